import { fileURLToPath } from "node:url";
import type { DuckDBConnection } from "@duckdb/node-api";
import { openNative, runSql } from "../../data/build/native.ts";
import type { LedgerPark } from "../../data/read/ledgerPark.ts";
import { stageFolder } from "../../data/read/readLedgerFolder.ts";
import type { FactTable } from "../../src/domain/measure.ts";
import { measure } from "../../src/domain/measure.ts";
import type { Answer } from "../../src/query/answer.ts";
import { answerSql, factTableName } from "../../src/query/answerSql.ts";
import { completeAnswer } from "../../src/query/completeAnswer.ts";
import { countRows } from "../../src/query/countRows.ts";
import { factSql } from "../../src/query/factSql.ts";
import type { Question } from "../../src/query/question.ts";
import { identifier, sql } from "../../src/query/sql.ts";
import type { Supply } from "../../src/query/supply.ts";

export const ledgers = fileURLToPath(new URL("../fixtures/ledgers/", import.meta.url));

export const fixturePeriods = ["2025-08", "2025-09"] as const;

const tables = ["enterprise", "worker_group"] as const satisfies readonly FactTable[];

/** The ledgers of the fixture as fact tables on native DuckDB. */
export interface FixtureFacts {
  connection: DuckDBConnection;
  supply: (table: FactTable) => Supply;
  ask: (question: Question) => Promise<Answer>;
}

export async function openFixtureFacts(): Promise<FixtureFacts> {
  const connection = await openNative();
  const supplied = new Map<string, readonly string[]>();
  let parks: readonly LedgerPark[] = [];
  for (const period of fixturePeriods) {
    const staged = await stage(connection, period);
    parks = staged.parks;
    for (const table of staged.tables) supplied.set(`${period}/${table.table}`, table.supplied);
  }
  const supply = (table: FactTable): Supply => ({
    areas: ["310000", "330100", "450000"],
    parks,
    columns: (period) => supplied.get(`${period}/${table}`),
  });
  const ask = async (question: Question): Promise<Answer> => {
    const counts = countRows(question, await runSql(connection, answerSql(question)));
    return completeAnswer(question, counts, supply(measure(question.measure).table));
  };
  return { connection, supply, ask };
}

/** Reads one month, adds its facts to the fact tables and drops the validated ledgers again. */
async function stage(connection: DuckDBConnection, period: string) {
  const staged = await stageFolder({
    connection,
    folder: `${ledgers}${period}`,
    period,
    reject: (problem) => {
      throw new Error(`rejected: ${JSON.stringify(problem)}`);
    },
  });
  for (const table of tables) {
    const facts = identifier(factTableName(table));
    const isFirst = period === fixturePeriods[0];
    await runSql(
      connection,
      isFirst
        ? sql`CREATE TABLE ${facts} AS ${factSql(table, period)}`
        : sql`INSERT INTO ${facts} ${factSql(table, period)}`,
    );
  }
  for (const table of staged.tables)
    await runSql(connection, sql`DROP TABLE ${identifier(table.table)}`);
  return staged;
}
