import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bookEntries,
  inline,
  readBook,
  readRows,
  readZip,
  rowOf,
  sheetXml,
  withEntry,
} from "./workbookFile.ts";

const header = rowOf(["甲"]);

/** The cell below a header of one column: text, kind, and the code of its fault. */
async function cellOf(xml: string, book: Parameters<typeof readRows>[1] = {}) {
  const { rows } = await readRows(header + rowOf([xml]), book);
  const [, row] = rows;
  return [row?.cells[0], row?.kinds?.[0], row?.faults?.get(0)?.code];
}

const strings = [
  "<t>名称</t>",
  '<r><rPr><b/><sz val="11"/></rPr><t>粗</t></r><r><t xml:space="preserve"> 细 </t></r>',
  '<t>漢字</t><rPh sb="0" eb="2"><t>かんじ</t></rPh><phoneticPr fontId="1"/>',
  "<t>一_x000D_二_x005F_x000A_</t>",
  "<t/>",
  "",
  "<t><![CDATA[<b>&amp;]]> x</t>",
  "<t>a<!-- note -->b&#x4e2d;&lt;</t>",
  "<t>_x005F_x0041__x0042_</t>",
];

describe("text", () => {
  it.each([
    [0, "名称"],
    [1, "粗 细 "],
    [2, "漢字"],
    [3, "一\r二_x000A_"],
    [6, "<b>&amp; x"],
    [7, "ab中<"],
    [8, "_x0041_B"],
  ])("shared string %i is %j", async (index, text) => {
    expect(await cellOf(`<c t="s"><v>${index}</v></c>`, { strings })).toEqual([
      text,
      "text",
      undefined,
    ]);
  });

  it.each([
    ['<c t="inlineStr"><is><t> 空格 </t></is></c>', " 空格 "],
    ['<c t="inlineStr"><is><r><t>a</t></r><r><rPr><t>no</t></rPr><t>b</t></r></is></c>', "ab"],
    ['<c t="inlineStr"><is><t>_x4E2d_</t></is></c>', "中"],
    ['<c t="str"><f>A1</f><v>文_x000A_本</v></c>', "文\n本"],
    ['<c t="str"><v> 1 </v></c>', " 1 "],
    ['<c t="inlineStr"><is><t>_xD83D__xDE00_</t></is></c>', "😀"],
  ])("%s is %j", async (xml, text) => expect(await cellOf(xml)).toEqual([text, "text", undefined]));

  it("does not take half a character", async () => {
    expect(await cellOf(inline("_xD83D_"))).toEqual(["_xD83D_", "text", "control-character"]);
  });

  it.each(["9", "-1", "x", "1.5", "99999999999999999999"])(
    "refuses shared string %s",
    async (index) =>
      expect(await cellOf(`<c t="s"><v>${index}</v></c>`, { strings })).toEqual([
        index,
        "text",
        "type-error",
      ]),
  );
});

describe("numbers and booleans", () => {
  it.each([
    ["12", "12"],
    [" 12 ", "12"],
    ["12.0", "12"],
    ["1.2E3", "1200"],
    ["0.1", "0.1"],
    ["1E-7", "0.0000001"],
    ["-0", "0"],
    ["320102199001011234", "320102199001011260"],
    ["0.10000000000000001", "0.1"],
  ])("%j is %s", async (stored, text) => {
    expect(await cellOf(`<c><v>${stored}</v></c>`)).toEqual([text, "number", undefined]);
    expect(await cellOf(`<c t="n"><v>${stored}</v></c>`)).toEqual([text, "number", undefined]);
  });

  it.each(["1,2", "NaN", "INF", "1e999", "0x10", "一", "1 2"])("refuses %j", async (stored) =>
    expect(await cellOf(`<c><v>${stored}</v></c>`)).toEqual([stored, "number", "type-error"]),
  );

  it.each([
    ["1", "TRUE", undefined],
    ["true", "TRUE", undefined],
    ["0", "FALSE", undefined],
    ["false", "FALSE", undefined],
    ["2", "2", "type-error"],
  ])("boolean %s is %s", async (stored, text, code) =>
    expect(await cellOf(`<c t="b"><v>${stored}</v></c>`)).toEqual([text, "boolean", code]),
  );

  it("refuses a type that there is none", async () =>
    expect(await cellOf(`<c t="q"><v>1</v></c>`)).toEqual(["1", "text", "type-error"]));

  it("reads every text and number as it was written", async () => {
    const legal = fc
      .string({ unit: "grapheme", maxLength: 12 })
      .filter((text) => !/[\u0000-\u001f\ufffe\uffff]|_x/.test(text));
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(legal, number), { minLength: 1 }), async (pairs) => {
        const xml = pairs.map(([text, value]) => rowOf([inline(text), `<c><v>${value}</v></c>`]));
        const { rows } = await readRows(rowOf(["甲", "乙"]) + xml.join(""));
        expect(rows.slice(1).map(({ cells: [text, value] }) => [text, Number(value)])).toEqual(
          pairs.map(([text, value]) => [text, value === 0 ? 0 : value]),
        );
      }),
      { numRuns: 100 },
    );
  });
});

describe("dates", () => {
  const formats = [14, "yyyy-mm-dd;@", "h:mm", 10, "General", 49];
  const dated = (serial: string, style: number, is1904 = false) =>
    cellOf(`<c s="${style}"><v>${serial}</v></c>`, { formats, is1904 });

  it("are days where the number format is a date", async () => {
    expect(await dated("45930", 1)).toEqual(["2025-09-30", "date", undefined]);
    expect(await dated("45930", 2)).toEqual(["2025-09-30", "date", undefined]);
    expect(await dated("44468", 2, true)).toEqual(["2025-09-30", "date", undefined]);
    expect(await dated("1", 1)).toEqual(["1900-01-01", "date", undefined]);
  });

  it("are faults where there is no day", async () => {
    expect(await dated("60", 1)).toEqual(["60", "date", "type-error"]);
    expect(await dated("45930.5", 1)).toEqual(["45930.5", "date", "type-error"]);
    expect(await dated("0.5", 3)).toEqual(["0.5", "date", "type-error"]);
    expect(await dated("45930", 3)).toEqual(["45930", "date", "type-error"]);
  });

  it("leaves numbers of other formats what they are", async () => {
    for (const style of [0, 4, 5, 6])
      expect(await dated("0.45", style)).toEqual(["0.45", "number", undefined]);
    expect(await dated("45930", 7)).toEqual(["45930", "number", "type-error"]);
  });

  it("reads cells of type d", async () => {
    expect(await cellOf('<c t="d"><v>2025-09-30T00:00:00Z</v></c>')).toEqual([
      "2025-09-30",
      "date",
      undefined,
    ]);
    expect(await cellOf('<c t="d"><v>2025-09-30T08:00</v></c>')).toEqual([
      "2025-09-30T08:00",
      "date",
      "type-error",
    ]);
  });
});

describe("formulas and errors", () => {
  it("takes the stored result, also of a link to another workbook", async () => {
    expect(await cellOf("<c><f>1+1</f><v>2</v></c>")).toEqual(["2", "number", undefined]);
    expect(await cellOf('<c><f t="shared" si="0"/><v>2</v></c>')).toEqual([
      "2",
      "number",
      undefined,
    ]);
    expect(await cellOf('<c t="str"><f>[1]Sheet1!A1</f><v>x</v></c>')).toEqual([
      "x",
      "text",
      undefined,
    ]);
    const { rows } = await readRows(
      rowOf(["甲", "乙"]) + rowOf(["1", '<c t="str"><f>""</f><v></v></c>']),
    );
    expect(rows[1]).toEqual({ row: 2, cells: ["1", ""], kinds: ["text", "text"] });
  });

  it.each([
    "<c><f>SUM(A1:A2)</f></c>",
    "<c><f>SUM(A1:A2)</f><v/></c>",
    '<c t="str"><f>SUM(A1:A2)</f></c>',
    '<c t="b"><f>SUM(A1:A2)</f><v></v></c>',
  ])("refuses %s", async (xml) =>
    expect(await cellOf(xml)).toEqual(["=SUM(A1:A2)", "text", "uncached-formula"]),
  );

  it.each(["#REF!", "#N/A", "#DIV/0!", "#SPILL!"])("refuses %s", async (name) => {
    const xml = `<c t="e"><f>A1</f><v>${name}</v></c>`;
    expect(await cellOf(xml)).toEqual([name, "text", "error-cell"]);
    const { rows } = await readRows(header + rowOf([xml]));
    expect(rows[1]?.faults?.get(0)?.fix.en).toContain(name);
  });
});

describe("spellings of the format", () => {
  const plain = [
    { row: 1, cells: ["a", "b"] },
    { row: 2, cells: ["1", "x"] },
  ];
  const xmlOf = (prefix: string, namespace: string) => {
    const p = prefix === "" ? "" : `${prefix}:`;
    return `<?xml version="1.0"?><${p}worksheet xmlns${prefix === "" ? "" : `:${prefix}`}="${namespace}"><${p}sheetData><${p}row><${p}c t="inlineStr"><${p}is><${p}t>a</${p}t></${p}is></${p}c><${p}c t="inlineStr"><${p}is><${p}t>b</${p}t></${p}is></${p}c></${p}row><${p}row r="2"><${p}c r="A2"><${p}v>1</${p}v></${p}c><${p}c r="B2" t="str"><${p}v>x</${p}v></${p}c></${p}row></${p}sheetData></${p}worksheet>`;
  };

  it.each([
    ["", "http://schemas.openxmlformats.org/spreadsheetml/2006/main"],
    ["x", "http://schemas.openxmlformats.org/spreadsheetml/2006/main"],
    ["", "http://purl.oclc.org/ooxml/spreadsheetml/main"],
    ["main", "http://purl.oclc.org/ooxml/spreadsheetml/main"],
  ])("prefix %j of %s", async (prefix, namespace) => {
    const { rows } = await readRows(xmlOf(prefix, namespace));
    expect(rows).toMatchObject(plain);
  });

  it("reads sheets in UTF-16", async () => {
    const text = sheetXml(rowOf(["名", "b"])).replace("UTF-8", "UTF-16");
    for (const swap of [false, true]) {
      const data = Buffer.from(`\ufeff${text}`, "utf16le");
      const book = { sheets: [["S", ""]] as const };
      const { rows } = await readZip(
        withEntry(bookEntries(book), "xl/worksheets/sheet1.xml", {
          data: swap ? data.swap16() : data,
        }),
      );
      expect(rows).toMatchObject([{ cells: ["名", "b"] }]);
    }
  });

  it("leaves out what other namespaces and later versions add", async () => {
    const row = `<row r="1" xmlns:z="urn:z" z:dyDescent="0.2"><c r="A1" t="str"><v>a</v><extLst><ext><v>no</v></ext></extLst></c><extLst/></row>`;
    const after = `<extLst><ext xmlns:x14="urn:x14"><x14:row><x14:c/></x14:row><row><c><v>9</v></c></row></ext></extLst>`;
    const { rows } = await readRows(sheetXml(row, after));
    expect(rows).toMatchObject([{ row: 1, cells: ["a"] }]);
  });

  it("keeps words that objects have of themselves", async () => {
    const words = ["__proto__", "constructor", "toString", "hasOwnProperty"];
    const { rows, sheet } = await readBook(
      { sheets: [["__proto__", rowOf(words) + rowOf(words, '__proto__="1" constructor="2"')]] },
      { sheet: "__proto__" },
    );
    expect(sheet).toBe("__proto__");
    expect(rows.map(({ cells }) => cells)).toEqual([words, words]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
