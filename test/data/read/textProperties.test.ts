import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { headerChecker } from "../../../data/read/headerChecker.ts";
import { LedgerError } from "../../../data/read/ledgerError.ts";
import { problemRules } from "../../../data/read/problem.ts";
import { readText } from "../../../data/read/readText.ts";
import { syntheticCode } from "../../../src/domain/creditCode.ts";
import { schema } from "../../../src/domain/schema.ts";
import { cellsOf, readLedger, type ReadLedger } from "./csvText.ts";
import { encodeGb18030, encodeUtf16, encodeUtf16Be } from "./encodeText.ts";
import { splitRecords } from "./splitRecords.ts";

const isHeader = headerChecker(schema.enterprise);
const header = "统一社会信用代码,名称,行政区划代码,单位性质,职工人数,会员人数,建会方式";

const names = ["示例企业𬭎㻬", '"甲,乙"', '"丙""丁"""', '"戊\n己\r\n庚"', "", '""', "\ue7c7é"];

/** A ledger of a text's length in UTF-8, at least. */
function ledgerOf(bytes: number): string {
  const lines = [header];
  for (let n = 0; Buffer.byteLength(lines.join("\r\n")) < bytes; n += 1)
    lines.push(
      `${syntheticCode(n)},${names[n % names.length]},330106,非公企业,${n},20,${n % 3 === 0 ? "" : "单建"}`,
    );
  return `${lines.join("\r\n")}\r\n`;
}

/** What was read, or undefined when it was refused as it should be: with a code and a fix in both languages. */
async function outcomeOf(bytes: Uint8Array, size = 512): Promise<ReadLedger | undefined> {
  try {
    return await readLedger(bytes, { isHeader, size });
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    for (const { code, fix } of error.problems) {
      expect(problemRules[code].severity).toBe("error");
      expect(fix.zh.length * fix.en.length).toBeGreaterThan(0);
      expect(fix.zh + fix.en).not.toContain("\ufffd");
    }
    return undefined;
  }
}

const decoded = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const recordsIn = (bytes: Uint8Array, encoding: string): string[][] | undefined => {
  const text = decoded(bytes, encoding);
  return text === undefined || text.includes("\0") ? undefined : splitRecords(text);
};

/** Whatever is read is what the bytes say, every record of it; what is refused has a reason. */
async function checkOutcome(bytes: Uint8Array): Promise<void> {
  const found = await outcomeOf(bytes);
  if (found === undefined) {
    const asUtf8 = recordsIn(bytes, "utf-8");
    expect(asUtf8 !== undefined && isHeader(asUtf8[0] ?? [])).toBe(false);
  } else {
    expect(found.rows.map(({ cells }) => cells)).toEqual(recordsIn(bytes, found.encoding ?? ""));
    expect(found.rows.map(({ row }) => row)).toEqual(found.rows.map((_, at) => at + 1));
  }
}

const character = fc.oneof(
  fc.constantFrom('"', ",", "\r", "\n", "\r\n", " ", "\t", "，", "甲", "𬭎", "㻬", "\ue7c7", "é"),
  fc.string({ unit: "binary", minLength: 1, maxLength: 2 }),
);
const inGb18030 = (text: string): boolean => {
  try {
    return encodeGb18030(text).length >= 0;
  } catch {
    return false;
  }
};
const cell = fc
  .array(character, { maxLength: 5 })
  .map((characters) => characters.join(""))
  .filter((text) => !text.includes("\0") && inGb18030(text));
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 6 });
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const needsQuotes = /[",\r\n]/;

describe("a table", () => {
  it("is the same in every encoding and in chunks of every size", async () => {
    const chunk = fc.integer({ min: 1, max: 70 });
    const end = fc.constantFrom("\n", "\r", "\r\n");
    await fc.assert(
      fc.asyncProperty(table, chunk, end, fc.boolean(), async (rows, size, lineEnd, always) => {
        const write = (text: string) => (always || needsQuotes.test(text) ? quoted(text) : text);
        const lines = rows.map((cells) => cells.map(write).join(","));
        const text = ["编号,名称", ...lines, ""].join(lineEnd);
        for (const bytes of [
          Buffer.from(text),
          Buffer.from(`\ufeff${text}`),
          encodeGb18030(text),
          encodeUtf16(text),
          encodeUtf16Be(text),
        ]) {
          const options = { isHeader: headerChecker(schema.park), size };
          expect(await cellsOf(bytes, options)).toEqual([["编号", "名称"], ...rows]);
        }
      }),
      { numRuns: 150 },
    );
  });

  it("is the same however it is cut into chunks", async () => {
    const text = ledgerOf(1000);
    const rows = splitRecords(text);
    const cuts = fc.uniqueArray(fc.nat(1000), { maxLength: 30 });
    const bytes = fc.constantFrom(Buffer.from(text), encodeGb18030(text), encodeUtf16(text));
    await fc.assert(
      fc.asyncProperty(bytes, cuts, async (whole, unsorted) => {
        const sorted = [0, ...unsorted.sort((a, b) => a - b), whole.length];
        async function* chunks() {
          for (const [at, from] of sorted.entries()) yield whole.subarray(from, sorted[at + 1]);
        }
        const source = await readText(chunks(), { file: "test.csv", isHeader });
        const found: (readonly string[])[] = [];
        for await (const { cells } of source.rows) found.push(cells);
        expect(found).toEqual(rows);
        expect(source.notices).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it("is the same beyond the bytes from which the encoding is told", async () => {
    const text = ledgerOf(700_000);
    for (const bytes of [Buffer.from(text), encodeGb18030(text), encodeUtf16(text)])
      for (const size of [4_999, 65_536, 3_000_000])
        expect(await cellsOf(bytes, { isHeader, size })).toEqual(splitRecords(text));
  });
});

const encodings = [
  ["UTF-8", Buffer.from],
  ["GB18030", encodeGb18030],
  ["UTF-16", encodeUtf16],
] as const;

describe.each(encodings)("a ledger in %s", (name, encode) => {
  it("cut at any byte is refused, or told to be cut", async () => {
    const bytes = Buffer.from(encode(ledgerOf(name === "UTF-8" ? 4000 : 2000)));
    const whole = (await readLedger(bytes, { isHeader })).rows.map(({ cells }) => cells);
    for (let length = 0; length < bytes.length; length += 1) {
      const found = await outcomeOf(bytes.subarray(0, length), 65_536);
      if (found === undefined) continue;
      const rows = found.rows.map(({ cells }) => cells);
      expect(rows.length).toBeLessThanOrEqual(whole.length);
      expect(rows.slice(0, -1)).toEqual(whole.slice(0, Math.max(0, rows.length - 1)));
      const isAtEnd = rows.length === 0 || rows.at(-1)?.join() === whole[rows.length - 1]?.join();
      if (found.notices.length === 0) expect(isAtEnd).toBe(true);
      else expect(["cut-perhaps", "mixed-line-ends"]).toContain(found.notices[0]?.code);
    }
  });

  it("with any byte changed is refused or read as its bytes say", async () => {
    const bytes = encode(ledgerOf(2000));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 255 }), async (change) => {
        for (let at = 0; at < bytes.length; at += 1) {
          const changed = Uint8Array.from(bytes);
          changed[at] = (changed[at] ?? 0) ^ change;
          await checkOutcome(changed);
        }
      }),
      { numRuns: 1 },
    );
  });

  it("with a delimiter, quote or line end more or less is refused or read as its bytes say", async () => {
    const text = ledgerOf(600);
    const marks = fc.constantFrom('"', ",", "\n", "\r", "");
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length), marks, async (at, mark) => {
        const rest = text.slice(mark === "" ? at + 1 : at);
        await checkOutcome(Uint8Array.from(encode(`${text.slice(0, at)}${mark}${rest}`)));
      }),
      { numRuns: 150 },
    );
  });
});

describe("splitRecords", () => {
  it.each([
    ["", []],
    ["a,b", [["a", "b"]]],
    ['a,""\r\n\n"x""\ny",\r', [["a", ""], [""], ['x"\ny', ""]]],
    ['a\n"b', undefined],
    ['a"', undefined],
    ['"a"b', undefined],
  ])("splits %j", (text, records) => expect(splitRecords(text)).toEqual(records));
});
