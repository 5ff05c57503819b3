import type { DuckDBConnection } from "@duckdb/node-api";
import { runSql } from "../../data/build/native.ts";
import { CoordinateBuilder } from "../../src/cube/coordinate.ts";
import type { CountColumns, Cube } from "../../src/cube/cube.ts";
import { columnDimension } from "../../src/cube/columnDimension.ts";
import {
  countColumn,
  measure,
  measureCounts,
  type CountedId,
  type FactTable,
} from "../../src/domain/measure.ts";
import { factTableName } from "../../src/query/answerSql.ts";
import { factColumns } from "../../src/query/factSql.ts";
import { identifier, sql } from "../../src/query/sql.ts";

/** A fact table of native DuckDB as a cube, and the counts of its measures. */
export interface NativeCube {
  cube: Cube;
  counts: (id: CountedId) => CountColumns;
}

export async function nativeCube(
  connection: DuckDBConnection,
  table: FactTable,
  period: string,
): Promise<NativeCube> {
  const name = identifier(factTableName(table));
  const rows = await runSql(connection, sql`SELECT * FROM ${name} WHERE period = ${period}`);
  const coordinates = factColumns[table].map((column) => {
    const builder = new CoordinateBuilder(columnDimension(column));
    builder.add(rows.map((row) => row[column]));
    return [column, builder.build()] as const;
  });
  const counts = (id: CountedId): CountColumns =>
    Object.fromEntries(
      measureCounts(id).map((count) => [
        count,
        Int32Array.from(rows, (row) => Number(row[countColumn(id, count)])),
      ]),
    ) as unknown as CountColumns;
  return { cube: { rows: rows.length, coordinates: new Map(coordinates) }, counts };
}

export const tableOf = (id: CountedId): FactTable => measure(id).table;
