import { column, type TableName } from "../../src/domain/schema.ts";
import { formatLine } from "./csv.ts";

/** The columns of a ledger in their order: name in the schema and how the cell of a row is filled. */
export type Cells<Row> = readonly (readonly [name: string, cell: (row: Row) => string])[];

/** The lines of a ledger, header first. */
export function* ledgerLines<Row>(
  table: TableName,
  cells: Cells<Row>,
  rows: Iterable<Row>,
): Generator<string> {
  yield formatLine(cells.map(([name]) => column(table, name).zh));
  for (const row of rows) yield formatLine(cells.map(([, cell]) => cell(row)));
}
