import type { CellFault } from "../cell.ts";
import { refusal } from "../ledgerError.ts";
import type { CellKind, LedgerRow } from "../ledgerSource.ts";
import { shortened, type Problem } from "../problem.ts";
import { formatColumn, formatRange } from "./cellReference.ts";
import { MergedCells, mergedHeader } from "./mergedCells.ts";
import type { Sheet } from "./readWorkbook.ts";
import { hiddenRows, sheetNotices } from "./sheetNotices.ts";
import type { SheetSurvey } from "./sheetSurvey.ts";
import { emptyRow, type SheetRow } from "./sheetVisitor.ts";
import { filledWidth, trimmedCells } from "./trimmedCells.ts";

/** What the rows of a ledger are made of. */
export interface LedgerSheet {
  file: string;
  sheet: Sheet;
  survey: SheetSurvey;
  titleRows: number;
  rows: AsyncIterable<SheetRow>;
}

type Faults = ReadonlyMap<number, CellFault>;

const faultedHeader = (file: string, at: number, value: string, { code, fix }: CellFault) =>
  refusal({ file, row: 1, column: formatColumn(at), value: shortened(value), code, fix });

const mergedInHeader = (file: string, at: number, value: string, ref: string) =>
  refusal({
    file,
    row: 1,
    column: formatColumn(at),
    value: shortened(value),
    code: "merged-cell",
    fix: {
      zh: `表头有合并单元格 ${ref}：取消合并，表头只占一行，每列一个列名；其上的标题行须另行指明`,
      en: `merged cells ${ref} in the header: unmerge them, one row with one word per column; title rows above have to be told`,
    },
  });

/** Throws LedgerError for a header with a cell that is merged or cannot be read. */
function checkHeader({ file, survey, titleRows }: LedgerSheet, header: SheetRow): void {
  for (const [at, fault] of header.faults)
    throw faultedHeader(file, at, header.cells[at] ?? "", fault);
  const range = mergedHeader(survey.merged, titleRows + 1, filledWidth(header));
  if (range !== undefined)
    throw mergedInHeader(file, range.left, header.cells[range.left] ?? "", formatRange(range));
}

const joined = (faults: Faults, merged: Faults): Faults =>
  merged.size === 0 ? faults : faults.size === 0 ? merged : new Map([...faults, ...merged]);

/** The row as a record: as wide as the header, wider only when something stands beyond it. */
function record(row: SheetRow, number: number, width: number, merged: Faults): LedgerRow {
  const own = Math.max(width, filledWidth(row));
  const cells = row.cells.slice(0, own);
  const kinds = row.kinds.slice(0, own);
  while (cells.length < own) {
    cells.push("");
    kinds.push("text");
  }
  const faults = joined(row.faults, merged);
  return faults.size === 0 ? { row: number, cells, kinds } : { row: number, cells, kinds, faults };
}

const textKind: readonly CellKind[] = ["text"];

/** Numbers the rows of a sheet as records, fills gaps with blank rows and leaves out blank rows at the end. */
export class LedgerRows {
  readonly notices: Problem[] = [];
  #ledger: LedgerSheet;
  #width = 0;
  #merged = new MergedCells([], 0, 0);
  #hidden = { count: 0, first: 0 };

  constructor(ledger: LedgerSheet) {
    this.#ledger = ledger;
  }

  async *read(): AsyncGenerator<LedgerRow> {
    const { file, titleRows, rows } = this.#ledger;
    let last = titleRows;
    for await (const row of rows) {
      if (row.number <= titleRows || filledWidth(row) === 0) continue;
      for (let number = last + 1; number < row.number; number += 1)
        yield this.#record(emptyRow(number));
      last = row.number;
      yield this.#record(row);
      this.#countHidden(row);
    }
    const { count, first } = this.#hidden;
    if (count > 0) this.notices.push(hiddenRows(file, count, first));
  }

  #record(row: SheetRow): LedgerRow {
    const { titleRows } = this.#ledger;
    const number = row.number - titleRows;
    if (number === 1) return this.#header(row);
    const merged = this.#merged.at(row.number);
    if (merged.size === 0 && row.cells.length === 0)
      return { row: number, cells: [""], kinds: textKind };
    return record(row, number, this.#width, merged);
  }

  #header(row: SheetRow): LedgerRow {
    const { file, sheet, survey, titleRows } = this.#ledger;
    checkHeader(this.#ledger, row);
    const cells = trimmedCells(row);
    this.#width = cells.length;
    this.#merged = new MergedCells(survey.merged, row.number, this.#width);
    this.notices.push(...sheetNotices(file, sheet, survey, titleRows, this.#width));
    const kinds = cells.map((_, at): CellKind => row.kinds[at] ?? "text");
    return { row: 1, cells, kinds };
  }

  #countHidden({ number, isHidden }: SheetRow): void {
    if (!isHidden) return;
    if (this.#hidden.count === 0) this.#hidden.first = number - this.#ledger.titleRows;
    this.#hidden.count += 1;
  }
}
