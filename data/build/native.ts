import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { RawRow } from "../../src/query/countRows.ts";
import type { Sql } from "../../src/query/sql.ts";

/** Loads the native parts; throws where they cannot run. */
export const loadNative = (): Promise<typeof import("@duckdb/node-api")> =>
  import("@duckdb/node-api");

/** An in-memory native DuckDB, loaded when it is opened; it spills to the temporary folder of the system. */
export async function openNative(): Promise<DuckDBConnection> {
  const { DuckDBInstance } = await loadNative();
  const instance = await DuckDBInstance.create(":memory:", {
    memory_limit: "4GB",
    temp_directory: join(tmpdir(), `union-atlas-${process.pid}`),
    preserve_insertion_order: "true",
  });
  return instance.connect();
}

/** Runs a statement of src/query with its positional parameters. */
export async function runSql(
  connection: DuckDBConnection,
  { text, params }: Sql,
): Promise<RawRow[]> {
  const reader = await connection.runAndReadAll(text, [...params]);
  return reader.getRowObjectsJS();
}

/** A text as an SQL literal, for the file names of COPY and read_parquet, which take no parameters. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
