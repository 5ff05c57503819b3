import { isUtf8 } from "node:buffer";
import { DuckDBBlobValue, type DuckDBConnection, type DuckDBValue } from "@duckdb/node-api";
import type { ParquetLimits } from "./parquetLimits.ts";
import type { RecordBatch } from "./parquetMessage.ts";

/** A field or record beyond the limit; `record` counts from 0. */
export class TooLong extends Error {
  readonly record: number;

  constructor(record: number, bytes: number) {
    super(`${bytes} bytes`);
    this.record = record;
  }
}

/** Bytes of a batch from which on it is handed over. */
const batchBytes = 262_144;

/** JSON is never shorter than the texts in it, so that few records need a closer look. */
function checkLength(bytes: Uint8Array, record: number, limits: ParquetLimits): void {
  if (bytes.length <= Math.min(limits.fieldBytes, limits.recordBytes)) return;
  const texts = JSON.parse(Buffer.from(bytes).toString()) as (string | null)[];
  const sizes = texts.map((text) => Buffer.byteLength(text ?? ""));
  const longest = sizes.reduce((most, size) => Math.max(most, size), 0);
  if (longest > limits.fieldBytes) throw new TooLong(record, longest);
  const whole = sizes.reduce((sum, size) => sum + size + 1, 0);
  if (whole > limits.recordBytes) throw new TooLong(record, whole);
}

const comma = Buffer.from(",");

/** Gathers records until they are worth a message. */
class Batch {
  #pieces: Uint8Array[] = [];
  #bytes = 0;
  #count = 0;

  get isFull(): boolean {
    return this.#bytes >= batchBytes;
  }

  add(record: Uint8Array): void {
    this.#pieces.push(...(this.#count === 0 ? [record] : [comma, record]));
    this.#bytes += record.length + 1;
    this.#count += 1;
  }

  /** What was gathered; the batch is empty after it. */
  take(): RecordBatch {
    const json = Buffer.concat(this.#pieces);
    if (!isUtf8(json)) throw new Error("a string is not valid UTF-8");
    const count = this.#count;
    [this.#pieces, this.#bytes, this.#count] = [[], 0, 0];
    return { count, json };
  }
}

/** The values of the only column. */
async function* readValues(
  connection: DuckDBConnection,
  query: string,
): AsyncGenerator<DuckDBValue[]> {
  const result = await connection.stream(query);
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return;
    yield chunk.getColumnValues(0);
  }
}

/**
 * The JSON arrays that a query gives as its only column, gathered as far as they are asked for; the last batch may be
 * empty. Throws what DuckDB throws, TooLong, and an error for bytes that are not UTF-8.
 */
export async function* readBatches(
  connection: DuckDBConnection,
  query: string,
  limits: ParquetLimits,
): AsyncGenerator<RecordBatch> {
  const batch = new Batch();
  let record = 0;
  for await (const values of readValues(connection, query))
    for (const value of values) {
      if (!(value instanceof DuckDBBlobValue)) throw new Error("a record without text");
      checkLength(value.bytes, record, limits);
      batch.add(value.bytes);
      record += 1;
      if (batch.isFull) yield batch.take();
    }
  yield batch.take();
}
