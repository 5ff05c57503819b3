import { describe, expect, it } from "vitest";
import { headerChecker } from "../../../data/read/headerChecker.ts";
import { syntheticCode } from "../../../src/domain/creditCode.ts";
import { schema } from "../../../src/domain/schema.ts";
import { cellsOf, readLedger, refusalOf } from "./csvText.ts";
import { encodeBig5, encodeGb18030, encodeUtf16, encodeUtf16Be, garbled } from "./encodeText.ts";

const header = "统一社会信用代码,名称,行政区划代码,单位性质,职工人数,会员人数,建会方式";
const isHeader = headerChecker(schema.enterprise);

// 𬭎 has four bytes of the supplementary planes, 㻬 four of the basic plane, U+E7C7 is for private use.
const line = (n: number) =>
  `${syntheticCode(n)},示例企业𬭎㻬\ue7c7é ${n},330106,非公企业,30,20,单建`;
const ledger = (count = 3): string =>
  [header, ...Array.from({ length: count }, (_, n) => line(n)), ""].join("\r\n");
const rows = ledger()
  .trimEnd()
  .split("\r\n")
  .map((text) => text.split(","));

const read = (bytes: Uint8Array) => readLedger(bytes, { isHeader, size: 1000 });
const faultOf = async (bytes: Uint8Array, options = {}) => {
  const error = await refusalOf(readLedger(bytes, { isHeader, ...options }));
  expect(error.problems).toHaveLength(1);
  expect(error.message).not.toContain("\ufffd");
  expect(error.problems[0]?.fix.zh).not.toContain("\ufffd");
  return error.problems[0];
};

describe("encoding of a ledger", () => {
  it.each([
    ["utf-8", "UTF-8", Buffer.from(ledger())],
    ["utf-8", "UTF-8 with mark", Buffer.from(`\ufeff${ledger()}`)],
    ["gb18030", "GB18030", encodeGb18030(ledger())],
    ["gb18030", "GB18030 with mark", encodeGb18030(`\ufeff${ledger()}`)],
    ["utf-16le", "UTF-16 LE with mark", encodeUtf16(ledger())],
    ["utf-16be", "UTF-16 BE with mark", encodeUtf16Be(ledger())],
  ])("is %s: %s", async (encoding, _, bytes) => {
    const found = await read(bytes);
    expect(found.encoding).toBe(encoding);
    expect(found.rows.map(({ cells }) => cells)).toEqual(rows);
    expect(found.notices).toEqual([]);
  });

  it("takes away one byte order mark only", async () => {
    expect(await cellsOf("\ufeff\ufeffa,b\n", { size: 3 })).toEqual([["\ufeffa", "b"]]);
    expect(await cellsOf("\ufeff")).toEqual([]);
  });

  it("lets the header check speak of a header that is UTF-8 and unknown", async () => {
    for (const text of ["甲,乙\n1,2\n", "a,b\n1,2\n", "企业名称列,某某\n甲,x\n"])
      expect((await read(Buffer.from(text))).encoding).toBe("utf-8");
  });

  it("takes GB18030 whose header has a wrong word, for the header check to name", async () => {
    const text = ledger().replace("职工人数", "职工数量多少");
    expect((await read(encodeGb18030(text))).rows[0]?.cells).toContain("职工数量多少");
  });

  it("takes GB18030 with a header of words in both scripts", async () => {
    const text = ledger().replace("统一社会信用代码,名称,行政区划代码", "credit_code,name,adcode");
    expect((await read(encodeGb18030(text))).encoding).toBe("gb18030");
    expect((await read(Buffer.from(text))).encoding).toBe("utf-8");
  });

  it("refuses Big5, showing how the header reads", async () => {
    const text = "統一社會信用代碼,名稱,行政區劃代碼\n91000000000000000K,示例企業,330106\n";
    const fault = await faultOf(encodeBig5(text));
    expect(fault).toMatchObject({ code: "encoding-error", row: 1 });
    expect(fault?.fix.en).toContain("line 1, byte offset 0 is not UTF-8; the header as it reads");
    expect(fault?.fix.zh).toContain("Big5 “統一社會信用代碼,名稱,行政區劃代碼”");
    expect(fault?.fix.zh).toContain("GB18030 “参");
    const known = (cells: readonly string[]) => cells.includes("名稱");
    const right = await faultOf(encodeBig5(text), { isHeader: known });
    expect(right?.fix.en).toContain("Big5 “統一社會信用代碼,名稱,行政區劃代碼” (fits the header)");
    expect(right?.fix.en.match(/fits the header/g)).toHaveLength(1);
  });

  it("refuses Shift_JIS and Latin-1", async () => {
    const shiftJis = Buffer.from([0x96, 0xbc, 0x8f, 0xcc, 0x2c, 0x61, 0x0a]);
    expect((await faultOf(shiftJis))?.fix.en).toContain("Shift_JIS “名称,a”");
    const latin1 = await faultOf(Buffer.from("Ann\xe9e,a\n", "latin1"));
    expect(latin1).toMatchObject({ code: "encoding-error", row: 1, value: "E9 65 2C 61" });
  });

  // 名 has the byte of a carriage return in UTF-16.
  it("refuses UTF-16 without byte order mark", async () => {
    const fault = await faultOf(encodeUtf16(ledger()).subarray(2));
    expect(fault?.code).toBe("encoding-error");
    expect(fault?.fix.en).toContain("UTF-16 LE “统一社会信用代码,” (fits the header)");
  });

  it("refuses UTF-8 that was opened as GBK and saved as UTF-8", async () => {
    const fault = await faultOf(Buffer.from(garbled(ledger())));
    expect(fault).toMatchObject({ code: "encoding-error", row: 1 });
    expect(fault?.value).toContain("缁熶竴");
    expect(fault?.fix.en).toContain("UTF-8 that was opened as GBK");
    expect(fault?.fix.zh).toContain(`UTF-8 saved as GBK “${header}”（与表头相符）`);
  });

  it("knows garbled words that lost a character", async () => {
    const text = garbled("企业名,职工数,会员数\n甲,1,2\n").replaceAll("\ufffd", "?");
    expect(text).toContain("?");
    const fault = await faultOf(Buffer.from(text));
    expect(fault?.fix.en).toContain("UTF-8 that was opened as GBK");
  });

  it("names the byte that neither UTF-8 nor GB18030 has", async () => {
    const bytes = Buffer.concat([Buffer.from([0xc3, 0xfb, 0xff]), Buffer.from(",a\n")]);
    const fault = await faultOf(bytes);
    expect(fault).toMatchObject({ code: "encoding-error", row: 1 });
    expect(fault?.fix.en).toContain("byte offset 0 is not UTF-8 and byte offset 2 is not GB18030");
  });

  it("names line and offset of an illegal byte far down, and never changes the encoding there", async () => {
    const many = ledger(5000);
    const start = Buffer.byteLength(many);
    for (const bad of [[0xff], [0xc3, 0xfb], [0xb5]]) {
      const bytes = Buffer.concat([Buffer.from(many), Buffer.from(bad), Buffer.from(",1\n")]);
      const fault = await faultOf(bytes);
      expect(fault).toMatchObject({ code: "encoding-error", row: 5002 });
      expect(fault?.fix.en).toContain(`line 5002, byte offset ${start} is not UTF-8`);
    }
    const gb = encodeGb18030(many);
    const fault = await faultOf(Buffer.concat([gb, Buffer.from("名,1\n")]));
    expect(fault?.fix.en).toContain(`line 5002, byte offset ${gb.length + 2} is not GB18030`);
  });

  it("takes no GB18030 below a header in ASCII, which would read alike in Big5", async () => {
    const text = `credit_code,name,adcode,unit_nature,employees,members,build_mode\n${line(1)}\n`;
    expect((await read(Buffer.from(text))).encoding).toBe("utf-8");
    const fault = await faultOf(encodeGb18030(text));
    expect(fault).toMatchObject({ code: "encoding-error", row: 2 });
    expect(fault?.fix.en).toContain("perhaps GBK/GB18030 (read as such only when the header");
    const titled = await faultOf(encodeGb18030(`企业名单\n${text}`), { titleRows: 1 });
    expect(titled).toMatchObject({ code: "encoding-error", row: 1 });
  });

  it("is told in time however long the first line is", async () => {
    const bytes = Buffer.concat([Buffer.alloc(200_000, "x"), Buffer.from("\xff,a\n", "latin1")]);
    const from = performance.now();
    expect((await faultOf(bytes))?.code).toBe("encoding-error");
    expect(performance.now() - from).toBeLessThan(2000);
  });

  it("gives U+FFFD that the file has to the reader of cells", async () => {
    expect((await cellsOf("名称\n\ufffd\n", { isHeader }))[1]).toEqual(["\ufffd"]);
    expect((await cellsOf(encodeGb18030("名称\n\ufffd\n"), { isHeader }))[1]).toEqual(["\ufffd"]);
  });
});
