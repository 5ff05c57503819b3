import { severityOf, type Problem } from "../../data/read/problem.ts";
import { fileURLToPath } from "node:url";
import type { DuckDBConnection } from "@duckdb/node-api";
import { openNative, runSql } from "../../data/build/native.ts";
import { stageFolder, type StagedFolder } from "../../data/read/readLedgerFolder.ts";
import { measure, type FactTable } from "../../src/domain/measure.ts";
import type { Answer } from "../../src/query/answer.ts";
import { answerSql, factTableName } from "../../src/query/answerSql.ts";
import { completeAnswer } from "../../src/query/completeAnswer.ts";
import { countRows } from "../../src/query/countRows.ts";
import { factSql } from "../../src/query/factSql.ts";
import type { Question } from "../../src/query/question.ts";
import { identifier, raw, sql } from "../../src/query/sql.ts";
import type { Supply } from "../../src/query/supply.ts";

/** The ledgers worked out by hand, one folder per month. */
export const ledgers = fileURLToPath(new URL("../fixtures/ledgers/", import.meta.url));

/** The First Economic Census 2004. */
export const census = fileURLToPath(new URL("../../data/reports/census-2004/", import.meta.url));

/** A handful of rows of every ledger of organisations. */
export const organisations = fileURLToPath(
  new URL("../fixtures/organisations/2025-09", import.meta.url),
);

/** A folder of ledgers and the tables of it whose facts are taken. */
export interface FactFolder {
  period: string;
  folder: string;
  tables: readonly FactTable[];
}

const ofOrganisations: readonly FactTable[] = [
  "union_organisation",
  "star_rating",
  "federation",
  "staff",
  "service_facility",
  "member",
  "park",
];

const folders: readonly FactFolder[] = [
  {
    period: "2025-08",
    folder: `${ledgers}2025-08`,
    tables: ["enterprise", "worker_group"],
  },
  {
    period: "2025-09",
    folder: `${ledgers}2025-09`,
    tables: ["enterprise", "worker_group"],
  },
  { period: "2025-09", folder: organisations, tables: ofOrganisations },
  { period: "2004", folder: census, tables: ["area_report"] },
];

/** Every ledger of organisations, and the enterprises beside them. */
export const organisationFolders: readonly FactFolder[] = [
  { period: "2025-09", folder: organisations, tables: ["enterprise", ...ofOrganisations] },
];

/** Fact tables on native DuckDB. */
export interface FixtureFacts {
  connection: DuckDBConnection;
  ask: (question: Question) => Promise<Answer>;
}

/** The fact tables of the fixture, of the organisations and of the census. */
export const openFixtureFacts = (): Promise<FixtureFacts> => openFacts(folders);

export async function openFacts(folders: readonly FactFolder[]): Promise<FixtureFacts> {
  const connection = await openNative();
  const supplied = new Map<string, readonly string[]>();
  let parks: Supply["parks"] = [];
  for (const folder of folders) {
    const staged = await stage(connection, folder);
    if (folder.tables.includes("enterprise")) parks = staged.parks;
    const taken: readonly string[] = folder.tables;
    for (const { table, supplied: columns } of staged.tables)
      if (taken.includes(table)) supplied.set(`${folder.period}/${table}`, columns);
  }
  const reported = folders.some(({ tables }) => tables.includes("area_report"))
    ? await runSql(connection, raw("SELECT adcode FROM area_report_facts"))
    : [];
  const supply = (table: FactTable): Supply => ({
    areas:
      table === "area_report"
        ? reported.map(({ adcode }) => String(adcode))
        : ["310000", "330100", "450000"],
    parks,
    columns: (name, period) => supplied.get(`${period}/${name}`),
  });
  const ask = async (question: Question): Promise<Answer> => {
    const counts = countRows(question, await runSql(connection, answerSql(question)));
    return completeAnswer(question, counts, supply(measure(question.measure).table));
  };
  return { connection, ask };
}

/** Reads a folder, adds its facts to the fact tables and drops the validated tables again. */
async function stage(
  connection: DuckDBConnection,
  { folder, period, tables }: FactFolder,
): Promise<StagedFolder> {
  const report = (problem: Problem): void => {
    if (severityOf(problem.code) === "error")
      throw new Error(`rejected: ${JSON.stringify(problem)}`);
  };
  const staged = await stageFolder({ connection, folder, period, report });
  for (const table of tables) {
    const facts = identifier(factTableName(table));
    const rows = factSql(table, period);
    await runSql(connection, sql`CREATE TABLE IF NOT EXISTS ${facts} AS ${rows} LIMIT 0`);
    await runSql(connection, sql`INSERT INTO ${facts} ${rows}`);
  }
  for (const { table } of staged.tables)
    await runSql(connection, sql`DROP TABLE ${identifier(table)}`);
  return staged;
}
