import { stat } from "node:fs/promises";
import { basename } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Period } from "../../src/domain/period.ts";
import type { Table } from "../../src/domain/schema.ts";
import { AreaTally } from "./areaTally.ts";
import { suppliedColumns } from "./deriveRow.ts";
import { joinRefusals, LedgerError } from "./ledgerError.ts";
import type { LedgerPark } from "./ledgerPark.ts";
import {
  createLedgerTable,
  dropLedgerTable,
  openLedgerTable,
  removeFiles,
  type LedgerWriter,
} from "./ledgerTable.ts";
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
  /** Takes the refusals of files; without it they are thrown once all files were read. */
  refused?: ((refusal: LedgerError, table: Table) => void) | undefined;
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
  /** How problems name the files, by file_number. */
  names: readonly string[];
  /** Rows and problems by city-level area. */
  tally: AreaTally;
}

const sum = (files: readonly StagedFile[], count: "rowsIn" | "rowsAccepted" | "rowsRejected") =>
  files.reduce((total, file) => total + file[count], 0);

type FileNumber = number;

/** Reads one file; a refusal goes to `refusals`, and what was read of it is taken out again. */
async function stageOne(
  number: FileNumber,
  writer: LedgerWriter,
  tally: AreaTally,
  refusals: LedgerError[],
  options: StageOptions,
): Promise<StagedFile | null> {
  const { table, files, period, report, onProgress, parks, read = {}, declaredRows } = options;
  const { path = "", name = basename(path) } = files[number] ?? {};
  const totalBytes = await stat(path).then(
    ({ size }) => size,
    () => 0,
  );
  const own = new AreaTally(table);
  const progress = { period, table: table.name, file: name, totalBytes };
  const onRows = (rows: number, bytes: number) => onProgress?.({ ...progress, rows, bytes });
  const allowEmpty = options.allowEmpty ?? false;
  const shared = { table, path, name, number, writer, report, parks, read, declaredRows };
  try {
    const staged = await stageFile({ ...shared, tally: own, allowEmpty, onRows });
    tally.add(own);
    onRows(staged.rowsIn, totalBytes);
    return staged;
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    refusals.push(error);
    return null;
  }
}

/** Reads the files one after the other; a refusal does not keep the others from being read. */
async function stageFiles(options: StageOptions, tally: AreaTally, refusals: LedgerError[]) {
  const { connection, table, files } = options;
  const writer = await openLedgerTable(connection, table);
  const staged = new Map<FileNumber, StagedFile>();
  const refused: FileNumber[] = [];
  try {
    for (const number of files.keys()) {
      const file = await stageOne(number, writer, tally, refusals, options);
      if (file === null) refused.push(number);
      else staged.set(number, file);
    }
  } finally {
    writer.close();
  }
  if (refused.length > 0) await removeFiles(connection, table, refused);
  return staged;
}

async function stageAll(options: StageOptions): Promise<StagedTable> {
  const { connection, table, files, report, refused } = options;
  const tally = new AreaTally(table);
  const refusals: LedgerError[] = [];
  const staged = await stageFiles(options, tally, refusals);
  if (refusals.length > 0 && refused === undefined) throw joinRefusals(refusals);
  for (const refusal of refusals) refused?.(refusal, table);
  const names = files.map(({ path, name = basename(path) }) => name);
  await rejectRepeats(connection, table, names, report, ({ file, adcode, code }) => {
    const one = staged.get(file);
    if (one === undefined) throw new Error(`no file ${file} of ${table.name}`);
    one.rowsAccepted -= 1;
    one.rowsRejected += 1;
    tally.reject(adcode);
    tally.problemIn(code, adcode);
  });
  const taken = [...staged.values()];
  const columns = new Set(taken.flatMap((file) => file.columns));
  return {
    table: table.name,
    rowsIn: sum(taken, "rowsIn"),
    rowsAccepted: sum(taken, "rowsAccepted"),
    rowsRejected: sum(taken, "rowsRejected"),
    supplied: suppliedColumns(table, [...columns]),
    files: taken,
    names,
    tally,
  };
}

/**
 * Reads the files of a ledger into a new table of the connection: every column of the schema, `file_number` and
 * `row_number`. Every problem goes to `report`, of rows first, then of repeated keys. Throws LedgerError with the
 * refusals of all files, and leaves no table, when a file is refused, unless `refused` takes them: the table then holds
 * the rows of the other files.
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
