import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Period } from "../../src/domain/period.ts";
import type { Table } from "../../src/domain/schema.ts";
import { suppliedColumns } from "./deriveRow.ts";
import { headerChecker } from "./headerChecker.ts";
import { refusal } from "./ledgerError.ts";
import { parkIds, type LedgerPark } from "./ledgerPark.ts";
import { createLedgerTable, dropLedgerTable, openLedgerTable } from "./ledgerTable.ts";
import { matchHeader, type MatchedColumn } from "./matchHeader.ts";
import { rowParser } from "./parseRow.ts";
import type { Reject } from "./problem.ts";
import type { LedgerRow } from "./ledgerSource.ts";
import { readText } from "./readText.ts";
import { rejectRepeats } from "./rejectRepeats.ts";
import { asUnreadable, unreadable } from "./unreadable.ts";

/** How far the reading of a file is. */
export interface Progress {
  period: Period;
  table: string;
  rows: number;
  bytes: number;
  totalBytes: number;
}

export interface StageOptions {
  connection: DuckDBConnection;
  table: Table;
  /** Path of the ledger. */
  file: string;
  period: Period;
  /** Parks that rows may name besides the official ones. */
  parks: readonly LedgerPark[];
  /** Takes every problem of every rejected row. */
  reject: Reject;
  onProgress?: ((progress: Progress) => void) | undefined;
  /** Accept a file that has a header and no rows. */
  allowEmpty?: boolean | undefined;
}

/** What became of a file: rowsIn = rowsAccepted + rowsRejected. */
export interface StagedTable {
  table: string;
  rowsIn: number;
  rowsAccepted: number;
  rowsRejected: number;
  /** Names of the columns that have values, in the order of the table. */
  supplied: string[];
}

const noData = (file: string) =>
  refusal({
    file,
    row: null,
    column: null,
    value: "",
    code: "no-data",
    fix: { zh: "文件没有数据行", en: "no data: the file has no rows" },
  });

const progressEvery = 20_000;

interface Source {
  name: string;
  rows: AsyncGenerator<LedgerRow>;
  bytesRead: () => number;
  totalBytes: number;
}

async function openSource(file: string, table: Table): Promise<Source> {
  const name = basename(file);
  const { size } = await stat(file).catch((error: unknown) => {
    throw unreadable(name, error);
  });
  const stream = createReadStream(file, { highWaterMark: 65_536 });
  const isHeader = headerChecker(table);
  const { rows } = await readText(stream, { file: name, isHeader }).catch((error: unknown) => {
    throw asUnreadable(name, error);
  });
  return {
    name,
    rows,
    bytesRead: () => stream.bytesRead,
    totalBytes: size,
  };
}

/** Reads the rows into the table; gives how many there were and how many were rejected. */
async function fillTable(
  source: Source,
  header: readonly MatchedColumn[],
  { connection, table, period, parks, reject, onProgress }: StageOptions,
) {
  const parse = rowParser(table, header, { table, parkId: parkIds(parks) });
  const target = await openLedgerTable(connection, table);
  let [rowsIn, rowsRejected] = [0, 0];
  const report = () =>
    onProgress?.({
      period,
      table: table.name,
      rows: rowsIn,
      bytes: source.bytesRead(),
      totalBytes: source.totalBytes,
    });
  try {
    for await (const row of source.rows) {
      rowsIn += 1;
      const parsed = parse(row);
      if ("values" in parsed) target.append(parsed.values, row.row);
      else {
        rowsRejected += 1;
        for (const problem of parsed.problems)
          reject({ file: source.name, row: row.row, ...problem });
      }
      if (rowsIn % progressEvery === 0) report();
    }
  } finally {
    target.close();
  }
  report();
  return { rowsIn, rowsRejected };
}

async function stage(source: Source, options: StageOptions): Promise<StagedTable> {
  const { connection, table } = options;
  const first = await source.rows.next();
  if (first.done) throw noData(source.name);
  const header = matchHeader(table, first.value.cells, source.name);
  await createLedgerTable(connection, table);
  try {
    return await stageRows(source, header, options);
  } catch (error) {
    await dropLedgerTable(connection, table);
    throw error;
  }
}

async function stageRows(
  source: Source,
  header: readonly MatchedColumn[],
  options: StageOptions,
): Promise<StagedTable> {
  const { connection, table, reject, allowEmpty = false } = options;
  const { rowsIn, rowsRejected } = await fillTable(source, header, options);
  if (rowsIn === 0 && !allowEmpty) throw noData(source.name);
  const repeated = await rejectRepeats(connection, table, source.name, reject);
  return {
    table: table.name,
    rowsIn,
    rowsAccepted: rowsIn - rowsRejected - repeated,
    rowsRejected: rowsRejected + repeated,
    supplied: suppliedColumns(
      table,
      header.map(({ column }) => column.name),
    ),
  };
}

/**
 * Reads a text ledger into a new table of the connection: every column of the schema and `row_number`. Rejected rows go
 * to `reject`, row rules first, then repeated keys. Throws LedgerError and leaves no table when the file is refused.
 */
export async function stageLedger(options: StageOptions): Promise<StagedTable> {
  const source = await openSource(options.file, options.table);
  try {
    return await stage(source, options);
  } catch (error) {
    throw asUnreadable(source.name, error);
  } finally {
    await source.rows.return(undefined);
  }
}
