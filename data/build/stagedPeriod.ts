import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { placeOf } from "../../src/domain/area.ts";
import type { Dataset, DatasetId, TableSupply } from "../../src/domain/generation.ts";
import type { LedgerInput, TableReport } from "../../src/domain/provenance.ts";
import { countedIds, factTables, measure, type FactTable } from "../../src/domain/measure.ts";
import { columnsOf } from "../../src/domain/schema.ts";
import type { SeriesBreak } from "../../src/domain/seriesBreak.ts";
import { identifier, join as joinSql, raw, sql } from "../../src/query/sql.ts";
import { isSuppliedBy } from "../../src/query/supply.ts";
import { refusal } from "../read/ledgerError.ts";
import { officialParks, type LedgerPark } from "../read/ledgerPark.ts";
import { hasAreaReport } from "../read/ledgerFiles.ts";
import type { ReadOptions } from "../read/openLedger.ts";
import type { Report } from "../read/problem.ts";
import { stageFolder } from "../read/readLedgerFolder.ts";
import type { Progress, StagedTable } from "../read/stageLedger.ts";
import { openNative, runSql } from "./native.ts";
import { notReported } from "./notReported.ts";
import { readSeriesBreaks } from "./readSeriesBreaks.ts";
import { ledgerInputs, tableReports } from "./tableReports.ts";

/** A folder of ledgers and the period it is for. */
export interface LedgerFolder {
  folder: string;
  period: string;
}

/** A folder whose validated rows stand in a native DuckDB of its own. */
export interface StagedPeriod {
  period: string;
  dataset: DatasetId;
  connection: DuckDBConnection;
  tables: readonly StagedTable[];
  facts: readonly FactTable[];
  parks: readonly LedgerPark[];
  synthetic: boolean;
  /** Places with rows, or every adcode of a report. */
  areas: readonly string[];
  source: Dataset["source"];
  seriesBreaks: readonly SeriesBreak[];
  inputs: readonly LedgerInput[];
  reports: readonly TableReport[];
}

/** The data set that a folder is for, by its file names. */
export const datasetOfFolder = ({ folder }: LedgerFolder): DatasetId =>
  hasAreaReport(folder) ? "report" : "ledger";

export interface PeriodOptions {
  report: Report;
  read?: ReadOptions | undefined;
  onProgress: (progress: Progress) => void;
}

export async function stagePeriod(
  { folder, period }: LedgerFolder,
  options: PeriodOptions,
): Promise<StagedPeriod> {
  const connection = await openNative();
  const { tables, parks } = await stageFolder({ ...options, connection, folder, period });
  const held = factTables.filter((table) => tables.some((staged) => staged.table === table));
  const dataset = datasetOf(folder, held);
  const facts = countedTables(tables);
  return {
    period,
    dataset,
    connection,
    tables,
    facts,
    parks: [...parks, ...(await namedParks(connection, facts, parks))],
    synthetic: await isSynthetic(connection, facts),
    areas: await stagedAreas(connection, facts),
    source: await readSource(folder),
    seriesBreaks: await readSeriesBreaks(folder),
    inputs: await ledgerInputs(dataset, period, tables),
    reports: await tableReports(connection, dataset, period, tables),
  };
}

/** The tables that can be counted: those with a measure that has all the columns it needs. */
function countedTables(tables: readonly StagedTable[]): FactTable[] {
  const supplies = tableSupplies(tables);
  const supplied = countedIds.filter((id) => isSuppliedBy(id, supplies));
  return factTables.filter((table) => supplied.some((id) => measure(id).table === table));
}

/** What tables say about themselves in the manifest. */
export const tableSupplies = (tables: readonly StagedTable[]): Record<string, TableSupply> =>
  Object.fromEntries(
    tables.map((staged) => {
      const { table, rowsAccepted, rowsRejected, supplied } = staged;
      const late = notReported(staged);
      return [
        table,
        {
          rowsAccepted,
          rowsRejected,
          supplied: [...supplied].sort(),
          ...(late.length > 0 ? { notReported: late } : {}),
        },
      ];
    }),
  );

/** Stated totals are a data set of their own: they never stand in one folder with ledgers. */
function datasetOf(folder: string, tables: readonly FactTable[]): DatasetId {
  const report = tables.includes("area_report");
  if (report && tables.length > 1)
    throw refusal({
      file: basename(folder),
      row: null,
      column: null,
      value: tables.join(", "),
      code: "mixed-tables",
      fix: {
        zh: "地区报表是公布的合计数，请与台账分放两个文件夹",
        en: "an area report holds stated totals: keep it in a folder of its own",
      },
    });
  return report ? "report" : "ledger";
}

/** Official parks that rows name though park.csv does not declare them. */
async function namedParks(
  connection: DuckDBConnection,
  facts: readonly FactTable[],
  declared: readonly LedgerPark[],
): Promise<LedgerPark[]> {
  const naming = facts.filter((table) => hasColumn(table, "park"));
  if (naming.length === 0) return [];
  const rows = await runSql(
    connection,
    sql`${joinSql(
      naming.map((table) => sql`SELECT park FROM ${identifier(table)} WHERE park IS NOT NULL`),
      " UNION ",
    )} ORDER BY park`,
  );
  const known = new Set(declared.map(({ id }) => id));
  const named = rows.map((row) => String(row["park"])).filter((id) => !known.has(id));
  return officialParks.filter(({ id }) => named.includes(id));
}

const hasColumn = (table: FactTable, name: string): boolean =>
  columnsOf(table).some((column) => column.name === name);

async function isSynthetic(
  connection: DuckDBConnection,
  facts: readonly FactTable[],
): Promise<boolean> {
  if (!facts.includes("enterprise")) return false;
  const [row] = await runSql(
    connection,
    raw("SELECT count(*)::INTEGER AS n FROM enterprise WHERE credit_code LIKE '91000000%'"),
  );
  return Number(row?.["n"]) > 0;
}

async function stagedAreas(
  connection: DuckDBConnection,
  facts: readonly FactTable[],
): Promise<string[]> {
  const found = new Set<string>();
  for (const table of facts.filter((table) => hasColumn(table, "adcode")))
    for (const row of await runSql(
      connection,
      sql`SELECT DISTINCT adcode FROM ${identifier(table)}`,
    )) {
      const adcode = String(row["adcode"] ?? "");
      const held = table === "area_report" ? adcode : placeOf(adcode);
      if (held) found.add(held);
    }
  return [...found].sort();
}

/** Where a report was published: `source.json` beside the table, {title: {zh, en}, note: {zh, en}}. */
async function readSource(folder: string): Promise<Dataset["source"]> {
  const text = await readFile(join(folder, "source.json"), "utf8").catch(() => null);
  return text === null ? null : (JSON.parse(text) as Dataset["source"]);
}
