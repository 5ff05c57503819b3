import type { DuckDBConnection } from "@duckdb/node-api";
import { mostMovers } from "../../src/domain/changes.ts";
import type { PeriodFiles } from "../../src/domain/generation.ts";
import type { CountedId } from "../../src/domain/measure.ts";
import {
  areaTotalsSql,
  countedSql,
  countedTableName,
  differingRowsName,
  differingRowsSql,
  enterpriseFactsSql,
  flowsSql,
  type FlowRow,
} from "../../src/query/changeFlowsSql.ts";
import {
  changeSideSql,
  differing,
  differingSql,
  sides,
  whens,
  type When,
} from "../../src/query/differingSql.ts";
import { sideTableNames } from "../../src/query/diffSql.ts";
import { moversSql, type MoverRow } from "../../src/query/moversSql.ts";
import type { RawRow } from "../../src/query/countRows.ts";
import { identifier, raw, sql, type Sql } from "../../src/query/sql.ts";
import { literal, runSql } from "../build/native.ts";
import type { RowPaths } from "./keptRows.ts";

/** One period as it was or is stated. */
export interface Statement {
  files: Pick<PeriodFiles, "tables">;
  /** Path of its fact file of enterprises. */
  facts: string;
  rows: RowPaths;
}

export type Statements = Record<When, Statement>;

/** What two statements say of measures: sums by area of each, and what changed from one to the other. */
export interface Compared {
  /** By the areas of the fact table; numerator<n> and denominator<n> of the n-th measure. */
  totals: Record<When, readonly RawRow[]>;
  /** null where the enterprises of one side are not at hand. */
  rows: { flows: readonly FlowRow[]; movers: readonly MoverRow[] } | null;
}

/** Compares two statements enterprise by enterprise; the sums come from the fact tables, not from the comparison. */
export async function compareStatements(
  connection: DuckDBConnection,
  statements: Statements,
  ids: readonly CountedId[],
): Promise<Compared> {
  const total = ({ facts }: Statement): Promise<RawRow[]> =>
    runSql(connection, areaTotalsSql(ids, enterpriseFactsSql(raw(literal(facts)))));
  const totals = {
    before: await total(statements.before),
    after: await total(statements.after),
  };
  const { before, after } = statements;
  if (before.rows === null || after.rows === null) return { totals, rows: null };
  await loadSide(connection, "before", before.rows);
  await loadSide(connection, "after", after.rows);
  await createTable(connection, differing, differingSql(lateAreas(statements)));
  for (const when of whens) {
    await createTable(connection, identifier(differingRowsName(when)), differingRowsSql(when));
    await createTable(connection, identifier(countedTableName(when)), countedSql(when, ids));
  }
  const flows = (await runSql(connection, flowsSql())) as unknown as FlowRow[];
  const movers = (await runSql(connection, moversSql(mostMovers))) as unknown as MoverRow[];
  return { totals, rows: { flows, movers } };
}

const loadSide = (
  connection: DuckDBConnection,
  when: When,
  paths: readonly string[],
): Promise<RawRow[]> =>
  runSql(
    connection,
    sql`CREATE OR REPLACE VIEW ${identifier(sideTableNames[sides[when]])} AS ${changeSideSql(raw(paths.map(literal).join(", ")))}`,
  );

const createTable = (connection: DuckDBConnection, name: Sql, rows: Sql): Promise<RawRow[]> =>
  runSql(connection, sql`CREATE OR REPLACE TABLE ${name} AS ${rows}`);

const lateAreas = ({ before, after }: Statements): Record<When, readonly string[]> => {
  const late = ({ files }: Statement): readonly string[] =>
    files.tables["enterprise"]?.notReported ?? [];
  return { before: late(before), after: late(after) };
};
