import type { Column, Table } from "../../src/domain/schema.ts";
import { CellFault, type CellValue } from "./cell.ts";
import { rowChecker, type RowFault } from "./checkRow.ts";
import { rowDeriver } from "./deriveRow.ts";
import type { MatchedColumn } from "./matchHeader.ts";
import { noteOf } from "./noteOf.ts";
import { cellParser, type CellContext } from "./parseCell.ts";
import { shortened, type Problem, type ProblemCode } from "./problem.ts";
import type { LedgerRow } from "./ledgerSource.ts";
import { isBlank } from "./readCsv.ts";

/** A row as it was read: accepted when it has no errors. */
export interface ParsedRow {
  /** In the order of the table's columns; null where a cell is empty or could not be read. */
  values: CellValue[];
  errors: RowProblem[];
  /** Kept and reported. */
  warnings: RowProblem[];
  /** Cells taken in another spelling. */
  notes: { code: ProblemCode; column: string; value: string }[];
}

export type RowProblem = Omit<Problem, "file" | "row">;

const emptyRow: RowProblem = {
  column: null,
  value: "",
  code: "blank-row",
  fix: { zh: "删除空行", en: "delete the empty line" },
};

const wrongWidth = (found: number, expected: number): RowProblem => ({
  column: null,
  value: String(found),
  code: found > expected ? "extra-cell" : "missing-cell",
  fix: {
    zh: `本行 ${found} 列，表头 ${expected} 列：检查多余或缺少的逗号，含逗号的内容加引号`,
    en: `the row has ${found} cells, the header ${expected}: look for a comma too many or too few, and quote a cell that contains one`,
  },
});

// A workbook has no commas; what stands beyond the header is a note, or a word that the header lacks.
const beyondHeader = (found: number, expected: number): RowProblem => ({
  column: null,
  value: String(found),
  code: "extra-cell",
  fix: {
    zh: `表头 ${expected} 列，本行到第 ${found} 列还有内容：删除表头以外的内容，或补上列名`,
    en: `the header has ${expected} cells, the row has something in cell ${found}: delete what is beyond the header, or add its word`,
  },
});

const widthProblem = ({ cells, kinds }: LedgerRow, expected: number): RowProblem =>
  kinds !== undefined && cells.length > expected
    ? beyondHeader(cells.length, expected)
    : wrongWidth(cells.length, expected);

const identifierTypes: ReadonlySet<Column["type"]> = new Set([
  "credit-code",
  "adcode",
  "park",
  "sector",
]);

const isIdentifier = ({ name, type }: Column, { key }: Table): boolean =>
  identifierTypes.has(type) || name.endsWith("_id") || (type === "text" && key.includes(name));

const numberIdentifier = new CellFault(
  "number-identifier",
  "编号存成了数字或日期，可能已丢失开头的0或末尾的数字：先把该列设为文本格式，再重新填写",
  "an identifier stored as a number or date may have lost leading zeros or its last digits: format the column as text, then enter it anew",
);

const problemOf = (column: string, value: string, { code, fix }: CellFault): RowProblem => ({
  column,
  value: shortened(value),
  code,
  fix,
});

/** An identifier that is stored as anything but text. */
const storedFault = ({ kinds }: LedgerRow, at: number, isText: boolean): CellFault | undefined =>
  isText && (kinds?.[at] ?? "text") !== "text" ? numberIdentifier : undefined;

/** Reads rows of a file with the given header: width, cells, derived columns, rules across columns. */
export function rowParser(
  table: Table,
  header: readonly MatchedColumn[],
  context: CellContext,
): (row: LedgerRow) => ParsedRow {
  const cells = header.map((matched) => ({
    ...matched,
    to: table.columns.indexOf(matched.column),
    parse: cellParser(matched.column, matched.factor, context),
    isText: isIdentifier(matched.column, table),
    type: matched.column.type,
  }));
  const derive = rowDeriver(table);
  const check = rowChecker(table);
  const headerOf = ({ at }: RowFault) =>
    header.find(({ column }) => column === table.columns[at])?.header ?? "";

  return (row) => {
    const values = new Array<CellValue>(table.columns.length).fill(null);
    const parsed: ParsedRow = { values, errors: [], warnings: [], notes: [] };
    if (row.cells.length !== header.length) {
      parsed.errors.push(isBlank(row) ? emptyRow : widthProblem(row, header.length));
      return parsed;
    }
    for (const { at, to, parse, isText, type, header: word } of cells) {
      const text = row.cells[at] ?? "";
      const value = row.faults?.get(at) ?? storedFault(row, at, isText) ?? parse(text);
      if (value instanceof CellFault) parsed.errors.push(problemOf(word, text, value));
      else {
        values[to] = value;
        const code = text === "" ? null : noteOf(type, text);
        if (code !== null) parsed.notes.push({ code, column: word, value: text });
      }
    }
    for (const broken of derive(values))
      parsed.warnings.push(problemOf(headerOf(broken), broken.value, broken.fault));
    for (const broken of check(values))
      parsed.errors.push(problemOf(headerOf(broken), broken.value, broken.fault));
    return parsed;
  };
}
