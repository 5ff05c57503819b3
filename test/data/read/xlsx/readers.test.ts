import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import writeXlsxFile from "write-excel-file/node";
import { formatColumn } from "../../../../data/read/xlsx/cellReference.ts";
import { LedgerError } from "../../../../data/read/ledgerError.ts";
import { serialDate } from "../../../../data/read/xlsx/serialDate.ts";
import { refusalOf } from "../csvText.ts";
import { fileOf, fileOfBook, inline, readFile, rowOf, sheetXml } from "./workbookFile.ts";
import { secondReader } from "./secondReader.ts";

interface Difference {
  row: number;
  column: number;
  own: string;
  other: string;
}

interface Comparison {
  differences: Difference[];
  /** How many cells were refused, by code. */
  refused: ReadonlyMap<string, number>;
  count: number;
}

/** Cells of a sheet that two readers tell differently; cells that are refused are left out and counted by their code. */
async function compare(
  path: string,
  name: string,
  other: readonly (readonly string[])[],
): Promise<Comparison> {
  const { rows } = await readFile(path, { sheet: name });
  const differences: Difference[] = [];
  const refused = new Map<string, number>();
  for (let at = 0; at < Math.max(rows.length, other.length); at += 1) {
    const { cells = [], faults } = rows[at] ?? {};
    for (let column = 0; column < Math.max(cells.length, other[at]?.length ?? 0); column += 1) {
      const code = faults?.get(column)?.code;
      const [own, theirs] = [cells[column] ?? "", other[at]?.[column] ?? ""];
      if (code !== undefined) refused.set(code, (refused.get(code) ?? 0) + 1);
      else if (own !== theirs) differences.push({ row: at + 1, column, own, other: theirs });
    }
  }
  return { differences, refused, count: rows.flatMap((row) => row.cells).length };
}

const day = fc.integer({ min: 61, max: 60_000 });
const text = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 10 })
  .filter((word) => !/[\u0000-\u001f\ufffe\uffff]|_x|[<>]/.test(word));

const cell = fc.oneof(
  text.map(inline),
  text.map((word) => `<c t="str"><v>${word.replaceAll("&", "&amp;")}</v></c>`),
  fc.nat(3).map((index) => `<c t="s"><v>${index}</v></c>`),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => `<c><v>${value}</v></c>`),
  fc.integer().map((value) => `<c s="3"><f>A1</f><v>${value}</v></c>`),
  fc.boolean().map((value) => `<c t="b"><v>${value ? 1 : 0}</v></c>`),
  fc
    .tuple(day, fc.integer({ min: 1, max: 2 }))
    .map(([value, style]) => `<c s="${style}"><v>${value}</v></c>`),
  fc.constant("<c/>"),
);

/** Rows of cells with the addresses that the other reader needs. */
const addressed = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((cells, at) => {
      const placed = cells.map((xml, column) =>
        xml.replace("<c", `<c r="${formatColumn(column)}${at + 1}"`),
      );
      return rowOf(placed, `r="${at + 1}"`);
    })
    .join("");

describe("another reader", () => {
  it("tells the same of generated workbooks", async () => {
    const strings = [
      "<t>一</t>",
      "<r><t>二</t></r><r><t xml:space='preserve'> 三</t></r>",
      "<t>4</t>",
      "<t> 五 </t>",
    ];
    const formats = [14, 'yyyy"年"m"月"d"日"', "0.00%"];
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), {
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(rows, fc.boolean(), async (cells, is1904) => {
        const xml = addressed([[inline("甲"), inline("乙")], ...cells]);
        const path = fileOfBook({ sheets: [["S", sheetXml(xml)]], strings, formats, is1904 });
        const [sheet] = await secondReader(path);
        const { differences, refused } = await compare(path, "S", sheet?.cells ?? []);
        expect(differences).toEqual([]);
        expect([...refused]).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it("tells the same of what another library writes", async () => {
    const data = [
      ["名称", "人数", "日期", "是否"],
      [
        "甲 & 乙 <丙>",
        12.5,
        { type: Date, value: new Date("2025-09-30T00:00:00Z"), format: "yyyy-mm-dd" },
        true,
      ],
      [
        " 空 格 ",
        -3,
        { type: Date, value: new Date("1999-01-01T00:00:00Z"), format: "d mmm yyyy" },
        false,
      ],
      [null, 1e-9, null, null],
    ];
    const path = fileOf(await writeXlsxFile(data).toBuffer());
    const { rows } = await readFile(path);
    expect(rows.map(({ cells }) => cells)).toEqual([
      ["名称", "人数", "日期", "是否"],
      ["甲 & 乙 <丙>", "12.5", "2025-09-30", "TRUE"],
      [" 空 格 ", "-3", "1999-01-01", "FALSE"],
      ["", "0.000000001", "", ""],
    ]);
    const [sheet] = await secondReader(path);
    expect((await compare(path, sheet?.name ?? "", sheet?.cells ?? [])).differences).toEqual([]);
  });
});

const corpora = "../shared/corpora";

const filesOf = (ending: RegExp): string[] =>
  existsSync(corpora)
    ? readdirSync(corpora, { recursive: true, encoding: "utf8" })
        .filter((path) => ending.test(path))
        .map((path) => join(corpora, path))
    : [];

/** Days before March 1900 are one less where the leap day that Excel counts too many is not heeded. */
const isEarly = ({ own, other }: Difference): boolean =>
  own < "1900-03-01" && Date.parse(own) - Date.parse(other) === 86_400_000;

/** XML has no CRLF of its own. */
const isLineEnd = ({ own, other }: Difference): boolean => other.replaceAll("\r\n", "\n") === own;

/** Formats such as `m/d` under a number of their own and `yymmm`. */
const isUnknownFormat = ({ own, other }: Difference): boolean =>
  /^\d+$/.test(other) && serialDate(Number(other), false) === own;

const unexplained = (differences: readonly Difference[]) =>
  differences.filter((one) => !isEarly(one) && !isLineEnd(one) && !isUnknownFormat(one));

/** Why cells and headers of these workbooks are refused. */
const known = /^(type-error|error-cell|merged-cell|uncached-formula)$/;

const workbooks = filesOf(/\.xlsx$/);

describe.skipIf(workbooks.length === 0)("workbooks of other projects", () => {
  let [sheetsCompared, cellsCompared] = [0, 0];

  it.each(workbooks)("%s", async (path) => {
    // One workbook has its parts where the other reader does not look for them.
    const sheets = await secondReader(path).catch(() => null);
    expect(sheets === null).toBe(path.endsWith("wtf_path.xlsx"));
    for (const { name, cells } of sheets ?? []) {
      const compared = await compare(path, name, cells).catch((error: unknown) => error);
      if (compared instanceof LedgerError) expect(compared.problems[0]?.code).toMatch(known);
      else if (compared instanceof Error) throw compared;
      else {
        const { differences, refused, count } = compared as Comparison;
        expect(unexplained(differences)).toEqual([]);
        for (const code of refused.keys()) expect(code).toMatch(known);
        sheetsCompared += 1;
        cellsCompared += count;
      }
    }
  });

  it("are compared cell by cell", () => {
    expect(sheetsCompared).toBeGreaterThan(80);
    expect(cellsCompared).toBeGreaterThan(8_000);
  });

  it("finds parts wherever the relationships say that they are", async () => {
    const path = workbooks.find((name) => name.endsWith("wtf_path.xlsx")) ?? "";
    const { rows } = await readFile(path, { sheet: "Hidden" });
    expect(rows[0]?.cells.join("")).toBe("Hidden");
  });

  it.each(filesOf(/\.xls$/))("%s is no .xlsx", async (path) => {
    const { problems } = await refusalOf(readFile(path));
    expect(problems[0]).toMatchObject({ code: "format-error", value: ".xls" });
  });
});
