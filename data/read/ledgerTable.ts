import type { DuckDBAppender, DuckDBConnection } from "@duckdb/node-api";
import type { Column, Table } from "../../src/domain/schema.ts";
import type { CellValue } from "./cell.ts";

type SqlType = "VARCHAR" | "INTEGER" | "DOUBLE" | "BOOLEAN";

/** The type in which a column is stored. */
export function sqlTypeOf({ type }: Pick<Column, "type">): SqlType {
  switch (type) {
    case "integer":
    case "year":
    case "codes":
      return "INTEGER";
    case "decimal":
      return "DOUBLE";
    case "boolean":
      return "BOOLEAN";
    case "text":
    case "credit-code":
    case "adcode":
    case "park":
    case "sector":
    case "date":
    case "code":
      return "VARCHAR";
  }
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const definition = (column: Column): string => `${quoted(column.name)} ${sqlTypeOf(column)}`;

/** Makes the empty table with every column of the schema, and the file and row that each row comes from. */
export async function createLedgerTable(connection: DuckDBConnection, table: Table): Promise<void> {
  const columns = [...table.columns.map(definition), "file_number INTEGER", "row_number INTEGER"];
  await connection.run(`CREATE TABLE ${quoted(table.name)} (${columns.join(", ")})`);
}

export async function dropLedgerTable(connection: DuckDBConnection, table: Table): Promise<void> {
  await connection.run(`DROP TABLE IF EXISTS ${quoted(table.name)}`);
}

type Append = (appender: DuckDBAppender, value: CellValue) => void;

const appends: Record<SqlType, Append> = {
  VARCHAR: (appender, value) => appender.appendVarchar(String(value)),
  INTEGER: (appender, value) => appender.appendInteger(Number(value)),
  DOUBLE: (appender, value) => appender.appendDouble(Number(value)),
  BOOLEAN: (appender, value) => appender.appendBoolean(value === true),
};

/** Rows that the engine keeps outside the table at most. */
const flushEvery = 20_480;

/** Takes the rows of files out of the table. */
export async function removeFiles(
  connection: DuckDBConnection,
  table: Table,
  files: readonly number[],
): Promise<void> {
  await connection.run(
    `DELETE FROM ${quoted(table.name)} WHERE file_number IN (${files.map(Math.trunc).join(", ")})`,
  );
}

export interface LedgerWriter {
  append: (values: readonly CellValue[], file: number, row: number) => void;
  /** Writes what is left. */
  close: () => void;
}

/** Adds rows to the table. */
export async function openLedgerTable(
  connection: DuckDBConnection,
  table: Table,
): Promise<LedgerWriter> {
  const appender = await connection.createAppender(table.name);
  const columns = table.columns.map((column) => appends[sqlTypeOf(column)]);
  let count = 0;
  return {
    append(values, file, row) {
      for (const [at, append] of columns.entries()) {
        const value = values[at] ?? null;
        if (value === null) appender.appendNull();
        else append(appender, value);
      }
      appender.appendInteger(file);
      appender.appendInteger(row);
      appender.endRow();
      count += 1;
      if (count % flushEvery === 0) appender.flushSync();
    },
    close: () => appender.closeSync(),
  };
}
