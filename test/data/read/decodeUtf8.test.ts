import { describe, expect, it } from "vitest";
import { decodeUtf8 } from "../../../data/read/decodeUtf8.ts";
import { inChunks, readText, refusalOf } from "./csvText.ts";

async function decoded(bytes: Uint8Array, size: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of decodeUtf8(inChunks(bytes, size), "test.csv")) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

const text = "名称,a\r\n𬭎㻬é,½\n";
const sizes = [1, 2, 3, 4, 5, 7, 64];

describe("decodeUtf8", () => {
  it.each(sizes)("keeps every character in chunks of %i bytes", async (size) => {
    expect(await decoded(Buffer.from(text), size)).toBe(text);
    expect(await decoded(Buffer.from(`\ufeff${text}`), size)).toBe(text);
  });

  it("takes away one byte order mark only", async () => {
    expect(await decoded(Buffer.from("\ufeff\ufeffa,b"), 3)).toBe("\ufeffa,b");
    expect(await decoded(Buffer.from("\ufeff"), 3)).toBe("");
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

  it("refuses a text that ends within a character", async () => {
    const whole = Buffer.from("a,b\n1,名");
    const error = await refusalOf(decoded(whole.subarray(0, whole.length - 1), 4));
    expect(error.message).toContain("line 2, byte offset 6 is not UTF-8");
  });

  it("refuses surrogates, overlong forms and bytes beyond U+10FFFF", async () => {
    for (const bytes of [[0xed, 0xa0, 0x80], [0xc0, 0xaf], [0xf4, 0x90, 0x80, 0x80], [0x80]])
      expect((await refusalOf(decoded(Buffer.from(bytes), 2))).row).toBe(1);
  });

  it("says what to do with UTF-16 and GB18030", async () => {
    const le = Buffer.from("\ufeff名称,代码\n", "utf16le");
    const be = Buffer.from(le).swap16();
    for (const bytes of [le, be])
      expect((await refusalOf(decoded(bytes, 5))).message).toContain("the file is UTF-16: save");
    const gbk = Buffer.from([0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0x61, 0x0a]);
    const error = await refusalOf(decoded(gbk, 64));
    expect(error.message).toContain("perhaps GBK/GB18030");
    expect(error.problems[0]?.fix.zh).toContain("CSV UTF-8");
    expect(error.problems[0]?.value).toBe("C3 FB B3 C6");
  });

  it("lets no changed byte through as U+FFFD", async () => {
    const ledger = Buffer.from("统一社会信用代码,名称\n91000000000000000K,示例企业𬭎\n");
    for (const at of ledger.keys()) {
      const bytes = Buffer.from(ledger);
      bytes[at] = 0xff;
      expect((await refusalOf(readText(bytes, 16))).problems[0]?.code).toBe("encoding-error");
    }
  });
});
