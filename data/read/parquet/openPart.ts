import { closeSync, openSync } from "node:fs";
import { DuckDBBlobValue, type DuckDBConnection, type DuckDBValue } from "@duckdb/node-api";
import { literal } from "../../build/native.ts";
import { lockedEngine } from "./lockedEngine.ts";
import type { ParquetLimits } from "./parquetLimits.ts";
import type { ParquetColumn, RecordBatch } from "./parquetMessage.ts";
import { namesDescriptors, partSource } from "./partSource.ts";
import { readBatches } from "./readBatches.ts";

export interface OpenPart {
  columns: ParquetColumn[];
  /** Records that the footer declares. */
  count: number;
  batches: AsyncGenerator<RecordBatch>;
  close: () => void;
}

/** Strict, and a byte order mark stays what the file has. */
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

const textOf = (value: DuckDBValue): string | null =>
  value instanceof DuckDBBlobValue ? utf8.decode(value.bytes) : null;

/** The names at the top of the schema as the file has them, also when two are alike. */
async function namesOf(connection: DuckDBConnection, source: string): Promise<string[]> {
  const reader = await connection.runAndReadAll(
    `SELECT encode(name), coalesce(num_children, 0) FROM parquet_schema(${source})`,
  );
  const names: string[] = [];
  let inside = 0;
  for (const [name = null, children] of reader.getRows().slice(1)) {
    if (inside === 0) names.push(textOf(name) ?? "");
    else inside -= 1;
    inside += Number(children);
  }
  return names;
}

/** Folders named key=value above the file add no columns of their own. */
const recordsOf = (source: string): string => `read_parquet(${source}, hive_partitioning = false)`;

async function typesOf(connection: DuckDBConnection, source: string): Promise<string[]> {
  const reader = await connection.runAndReadAll(
    `SELECT column_type FROM (DESCRIBE FROM ${recordsOf(source)})`,
  );
  return reader.getRows().map(([type]) => String(type));
}

async function columnsOf(connection: DuckDBConnection, source: string): Promise<ParquetColumn[]> {
  const names = await namesOf(connection, source);
  const types = await typesOf(connection, source);
  if (names.length !== types.length)
    throw new Error(`${names.length} names for ${types.length} columns`);
  return names.map((name, at) => ({ name, type: types[at] ?? "" }));
}

async function countOf(connection: DuckDBConnection, source: string): Promise<number> {
  const reader = await connection.runAndReadAll(
    `SELECT num_rows FROM parquet_file_metadata(${source})`,
  );
  return Number(reader.getRows()[0]?.[0]);
}

/** Every record as the bytes of a JSON array; columns go by position, so no name of the file is part of the statement. */
function recordsQuery(source: string, width: number): string {
  const columns = Array.from({ length: width }, (_, at) => `c${at}`);
  const texts = columns.map((column) => `CAST(${column} AS VARCHAR)`);
  return `SELECT encode(CAST(json_array(${texts.join(", ")}) AS VARCHAR))
    FROM ${recordsOf(source)} AS part(${columns.join(", ")})`;
}

/**
 * Opens one Parquet file with a DuckDB of its own, by descriptor where the system has names for those, so that its name
 * never reaches the engine. Throws what the file system or DuckDB throw, TypeError for bytes that are not UTF-8, TooLong
 * and PatternName.
 */
export async function openPart(
  path: string,
  limits: ParquetLimits,
  byDescriptor = namesDescriptors,
): Promise<OpenPart> {
  const descriptor = openSync(path, "r");
  const closing = [() => closeSync(descriptor)];
  const close = () => closing.forEach((end) => end());
  try {
    const source = literal(partSource(path, descriptor, byDescriptor));
    const { instance, connection } = await lockedEngine(source, limits.memoryBytes);
    closing.unshift(
      () => connection.closeSync(),
      () => instance.closeSync(),
    );
    const columns = await columnsOf(connection, source);
    const count = await countOf(connection, source);
    const query = recordsQuery(source, columns.length);
    return { columns, count, batches: readBatches(connection, query, limits), close };
  } catch (error) {
    close();
    throw error;
  }
}
