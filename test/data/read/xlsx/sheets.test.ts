import { describe, expect, it } from "vitest";
import { refusalOf } from "../csvText.ts";
import { readBook, readRows, rowOf, sheetXml } from "./workbookFile.ts";

const table = rowOf(["甲", "乙"]) + rowOf(["1", "2"]);
const isHeader = (cells: readonly string[]) => cells[0] === "甲";

describe("which sheet is read", () => {
  const sheets = [
    ["说明", rowOf(["填表说明"])],
    ["台账", table],
    ["空", ""],
  ] as const;

  it("is the one that begins with the header", async () => {
    const { sheet, rows, encoding, notices } = await readBook({ sheets }, { isHeader });
    expect([sheet, encoding, notices]).toEqual(["台账", null, []]);
    expect(rows).toEqual([
      { row: 1, cells: ["甲", "乙"], kinds: ["text", "text"] },
      { row: 2, cells: ["1", "2"], kinds: ["text", "text"] },
    ]);
  });

  it("is the named one, whatever it holds", async () => {
    const read = (sheet: string) => readBook({ sheets }, { isHeader, sheet });
    expect((await read("说明")).rows).toMatchObject([{ row: 1, cells: ["填表说明"] }]);
    expect((await read("空")).rows).toEqual([]);
    const { problems } = await refusalOf(read("台賬"));
    expect(problems[0]).toMatchObject({ code: "no-sheet", value: "台賬", file: "test.xlsx" });
    expect(problems[0]?.fix.zh).toBe("没有名为“台賬”的工作表；现有：说明、台账、空");
  });

  it("refuses when none fits, with names and first rows", async () => {
    const { problems } = await refusalOf(readBook({ sheets }, { isHeader: () => false }));
    expect(problems[0]).toMatchObject({ code: "no-sheet", value: "说明、台账、空" });
    expect(problems[0]?.fix.zh).toContain("“说明”：填表说明；“台账”：甲、乙；“空”：");
  });

  it("refuses when several fit", async () => {
    const twice = { sheets: [...sheets, ["二月", table]] as const };
    const { problems } = await refusalOf(readBook(twice, { isHeader }));
    expect(problems[0]).toMatchObject({ code: "no-sheet", value: "台账、二月" });
    expect((await readBook(twice, { isHeader, sheet: "二月" })).sheet).toBe("二月");
  });

  it("shows no more than ten sheets and cells", async () => {
    const wide = Array.from({ length: 30 }, (_, at) => `列${at}`);
    const many = Array.from({ length: 30 }, (_, at) => [`表${at}`, rowOf(wide)] as const);
    const { problems } = await refusalOf(readBook({ sheets: many }, { isHeader }));
    expect(problems[0]?.fix.zh.length).toBeLessThan(1_500);
    expect(problems[0]?.fix.zh).toContain("列9…");
  });
});

describe("title rows", () => {
  const titled = rowOf(["台账"]) + rowOf([]) + table;

  it("are left out only when they are told", async () => {
    const { rows, notices } = await readRows(titled, {}, { titleRows: 2, isHeader });
    expect(rows.map(({ row, cells }) => [row, cells])).toEqual([
      [1, ["甲", "乙"]],
      [2, ["1", "2"]],
    ]);
    expect(notices).toMatchObject([{ code: "title-rows", value: "2", row: null }]);
    for (const titleRows of [0, 1, 3])
      expect(
        (await refusalOf(readRows(titled, {}, { titleRows, isHeader }))).problems[0]?.code,
      ).toBe("no-sheet");
  });

  it("may be merged, also before rows that are not there", async () => {
    const xml = sheetXml(
      `<row r="1"><c t="str"><v>台账</v></c></row><row r="3"><c t="str"><v>甲</v></c><c t="str"><v>乙</v></c></row>`,
      `<mergeCells><mergeCell ref="A1:B2"/></mergeCells>`,
    );
    const { rows } = await readRows(xml, {}, { titleRows: 2, isHeader });
    expect(rows).toMatchObject([{ row: 1, cells: ["甲", "乙"] }]);
  });
});

describe("rows", () => {
  it("are counted from the header, gaps are blank rows, blank rows at the end are left out", async () => {
    const xml = `<row r="1"><c r="A1" t="str"><v>a</v></c><c r="C1" t="str"><v>c</v></c><c r="D1"/></row>
      <row r="4"><c r="B4"><v>1</v></c></row><row r="5"/><row><c/><c/><c t="b"><v>1</v></c></row>
      <row r="9" hidden="1"><c r="A9" s="0"/></row><row r="12"><c t="inlineStr"><is><t/></is></c></row>`;
    const { rows, notices } = await readRows(xml);
    const text = "text";
    expect(rows).toEqual([
      { row: 1, cells: ["a", "", "c"], kinds: [text, text, text] },
      { row: 2, cells: [""], kinds: [text] },
      { row: 3, cells: [""], kinds: [text] },
      { row: 4, cells: ["", "1", ""], kinds: [text, "number", text] },
      { row: 5, cells: [""], kinds: [text] },
      { row: 6, cells: ["", "", "TRUE"], kinds: [text, text, "boolean"] },
    ]);
    expect(notices).toEqual([]);
  });

  it("are wider than the header only when something stands there", async () => {
    const { rows } = await readRows(
      rowOf(["a"]) + rowOf(["1", "<c/>"]) + rowOf(["1", "<c/>", "x"]),
    );
    expect(rows.map(({ cells }) => cells)).toEqual([["a"], ["1"], ["1", "", "x"]]);
  });

  it("begins with a blank row where the header is not in the first row", async () => {
    const { rows } = await readRows('<row r="2"><c t="str"><v>a</v></c></row>');
    expect(rows.map(({ row, cells }) => [row, cells])).toEqual([
      [1, [""]],
      [2, ["a"]],
    ]);
  });

  it.each([
    ['<row r="2"/><row r="1"/>', "row 1 after row 2"],
    ['<row r="2"/><row r="2"/>', "row 2 after row 2"],
    ['<row r="0"/>', "row 0 after row 0"],
    ['<row r="x"/>', "row x after row 0"],
    ['<row r="1"><c r="B1"/><c r="A1"/></row>', "cell A1 after B1"],
    ['<row r="1"><c r="B1"/><c r="B1"/></row>', "cell B1 after B1"],
    ['<row r="1"><c r="A2"/></row>', "cell A2 after A1"],
    ['<row r="1"><c r="1A"/></row>', "cell 1A after A1"],
    ['<row r="1"><c><v>1</v><v>2</v></c></row>', "element v at A1"],
    ['<row r="1"><c><v>1<b/></v></c></row>', "element b at A1"],
    ['<row r="1"><q/></row>', "element q at A1"],
    ["<q><row/></q>", "element q at A0"],
    ['<y:row xmlns:y="urn:y"/>', "element y:row at A0"],
    ['<row xmlns="urn:y"/>', "element :row at A0"],
    ['<row><c t="inlineStr"><is><q/></is></c></row>', "element q in a text"],
  ])("refuses %s", async (xml, reason) => {
    const { problems } = await refusalOf(readRows(xml, {}, { sheet: "Sheet1" }));
    expect(problems[0]).toMatchObject({ code: "format-error" });
    expect(problems[0]?.fix.en).toContain(reason);
  });

  it.each([
    "<worksheet/>",
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>`,
    sheetXml("</sheetData><sheetData>"),
    sheetXml("", "<sheetData/>"),
    sheetXml("").replace("</worksheet>", ""),
    sheetXml("<row>"),
    sheetXml("", "", "<!-- <sheetData> -->"),
    sheetXml(`<row/><!-- </sheetData> -->`, `<mergeCells><mergeCell ref="A1:B2"/></mergeCells>`),
    sheetXml("<row><c><v>&constructor;</v></c></row>"),
    sheetXml("<row><c><v>&nbsp;</v></c></row>"),
    sheetXml("", '<mergeCells><mergeCell ref="B2:A1"/></mergeCells>'),
  ])("refuses the sheet %s", async (xml) => {
    const whole = xml.startsWith("<?xml") ? xml : `<?xml version="1.0"?>${xml}`;
    expect((await refusalOf(readRows(whole, {}, { sheet: "Sheet1" }))).problems[0]?.code).toBe(
      "format-error",
    );
  });
});

describe("merged cells", () => {
  const merged = (...refs: string[]) =>
    `<mergeCells>${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>`;
  const three = rowOf(["甲", "乙", "丙"]);
  const faultsOf = async (rows: string, ...refs: string[]) =>
    (await readRows(sheetXml(three + rows, merged(...refs)))).rows.map(({ cells, faults }) => [
      cells.length,
      [...(faults ?? [])].map(([at, { code }]) => `${at} ${code}`).sort(),
    ]);
  const line = rowOf(["1", "2", "3"]);

  it("are faults, all of them", async () => {
    const [a, b, c] = ["0 merged-cell", "1 merged-cell", "2 merged-cell"];
    expect(await faultsOf(line + line, "A2:B2")).toEqual([
      [3, []],
      [3, [a, b]],
      [3, []],
    ]);
    expect(await faultsOf(line + line + line, "B2:B3", "C3:C4")).toEqual([
      [3, []],
      [3, [b]],
      [3, [b, c]],
      [3, [c]],
    ]);
    expect(await faultsOf(line + rowOf([]) + line, "A2:A3")).toEqual([
      [3, []],
      [3, [a]],
      [3, [a]],
      [3, []],
    ]);
    expect(await faultsOf(line + rowOf([]), "A2:A1048576")).toEqual([
      [3, []],
      [3, [a]],
    ]);
  });

  it("matter only within the data", async () => {
    expect(await faultsOf(line, "C2:F2", "E2:F2", "A2", "B2:B2")).toEqual([
      [3, []],
      [3, []],
    ]);
  });

  it("keep what else is wrong with a row", async () => {
    const { rows } = await readRows(
      sheetXml(three + rowOf(["1", '<c t="e"><v>#N/A</v></c>', "3"]), merged("A2:B2")),
    );
    expect([...(rows[1]?.faults?.keys() ?? [])].sort()).toEqual([0, 1]);
    expect(rows[1]?.faults?.get(0)?.fix.en).toBe(
      "unmerge A2:B2 and write the value into each of its cells",
    );
  });

  it.each(["A1:B1", "B1:B2", "C1:D1", "A1:C3"])("refuses the header with %s", async (ref) => {
    const { problems } = await refusalOf(faultsOf(line, ref));
    expect(problems[0]).toMatchObject({
      code: "merged-cell",
      row: 1,
      column: ref[0],
      value: { A: "甲", B: "乙", C: "丙" }[ref[0] ?? ""],
    });
    expect(problems[0]?.fix.en).toContain(ref);
  });

  it("refuses a header that cannot be read", async () => {
    const error = await refusalOf(readRows(rowOf(["甲", '<c t="e"><v>#REF!</v></c>'])));
    expect(error.problems[0]).toMatchObject({
      code: "error-cell",
      row: 1,
      column: "B",
      value: "#REF!",
    });
  });
});

describe("notices", () => {
  it("tell what is hidden and filtered, and all of it is read", async () => {
    const before = `<sheetPr filterMode="1"/><cols><col min="2" max="3" hidden="1"/><col min="1" max="1" hidden="0"/><col min="9" max="16384" hidden="1"/></cols>`;
    const rows =
      rowOf(["甲", "乙", "丙"]) +
      rowOf(["1"]) +
      rowOf(["2"], 'hidden="1"') +
      rowOf([], 'hidden="1"') +
      rowOf(["3"], 'hidden="true"');
    const sheets = [["台账", sheetXml(rows, "", before), "veryHidden"]] as const;
    const read = await readBook({ sheets });
    expect(read.rows).toHaveLength(5);
    expect(read.notices.map(({ code, value, row }) => [code, value, row])).toEqual([
      ["hidden-sheet", "台账", null],
      ["hidden-columns", "B:C", null],
      ["filtered-sheet", "台账", null],
      ["hidden-rows", "2", 3],
    ]);
  });

  it.each([
    ['<autoFilter ref="A1:B2"/>', []],
    ['<autoFilter ref="A1:B2"><filterColumn colId="0"/></autoFilter>', ["filtered-sheet"]],
  ])("%s", async (after, codes) => {
    const { notices } = await readRows(sheetXml(table, after));
    expect(notices.map(({ code }) => code)).toEqual(codes);
  });
});
