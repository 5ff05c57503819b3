import { describe, expect, it } from "vitest";
import { delimiters } from "../../../data/read/delimiter.ts";
import { headerChecker } from "../../../data/read/headerChecker.ts";
import { schema } from "../../../src/domain/schema.ts";
import { cellsOf, readLedger, refusalOf } from "./csvText.ts";
import { encodeGb18030, encodeUtf16 } from "./encodeText.ts";

const isHeader = headerChecker(schema.park);
const sizes = [1, 2, 3, 5, 64];

const faultOf = async (text: string | Uint8Array, options = {}) =>
  (await refusalOf(readLedger(text, { isHeader, ...options }))).problems[0];

const table = (mark: string) =>
  [
    ["编号", "名称", "行政区划代码"],
    ["P-1", `"甲${mark}乙 ""丙""\n丁"`, "330106"],
    ["", "", ""],
    ["P-2", "戊", '""'],
  ]
    .map((cells) => `${cells.join(mark)}\r\n`)
    .join("");

const rows = (mark: string) => [
  ["编号", "名称", "行政区划代码"],
  ["P-1", `甲${mark}乙 "丙"\n丁`, "330106"],
  ["", "", ""],
  ["P-2", "戊", ""],
];

describe("delimiter", () => {
  it.each(delimiters)("may be asked for: %j", async (delimiter) => {
    for (const text of [
      table(delimiter),
      encodeGb18030(table(delimiter)),
      encodeUtf16(table(delimiter)),
    ])
      for (const size of sizes)
        expect(await cellsOf(text, { delimiter, isHeader, size })).toEqual(rows(delimiter));
  });

  it.each(["a.tsv", "a.TAB"])("is a tab in %s", async (file) => {
    expect(await cellsOf(table("\t"), { file, isHeader })).toEqual(rows("\t"));
    const fault = await faultOf(table(","), { file });
    expect(fault?.fix.en).toContain("found ,, expected TAB");
    expect(await cellsOf(table(","), { file, isHeader, delimiter: "," })).toEqual(rows(","));
  });

  it.each(delimiters)("%j leaves stray quotes and other marks what they are", async (delimiter) => {
    const read = (text: string) => readLedger(text, { delimiter, size: 2 });
    for (const text of [`a${delimiter}b"\n`, `a${delimiter}"b"c\n`, `a${delimiter}"b\n`])
      expect((await refusalOf(read(`x${delimiter}y\n${text}`))).problems[0]).toMatchObject({
        code: "unbalanced-quote",
        row: 2,
      });
    const others = delimiters.filter((mark) => mark !== delimiter).join("");
    // ！ and － begin with the same byte as ，
    const stray = await refusalOf(read(`x${delimiter}y\n！"z"\n`));
    expect(stray.message).toContain("the quote on line 2 is not closed");
    const cells = [`！${others}－`, others, `\uffff`];
    expect((await read(`${cells.join(delimiter)}\n`)).rows[0]?.cells).toEqual(cells);
  });

  it.each([
    [";", ";", "give --delimiter ';'"],
    ["\t", "TAB", "give --delimiter '\\t'"],
    ["，", "，", "give --delimiter '，'"],
    ["|", "|", "give --delimiter '|'"],
    [" ", "SPACE", undefined],
    ["；", "；", undefined],
    ["\u3000", "U+3000", undefined],
  ])("%j is found where commas are expected", async (mark, name, hint) => {
    const text = table(mark);
    const unknown = `"甲,乙"${mark}"丙"\n"1"${mark}"2"\n`;
    for (const bytes of [text, encodeGb18030(text), encodeUtf16(text), unknown]) {
      const fault = await faultOf(bytes, { size: 3 });
      expect(fault).toMatchObject({ code: "wrong-delimiter", value: name, row: 1 });
      expect(fault?.fix.en).toContain(`found ${name}, expected ,: save`);
      if (hint === undefined) expect(fault?.fix.en).not.toContain("--delimiter");
      else expect(fault?.fix.en).toContain(hint);
    }
  });

  it("is not looked for in a header that fits", async () => {
    expect(await cellsOf("employer name\n1 2\n")).toEqual([["employer name"], ["1 2"]]);
  });

  it("is one of those that are offered", async () => {
    for (const delimiter of ["", '"', "\n", " ", ",,", "x"])
      await expect(readLedger("a\n", { delimiter })).rejects.toThrow("unknown delimiter");
  });
});

const titled =
  "园区一览表\n填报单位：某市,,\n编号,名称,行政区划代码\nP-1,甲,330106\nP-2,乙,330106\n";

describe("title rows", () => {
  it("are left out when told to, and rows counted from the header", async () => {
    const { rows: found, notices } = await readLedger(titled, { isHeader, titleRows: 2, size: 7 });
    expect(found.map(({ row, cells }) => [row, cells[0]])).toEqual([
      [1, "编号"],
      [2, "P-1"],
      [3, "P-2"],
    ]);
    expect(notices).toMatchObject([{ code: "title-rows", row: null, value: "园区一览表" }]);
    expect(notices[0]?.fix.zh).toContain("跳过了表头前的 2 行");
    const gb = await readLedger(encodeGb18030(titled), { isHeader, titleRows: 2 });
    expect(gb).toMatchObject({ encoding: "gb18030", rows: found });
  });

  it("count quoted line breaks and blank lines as records do", async () => {
    const text = `"园区\n一览"\r\n\r\n${table(",")}`;
    const { rows: found } = await readLedger(text, { isHeader, titleRows: 2 });
    expect(found.map(({ cells }) => cells)).toEqual(rows(","));
  });

  it.each([0, 1, 3, 4])("are refused with the hint when %i are said", async (titleRows) => {
    for (const text of [titled, encodeGb18030(titled), encodeUtf16(titled)]) {
      const fault = await faultOf(text, { titleRows });
      expect(fault).toMatchObject({ code: "missing-label", row: 1 });
      expect(fault?.fix.en).toContain("the header is row 3");
      expect(fault?.fix.zh).toContain("--title-rows 2");
    }
  });

  it("are looked for in five records only", async () => {
    const text = `${"标题\n".repeat(5)}${table(",")}`;
    expect((await readLedger(text, { isHeader })).rows[0]?.cells).toEqual(["标题"]);
  });

  it("may be more than the file has", async () => {
    expect((await readLedger("标题\n", { isHeader, titleRows: 3 })).rows).toEqual([]);
    for (const titleRows of [-1, 0.5, NaN])
      await expect(readLedger("a\n", { titleRows })).rejects.toThrow("not a number of rows");
  });
});

describe("headerChecker", () => {
  it("wants half of the words at least", () => {
    expect(isHeader([" 编号", "name", "x", "y"])).toBe(true);
    expect(isHeader(["编号", "", " ", ""])).toBe(true);
    expect(isHeader(["编号", "x", "y"])).toBe(false);
    for (const cells of [[], [""], ["__proto__"], ["x"]]) expect(isHeader(cells)).toBe(false);
  });
});
