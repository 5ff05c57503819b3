import type { DuckDBConnection } from "@duckdb/node-api";
import type { Column } from "../../src/domain/schema.ts";
import {
  areaDifferencesSql,
  classCountsSql,
  columnCountsSql,
  differenceClasses,
  differencesSql,
  differencesTableName,
  type AreaDifferenceRow,
  type ClassRow,
  type DifferenceClass,
} from "../../src/query/diffSql.ts";
import { identifier, sql } from "../../src/query/sql.ts";
import { runSql } from "../build/native.ts";
import type { ClassCounts, Diff } from "./diff.ts";

type Counts = Pick<Diff, "classes" | "columns" | "areas">;

/** Compares the loaded sides and counts by class, column and area. */
export async function differenceCounts(
  connection: DuckDBConnection,
  columns: readonly Column[],
): Promise<Counts> {
  const table = identifier(differencesTableName);
  await runSql(connection, sql`CREATE OR REPLACE TABLE ${table} AS ${differencesSql(columns)}`);
  return {
    classes: await classCounts(connection),
    columns: await columnCounts(connection, columns),
    areas: (await runSql(connection, areaDifferencesSql())) as unknown as AreaDifferenceRow[],
  };
}

async function classCounts(
  connection: DuckDBConnection,
): Promise<Record<DifferenceClass, ClassCounts>> {
  const rows = (await runSql(connection, classCountsSql())) as unknown as ClassRow[];
  const countsOf = (id: DifferenceClass): ClassCounts => {
    const { enterprises = 0, gained = 0, lost = 0 } = rows.find((row) => row.class === id) ?? {};
    return { enterprises, gained, lost };
  };
  return Object.fromEntries(differenceClasses.map((id) => [id, countsOf(id)])) as Record<
    DifferenceClass,
    ClassCounts
  >;
}

async function columnCounts(
  connection: DuckDBConnection,
  columns: readonly Column[],
): Promise<Diff["columns"]> {
  const [row = {}] = await runSql(connection, columnCountsSql(columns));
  return columns
    .map(({ name }) => ({ column: name, count: Number(row[name]) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}
