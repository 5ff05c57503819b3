import { stat } from "node:fs/promises";
import { basename } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Period } from "../../src/domain/period.ts";
import type { Table } from "../../src/domain/schema.ts";
import { AreaTally } from "./areaTally.ts";
import { suppliedColumns } from "./deriveRow.ts";
import { joinRefusals, LedgerError } from "./ledgerError.ts";
import type { LedgerPark } from "./ledgerPark.ts";
import { createLedgerTable, dropLedgerTable, openLedgerTable } from "./ledgerTable.ts";
import type { ReadOptions } from "./openLedger.ts";
import type { Report } from "./problem.ts";
import { rejectRepeats } from "./rejectRepeats.ts";
import { stageFile, type StagedFile } from "./stageFile.ts";

export type { StagedFile } from "./stageFile.ts";

/** How far the reading of a file is. */
export interface Progress {
  period: Period;
  table: string;
  file: string;
  rows: number;
  bytes: number;
  totalBytes: number;
}

export interface StageOptions {
  connection: DuckDBConnection;
  table: Table;
  /** Paths of the files of the ledger, and how problems name them (without the folder unless told otherwise). */
  files: readonly { path: string; name?: string }[];
  period: Period;
  /** Parks that rows may name besides the official ones. */
  parks: readonly LedgerPark[];
  report: Report;
  read?: ReadOptions | undefined;
  declaredRows?: number | undefined;
  onProgress?: ((progress: Progress) => void) | undefined;
  /** Accept a file that has a header and no rows. */
  allowEmpty?: boolean | undefined;
}

/** What became of the files of a table: rowsIn = rowsAccepted + rowsRejected. */
export interface StagedTable {
  table: string;
  rowsIn: number;
  rowsAccepted: number;
  rowsRejected: number;
  /** Names of the columns that have values, in the order of the table. */
  supplied: string[];
  files: readonly StagedFile[];
  /** Rows and problems by city-level area. */
  tally: AreaTally;
}

const sum = (files: readonly StagedFile[], count: "rowsIn" | "rowsAccepted" | "rowsRejected") =>
  files.reduce((total, file) => total + file[count], 0);

/** Reads the files one after the other; a refusal does not keep the others from being read. */
async function stageFiles(options: StageOptions, tally: AreaTally, refusals: LedgerError[]) {
  const { connection, table, files, period, report, onProgress, allowEmpty = false } = options;
  const writer = await openLedgerTable(connection, table);
  const staged: StagedFile[] = [];
  try {
    for (const [number, { path, name = basename(path) }] of files.entries()) {
      const totalBytes = await stat(path).then(
        ({ size }) => size,
        () => 0,
      );
      const progress = { period, table: table.name, file: name, totalBytes };
      const file = await stageFile({
        table,
        path,
        name,
        number,
        writer,
        tally,
        report,
        parks: options.parks,
        read: options.read ?? {},
        declaredRows: options.declaredRows,
        allowEmpty,
        onRows: (rows, bytes) => onProgress?.({ ...progress, rows, bytes }),
      }).catch((error: unknown) => {
        if (!(error instanceof LedgerError)) throw error;
        refusals.push(error);
        return null;
      });
      if (file === null) continue;
      staged.push(file);
      onProgress?.({ ...progress, rows: file.rowsIn, bytes: totalBytes });
    }
  } finally {
    writer.close();
  }
  return staged;
}

async function stageAll(options: StageOptions): Promise<StagedTable> {
  const { connection, table, files, report } = options;
  const tally = new AreaTally(table);
  const refusals: LedgerError[] = [];
  const staged = await stageFiles(options, tally, refusals);
  if (refusals.length > 0) throw joinRefusals(refusals);
  const names = files.map(({ path, name = basename(path) }) => name);
  await rejectRepeats(connection, table, names, report, ({ file, adcode, code }) => {
    const one = staged[file];
    if (one === undefined) throw new Error(`no file ${file} of ${table.name}`);
    one.rowsAccepted -= 1;
    one.rowsRejected += 1;
    tally.reject(adcode);
    tally.problemIn(code, adcode);
  });
  const columns = new Set(staged.flatMap((file) => file.columns));
  return {
    table: table.name,
    rowsIn: sum(staged, "rowsIn"),
    rowsAccepted: sum(staged, "rowsAccepted"),
    rowsRejected: sum(staged, "rowsRejected"),
    supplied: suppliedColumns(table, [...columns]),
    files: staged,
    tally,
  };
}

/**
 * Reads the files of a ledger into a new table of the connection: every column of the schema, `file_number` and
 * `row_number`. Every problem goes to `report`, of rows first, then of repeated keys. Throws LedgerError with the
 * refusals of all files, and leaves no table, when a file is refused.
 */
export async function stageLedger(options: StageOptions): Promise<StagedTable> {
  const { connection, table } = options;
  await createLedgerTable(connection, table);
  try {
    return await stageAll(options);
  } catch (error) {
    await dropLedgerTable(connection, table);
    throw error;
  }
}
