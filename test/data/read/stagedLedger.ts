import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance, type DuckDBConnection, type DuckDBValue } from "@duckdb/node-api";
import { expect, onTestFinished } from "vitest";
import type { Problem } from "../../../data/read/problem.ts";
import { stageLedger, type StagedTable } from "../../../data/read/stageLedger.ts";
import { stageFolder, type StagedFolder } from "../../../data/read/readLedgerFolder.ts";
import { schema, type Table } from "../../../src/domain/schema.ts";

export interface Outcome {
  staged: StagedTable;
  problems: Problem[];
  connection: DuckDBConnection;
}

export async function openDatabase(): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  onTestFinished(() => {
    connection.closeSync();
    instance.closeSync();
  });
  return connection;
}

/** A folder with these files that is gone after the test. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), "ledgers-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

function checkCounts({ rowsIn, rowsAccepted, rowsRejected, table }: StagedTable, all: Problem[]) {
  expect(rowsIn).toBe(rowsAccepted + rowsRejected);
  const rejected = all.filter(({ file }) => file === `${table}.csv`).map(({ row }) => row);
  expect(new Set(rejected).size).toBe(rowsRejected);
}

async function checkTable(connection: DuckDBConnection, { table, rowsAccepted }: StagedTable) {
  const [[count] = []] = await rowsOf(connection, `SELECT count(*)::INTEGER FROM "${table}"`);
  expect(count).toBe(rowsAccepted);
}

export async function rowsOf(connection: DuckDBConnection, sql: string): Promise<DuckDBValue[][]> {
  return (await connection.runAndReadAll(sql)).getRows();
}

interface LedgerOptions {
  table?: Table;
  allowEmpty?: boolean;
  connection?: DuckDBConnection;
}

/** Reads one ledger; the counts must add up whatever is in it. */
export async function stageText(
  text: string | Uint8Array,
  { table = schema.enterprise, allowEmpty = false, connection: given }: LedgerOptions = {},
): Promise<Outcome> {
  const connection = given ?? (await openDatabase());
  const file = join(folderOf({ [`${table.name}.csv`]: text }), `${table.name}.csv`);
  const problems: Problem[] = [];
  const reject = (problem: Problem) => problems.push(problem);
  const period = "2025-09";
  const parks: [] = [];
  const staged = await stageLedger({
    ...{ connection, table, file, period, parks, allowEmpty },
    reject,
  });
  checkCounts(staged, problems);
  await checkTable(connection, staged);
  return { staged, problems, connection };
}

/** Reads a folder of ledgers; the counts must add up for every table. */
export async function stageFiles(
  files: Readonly<Record<string, string>>,
): Promise<StagedFolder & Omit<Outcome, "staged">> {
  const connection = await openDatabase();
  const problems: Problem[] = [];
  const staged = await stageFolder({
    connection,
    folder: folderOf(files),
    period: "2025-09",
    reject: (problem) => problems.push(problem),
  });
  for (const table of staged.tables) {
    checkCounts(table, problems);
    await checkTable(connection, table);
  }
  return { ...staged, problems, connection };
}
