import type { RecordBatch } from "apache-arrow";
import type { RawRow } from "../query/countRows.ts";

/** Batches of an Arrow result → plain rows. Columns are VARCHAR, INTEGER, DOUBLE or BOOLEAN: see the casts in query/. */
export async function plainRows(batches: AsyncIterable<RecordBatch>): Promise<RawRow[]> {
  const rows: RawRow[] = [];
  for await (const batch of batches) rows.push(...batchRows(batch));
  return rows;
}

function batchRows(batch: RecordBatch): RawRow[] {
  const columns = batch.schema.fields.map(({ name }) => [name, batch.getChild(name)] as const);
  return Array.from({ length: batch.numRows }, (_, row) =>
    Object.fromEntries(columns.map(([name, column]) => [name, column?.get(row) ?? null])),
  );
}
