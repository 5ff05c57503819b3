import type { TableSupply } from "./generation.ts";
import type { TableReport } from "./provenance.ts";
import type { Column } from "./schema/column.ts";

/** `supplied` by the ledger and counted; `derived` from other columns; `uncounted`: supplied, but not counted; `absent`. */
export type FillStatus = "supplied" | "derived" | "uncounted" | "absent";

/** How complete a column of one table is. */
export interface ColumnFill {
  column: Column;
  status: FillStatus;
  /** Accepted rows with a value; null where none were counted. */
  filled: number | null;
}

/** Every column of the table in the order of the schema. */
export const columnFills = (
  columns: readonly Column[],
  { filled }: TableReport,
  { supplied }: TableSupply,
): ColumnFill[] =>
  columns.map((column) => {
    const count = filled[column.name];
    if (count !== undefined) return { column, status: "supplied", filled: count };
    if (!supplied.includes(column.name)) return { column, status: "absent", filled: null };
    return { column, status: column.derived === undefined ? "uncounted" : "derived", filled: null };
  });
