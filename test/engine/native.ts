import { readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import type { RawRow } from "../../src/query/countRows.ts";
import type { Sql } from "../../src/query/sql.ts";

export const openNative = async (): Promise<DuckDBConnection> =>
  (await DuckDBInstance.create(":memory:")).connect();

/** Rows of a statement on native DuckDB. */
export async function nativeRows(
  connection: DuckDBConnection,
  { text, params }: Sql,
): Promise<RawRow[]> {
  const reader = await connection.runAndReadAll(text, [...params]);
  return reader.getRowObjectsJS();
}

/** The Parquet file that a statement makes, as the builder writes it. */
export async function parquetOf(
  connection: DuckDBConnection,
  { text, params }: Sql,
): Promise<Uint8Array<ArrayBuffer>> {
  const path = join(tmpdir(), `union-atlas-${process.pid}-${Math.random()}.parquet`);
  await connection.run(`CREATE OR REPLACE TEMP TABLE parquet_rows AS ${text}`, [...params]);
  await connection.run(`COPY parquet_rows TO '${path}' (FORMAT parquet, COMPRESSION zstd)`);
  const bytes = new Uint8Array(await readFile(path));
  await rm(path);
  return bytes;
}
