import type { CellFault } from "./cell.ts";
import type { Problem } from "./problem.ts";

/** How a cell is stored where the format says so: a workbook's number 12 is not the text "12". */
export type CellKind = "text" | "number" | "boolean" | "date";

/** A record as text; `row` is its number in the file, the header being 1. */
export interface LedgerRow {
  row: number;
  cells: readonly string[];
  /** How each cell is stored; absent where a file holds nothing but text. */
  kinds?: readonly CellKind[];
  /** By position, the cells of which no exact value can be told. */
  faults?: ReadonlyMap<number, CellFault>;
}

/** A ledger file as it is read: its records, header first, and what is to be said of the file as a whole. */
export interface LedgerSource {
  /** "utf-8", "gb18030", …; null for a format that is not text. */
  encoding: string | null;
  sheet: string | null;
  /** Throws LedgerError when the file is refused. */
  rows: AsyncGenerator<LedgerRow>;
  /** Warnings and notes; complete once `rows` has ended. */
  notices: readonly Problem[];
  /** Bytes of the file that were read so far, where that can be told. */
  bytesRead?: () => number;
}
