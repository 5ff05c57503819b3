import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { headerChecker } from "../../../data/read/headerChecker.ts";
import { readText } from "../../../data/read/readText.ts";
import { schema } from "../../../src/domain/schema.ts";
import { cellsOf, readLedger } from "./csvText.ts";
import { encodeGb18030, encodeUtf16, encodeUtf16Be } from "./encodeText.ts";
import { splitRecords } from "./splitRecords.ts";
import { checkOutcome, isHeader, ledgerOf, linesOf, outcomeOf } from "./textOutcome.ts";

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
      { numRuns: 80 },
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
    const text = ledgerOf(500_000);
    const rows = JSON.stringify(splitRecords(text));
    for (const bytes of [Buffer.from(text), encodeGb18030(text), encodeUtf16(text)])
      for (const size of [4_999, 3_000_000])
        expect(JSON.stringify(await cellsOf(bytes, { isHeader, size })) === rows).toBe(true);
  });
});

const encodings = [
  ["UTF-8", Buffer.from],
  ["GB18030", encodeGb18030],
  ["UTF-16", encodeUtf16],
] as const;

describe.each(encodings)("a ledger in %s", (name, encode) => {
  it("cut at any byte is refused, or told to be cut", async () => {
    const bytes = Buffer.from(encode(ledgerOf(name === "UTF-8" ? 3500 : 600)));
    const whole = linesOf(await readLedger(bytes, { isHeader }));
    for (let length = 0; length < bytes.length; length += 1) {
      const found = await outcomeOf(bytes.subarray(0, length), 65_536);
      if (found === undefined) continue;
      const rows = linesOf(found);
      const kept = rows.filter((row, at) => row === whole[at]).length;
      expect(kept).toBeGreaterThanOrEqual(rows.length - 1);
      const isCut = found.notices.some(({ code }) => /^(cut-perhaps|mixed-line-ends)$/.test(code));
      expect(isCut || kept === rows.length).toBe(true);
    }
  });

  it("with any byte changed is refused or read as its bytes say", async () => {
    const bytes = encode(ledgerOf(name === "UTF-16" ? 300 : 1500));
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
    const text = [...ledgerOf(600)];
    const marks = fc.constantFrom('"', ",", "\n", "\r", "");
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length), marks, async (at, mark) => {
        const changed = text.toSpliced(at, mark === "" ? 1 : 0, mark).join("");
        await checkOutcome(Uint8Array.from(encode(changed)));
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
