import type { LedgerError } from "../ledgerError.ts";
import { shortened } from "../problem.ts";
import type { CellContext } from "./readCell.ts";
import type { Source } from "./readPart.ts";
import { readSheetRows } from "./readSheetRows.ts";
import type { Sheet } from "./readWorkbook.ts";
import type { Refuse } from "./refuser.ts";
import { trimmedCells } from "./trimmedCells.ts";

/** How the sheet to read is told. */
export interface SheetChoice {
  sheet: string | undefined;
  titleRows: number;
  isHeader: (cells: readonly string[]) => boolean;
}

interface Candidate {
  sheet: Sheet;
  /** Cells of the row where the header should be. */
  cells: readonly string[];
}

/** Sheets and cells that a refusal shows at most. */
const mostShown = 10;

const namesOf = (sheets: readonly Sheet[]): string =>
  sheets
    .slice(0, mostShown)
    .map(({ name }) => shortened(name))
    .join("、") + (sheets.length > mostShown ? "…" : "");

const rowsOf = (candidates: readonly Candidate[]): string =>
  candidates
    .slice(0, mostShown)
    .map(({ sheet, cells }) => {
      const words = cells.slice(0, mostShown).map(shortened).join("、");
      return `“${shortened(sheet.name)}”：${words}${cells.length > mostShown ? "…" : ""}`;
    })
    .join("；");

const absent = (refuse: Refuse, wanted: string, sheets: readonly Sheet[]): LedgerError =>
  refuse(
    "no-sheet",
    wanted,
    `没有名为“${wanted}”的工作表；现有：${namesOf(sheets)}`,
    `no sheet has that name; there are: ${namesOf(sheets)}`,
  );

const noHeader = (refuse: Refuse, candidates: readonly Candidate[]): LedgerError =>
  refuse(
    "no-sheet",
    namesOf(candidates.map(({ sheet }) => sheet)),
    `没有一张工作表的首行是表头；指明工作表，或表头前的标题行数。各表首行：${rowsOf(candidates)}`,
    `no sheet has the header as its first row: name the sheet, or say how many title rows stand before the header. First rows: ${rowsOf(candidates)}`,
  );

const severalHeaders = (refuse: Refuse, candidates: readonly Candidate[]): LedgerError =>
  refuse(
    "no-sheet",
    namesOf(candidates.map(({ sheet }) => sheet)),
    `有 ${candidates.length} 张工作表的首行都是表头，指明读哪一张。各表首行：${rowsOf(candidates)}`,
    `${candidates.length} sheets have the header as their first row: name the one to read. First rows: ${rowsOf(candidates)}`,
  );

async function firstCells(
  source: Source,
  { part }: Sheet,
  context: CellContext,
  titleRows: number,
): Promise<readonly string[]> {
  for await (const row of readSheetRows(source, { part, context })) {
    if (row.number <= titleRows) continue;
    return row.number === titleRows + 1 ? trimmedCells(row) : [""];
  }
  return [""];
}

/**
 * The named sheet, or else the one sheet whose first row after the title rows is a header. Throws LedgerError
 * (`no-sheet`), with the names and first rows, when there is none or more than one.
 */
export async function chooseSheet(
  source: Source,
  sheets: readonly Sheet[],
  context: CellContext,
  choice: SheetChoice,
): Promise<Sheet> {
  const { sheet: wanted, titleRows, isHeader } = choice;
  const { refuse } = source;
  if (wanted !== undefined) {
    const named = sheets.find(({ name }) => name === wanted);
    if (named === undefined) throw absent(refuse, wanted, sheets);
    return named;
  }
  const candidates: Candidate[] = [];
  for (const sheet of sheets)
    candidates.push({ sheet, cells: await firstCells(source, sheet, context, titleRows) });
  const fitting = candidates.filter(({ cells }) => isHeader(cells));
  const [first] = fitting;
  if (first === undefined) throw noHeader(refuse, candidates);
  if (fitting.length > 1) throw severalHeaders(refuse, fitting);
  return first.sheet;
}
