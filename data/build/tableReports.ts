import type { DuckDBConnection } from "@duckdb/node-api";
import type { DatasetId } from "../../src/domain/generation.ts";
import type { LedgerInput, TableReport } from "../../src/domain/provenance.ts";
import { identifier, join, sql } from "../../src/query/sql.ts";
import type { StagedTable } from "../read/stageLedger.ts";
import { hashInput } from "./hashInput.ts";
import { runSql } from "./native.ts";
import { notReported } from "./notReported.ts";

/** Accepted rows with a value, by column that the ledger supplied. */
async function filledOf(
  connection: DuckDBConnection,
  { table, supplied }: StagedTable,
): Promise<Record<string, number>> {
  if (supplied.length === 0) return {};
  const counts = supplied.map(
    (name) => sql`CAST(count(${identifier(name)}) AS INTEGER) AS ${identifier(name)}`,
  );
  const [row] = await runSql(
    connection,
    sql`SELECT ${join(counts, ", ")} FROM ${identifier(table)}`,
  );
  return Object.fromEntries(supplied.map((name) => [name, Number(row?.[name] ?? 0)]));
}

/** What became of the rows of each staged table, for the provenance. */
export async function tableReports(
  connection: DuckDBConnection,
  dataset: DatasetId,
  period: string,
  tables: readonly StagedTable[],
): Promise<TableReport[]> {
  const reports: TableReport[] = [];
  for (const staged of tables)
    reports.push({
      dataset,
      period,
      table: staged.table,
      rowsIn: staged.rowsIn,
      rowsAccepted: staged.rowsAccepted,
      rowsRejected: staged.rowsRejected,
      problems: staged.tally.problems,
      accepted: staged.tally.accepted,
      rejected: staged.tally.rejected,
      filled: await filledOf(connection, staged),
      notReported: notReported(staged),
    });
  return reports;
}

/** The files that were read, for the provenance. */
export const ledgerInputs = (
  dataset: DatasetId,
  period: string,
  tables: readonly StagedTable[],
): Promise<LedgerInput[]> =>
  Promise.all(
    tables.flatMap(({ table, files }) =>
      files.map(async ({ file, path, encoding, sheet, rowsIn, rowsAccepted, rowsRejected }) => ({
        dataset,
        period,
        table,
        file,
        ...(await hashInput(path)),
        encoding,
        sheet,
        rowsIn,
        rowsAccepted,
        rowsRejected,
      })),
    ),
  );
