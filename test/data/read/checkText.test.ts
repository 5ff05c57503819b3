import { describe, expect, it } from "vitest";
import { checkText } from "../../../data/read/checkText.ts";
import type { TextEncoding } from "../../../data/read/textEncoding.ts";
import { textLimits } from "../../../data/read/textLimits.ts";
import { TextScan } from "../../../data/read/textScan.ts";
import { inChunks, readLedger, refusalOf } from "./csvText.ts";
import { encodeGb18030, encodeUtf16, encodeUtf16Be } from "./encodeText.ts";

async function decoded(
  bytes: Uint8Array,
  size: number,
  encoding: TextEncoding = "utf-8",
  markBytes = 0,
): Promise<string> {
  const scan = new TextScan(textLimits, ",");
  const chunks: Uint8Array[] = [];
  const options = { file: "test.csv", encoding, markBytes, scan };
  for await (const chunk of checkText(inChunks(bytes, size), options)) chunks.push(chunk);
  for (const chunk of chunks) new TextDecoder("utf-8", { fatal: true }).decode(chunk);
  return Buffer.concat(chunks).toString();
}

const text = "名称,a\r\n𬭎㻬é,½\n";
const sizes = [1, 2, 3, 4, 5, 7, 64];

const encoded: readonly [TextEncoding, Uint8Array, number][] = [
  ["utf-8", Buffer.from(text), 0],
  ["gb18030", encodeGb18030(text), 0],
  ["utf-16le", encodeUtf16(text), 2],
  ["utf-16be", encodeUtf16Be(text), 2],
];

describe("checkText", () => {
  it.each(encoded)(
    "keeps every character of %s in chunks of any size",
    async (name, bytes, mark) => {
      for (const size of sizes.filter((size) => size >= mark))
        expect(await decoded(bytes, size, name, mark)).toBe(text);
    },
  );

  it("keeps U+FEFF wherever it stands in the text", async () => {
    for (const [name, bytes] of [
      ["gb18030", encodeGb18030("\ufeffa\ufeff,\n\ufeff")],
      ["utf-16le", encodeUtf16("a\ufeff,\n\ufeff")],
      ["utf-8", Buffer.from("\ufeffa\ufeff,\n\ufeff")],
    ] as const)
      for (const size of sizes)
        expect(await decoded(bytes, size, name)).toBe("\ufeffa\ufeff,\n\ufeff");
  });

  it("keeps every character that GB18030 has, private use too", async () => {
    const points = Array.from({ length: 0x11_0000 / 7 }, (_, at) => 1 + at * 7);
    const all = points
      .filter((point) => (point < 0xd800 || point > 0xdfff) && point !== 0x22)
      .map((point) => String.fromCodePoint(point));
    const there = all.filter((character) => isInGb18030(character));
    expect(all.length - there.length).toBeLessThan(19);
    const lines = there.join("\n");
    expect(await decoded(encodeGb18030(lines), 65_536, "gb18030")).toBe(lines);
  });

  it.each(sizes)("names offset and line of an illegal byte, chunks of %i bytes", async (size) => {
    const start = Buffer.from("a,b\r\n名,c\rd,");
    const bytes = Buffer.concat([start, Buffer.from([0xff]), Buffer.from("e\n")]);
    const error = await refusalOf(decoded(bytes, size));
    expect(error.row).toBe(3);
    expect(error.problems[0]).toMatchObject({ code: "encoding-error", file: "test.csv" });
    // a,b CR LF = 5 bytes, 名,c CR = 6, d, = 2
    expect(error.message).toContain("line 3, byte offset 13 is not UTF-8");
  });

  it.each([
    ["ff", [0xff], 0],
    ["a lead byte before a comma", [0xc3], 0],
    ["a cut four-byte character", [0x81, 0x30, 0x81], 0],
    ["a four-byte form that has no character", [0x84, 0x31, 0xa5, 0x30], 0],
    ["beyond U+10FFFF", [0xe3, 0x32, 0x9a, 0x36], 0],
    ["after a good one", [0xc3, 0xfb, 0xc3], 2],
  ])("names offset and line of what is illegal in GB18030: %s", async (_, bad, more) => {
    const start = encodeGb18030("a,b\r\n名,c\rd,");
    for (const [size, end] of sizes.flatMap((size) =>
      [",e\n", ""].map((end) => [size, end] as const),
    )) {
      const bytes = Buffer.concat([start, Uint8Array.from(bad), Buffer.from(end)]);
      const error = await refusalOf(decoded(bytes, size, "gb18030"));
      expect(error.problems[0]).toMatchObject({ code: "encoding-error", row: 3 });
      expect(error.message).toContain(`line 3, byte offset ${12 + more} is not GB18030`);
    }
  });

  it.each([
    ["a high surrogate alone", "\ud800,"],
    ["a low surrogate alone", "\udc00,"],
    ["surrogates the wrong way round", "\udc00\ud800,"],
    ["a high surrogate at the end", "\ud800"],
  ])("refuses %s in UTF-16", async (_, bad) => {
    const little = encodeUtf16(`名,b\n𬭎,${bad}`);
    for (const [name, bytes] of [
      ["utf-16le", little],
      ["utf-16be", Buffer.from(little).swap16()],
    ] as const)
      for (const size of sizes.slice(1)) {
        const error = await refusalOf(decoded(bytes, size, name, 2));
        expect(error.problems[0]).toMatchObject({ code: "encoding-error", row: 2 });
        // mark 2, 名,b LF = 8, 𬭎, = 6
        expect(error.message).toContain("byte offset 16 is not UTF-16");
      }
  });

  it("refuses a text that ends within a character", async () => {
    const whole = Buffer.from("a,b\n1,名");
    const error = await refusalOf(decoded(whole.subarray(0, whole.length - 1), 4));
    expect(error.message).toContain("line 2, byte offset 6 is not UTF-8");
    const half = encodeUtf16("a,b\n1,2\n");
    const cut = await refusalOf(decoded(half.subarray(0, half.length - 1), 4, "utf-16le", 2));
    expect(cut.message).toContain("line 2, byte offset 16 is not UTF-16 LE");
  });

  it("refuses surrogates, overlong forms and bytes beyond U+10FFFF", async () => {
    for (const bytes of [[0xed, 0xa0, 0x80], [0xc0, 0xaf], [0xf4, 0x90, 0x80, 0x80], [0x80]])
      expect((await refusalOf(decoded(Buffer.from(bytes), 2))).row).toBe(1);
  });

  it("names what comes first: a stray quote or an illegal byte", async () => {
    const both = (first: string, second: string) =>
      refusalOf(decoded(Buffer.from(`a,b\n${first}\n${second}\n`, "latin1"), 64));
    expect((await both('1"', "\xff")).problems[0]).toMatchObject({ code: "unbalanced-quote" });
    expect((await both("\xff", '1"')).problems[0]).toMatchObject({ code: "encoding-error" });
  });

  it("lets no changed byte through as U+FFFD", async () => {
    const ledger = Buffer.from("统一社会信用代码,名称\n91000000000000000K,示例企业𬭎\n");
    for (const at of ledger.keys()) {
      const bytes = Buffer.from(ledger);
      bytes[at] = 0xff;
      const error = await refusalOf(readLedger(bytes, { size: 16 }));
      expect(error.problems[0]?.code).toBe("encoding-error");
    }
  });
});

function isInGb18030(character: string): boolean {
  try {
    return encodeGb18030(character).length > 0;
  } catch {
    return false;
  }
}
