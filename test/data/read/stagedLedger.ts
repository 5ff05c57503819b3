import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance, type DuckDBConnection, type DuckDBValue } from "@duckdb/node-api";
import { expect, onTestFinished } from "vitest";
import { severityOf, type Problem } from "../../../data/read/problem.ts";
import { stageLedger, type StagedTable } from "../../../data/read/stageLedger.ts";
import { stageFolder, type StagedFolder } from "../../../data/read/readLedgerFolder.ts";
import { schema, type Table } from "../../../src/domain/schema.ts";

export interface Outcome {
  staged: StagedTable;
  problems: Problem[];
  /** Warnings and notes. */
  others: Problem[];
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

function checkCounts({ rowsIn, rowsAccepted, rowsRejected, files }: StagedTable, all: Problem[]) {
  expect(rowsIn).toBe(rowsAccepted + rowsRejected);
  const own = all.filter(({ file }) => files.some((staged) => staged.file === file));
  const rejected = new Set(own.map(({ file, row }) => `${file}/${row}`));
  expect(rejected.size).toBe(rowsRejected);
  for (const one of files) expect(one.rowsIn).toBe(one.rowsAccepted + one.rowsRejected);
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

/** Errors, and what is kept and reported, apart. */
function collected() {
  const [problems, others]: [Problem[], Problem[]] = [[], []];
  const report = (problem: Problem): void =>
    void (severityOf(problem.code) === "error" ? problems : others).push(problem);
  return { problems, others, report };
}

/** Reads one ledger; the counts must add up whatever is in it. */
export async function stageText(
  text: string | Uint8Array,
  { table = schema.enterprise, allowEmpty = false, connection: given }: LedgerOptions = {},
): Promise<Outcome> {
  const connection = given ?? (await openDatabase());
  const file = join(folderOf({ [`${table.name}.csv`]: text }), `${table.name}.csv`);
  const { problems, others, report } = collected();
  const staged = await stageLedger({
    ...{ connection, table, files: [{ path: file }], period: "2025-09", parks: [], allowEmpty },
    report,
  });
  checkCounts(staged, problems);
  await checkTable(connection, staged);
  return { staged, problems, others, connection };
}

/** Reads a folder of ledgers; the counts must add up for every table. */
export async function stageFiles(
  files: Readonly<Record<string, string>>,
): Promise<StagedFolder & Omit<Outcome, "staged">> {
  const connection = await openDatabase();
  const { problems, others, report } = collected();
  const staged = await stageFolder({
    connection,
    folder: folderOf(files),
    period: "2025-09",
    report,
  });
  for (const table of staged.tables) {
    checkCounts(table, problems);
    await checkTable(connection, table);
  }
  return { ...staged, problems, others, connection };
}
