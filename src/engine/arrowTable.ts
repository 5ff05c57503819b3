import { RecordBatchReader, type RecordBatch } from "apache-arrow";
import type { SqlCell, SqlTable, TableLimits } from "../query/sqlTable.ts";
import { refuseAborted } from "./abort.ts";
import { sqlCell, sqlType } from "./sqlCell.ts";

/**
 * The first rows of an Arrow IPC stream and the number of its rows. What follows the limits is not read: whoever makes
 * the stream is to be stopped then, see `isComplete`.
 */
export async function arrowTable(
  buffers: AsyncIterable<Uint8Array>,
  limits: TableLimits,
  signal: AbortSignal | undefined,
): Promise<SqlTable> {
  const sizes = { bytes: 0 };
  const reader = await RecordBatchReader.from(counted(buffers, sizes));
  await reader.open();
  const columns = reader.schema.fields.map(({ name, type }) => ({ name, type: sqlType(type) }));
  const rows: SqlCell[][] = [];
  let [total, before] = [0, 0];
  for await (const batch of reader) {
    refuseAborted(signal);
    const rowBytes = (sizes.bytes - before) / Math.max(1, batch.numRows);
    const most = Math.min(limits.rows - rows.length, (limits.bytes - before) / rowBytes);
    for (const row of batchRows(batch, Math.floor(most))) rows.push(row);
    before = sizes.bytes;
    total += batch.numRows;
    if (total >= limits.counted) return { columns, rows, total, isComplete: false };
  }
  return { columns, rows, total, isComplete: true };
}

async function* counted(
  buffers: AsyncIterable<Uint8Array>,
  sizes: { bytes: number },
): AsyncGenerator<Uint8Array> {
  for await (const buffer of buffers) {
    sizes.bytes += buffer.length;
    yield buffer;
  }
}

function batchRows(batch: RecordBatch, most: number): SqlCell[][] {
  const columns = batch.schema.fields.map(({ type }, index) => ({
    type,
    values: batch.getChildAt(index),
  }));
  return Array.from({ length: Math.max(0, Math.min(most, batch.numRows)) }, (_, row) =>
    columns.map(({ type, values }) => sqlCell(type, values?.get(row))),
  );
}
