import type { DuckDBConnection } from "@duckdb/node-api";
import { schema, type Table } from "../../src/domain/schema.ts";
import { checkReferences } from "./checkReferences.ts";
import { joinRefusals, LedgerError } from "./ledgerError.ts";
import { findLedgers, ledgerTables, type LedgerFile } from "./ledgerFiles.ts";
import { officialParks, type LedgerPark } from "./ledgerPark.ts";
import { splitList } from "./splitList.ts";
import { stageLedger, type StagedTable, type StageOptions } from "./stageLedger.ts";

export interface FilesOptions extends Omit<StageOptions, "table" | "files" | "parks"> {
  files: readonly LedgerFile[];
}

export interface FolderOptions extends Omit<FilesOptions, "files"> {
  folder: string;
}

export interface StagedFolder {
  /** Parks first, then in the order of the schema. */
  tables: StagedTable[];
  /** The parks that park.csv declares, or the official list when there is none. */
  parks: readonly LedgerPark[];
}

const numberOrNull = (value: unknown): number | null => (typeof value === "number" ? value : null);

async function declaredParks(connection: DuckDBConnection): Promise<LedgerPark[]> {
  const reader = await connection.runAndReadAll(
    `SELECT park_id, name, adcodes, longitude, latitude, level FROM park
    ORDER BY file_number, row_number`,
  );
  return reader.getRows().map(([id, name, adcodes, lon, lat, level]) => ({
    id: String(id),
    name: String(name),
    areas: splitList(String(adcodes)),
    lon: numberOrNull(lon),
    lat: numberOrNull(lat),
    level: typeof level === "string" ? level : null,
  }));
}

const ofTable = (files: readonly LedgerFile[], table: Table) =>
  files.filter((file) => file.table === table).map(({ path, name }) => ({ path, name }));

/**
 * Reads ledgers into tables of the connection, all files of each table together. Throws LedgerError with the refusals
 * of all files when one is refused.
 */
export async function stageLedgers({ files, ...options }: FilesOptions): Promise<StagedFolder> {
  const tables: StagedTable[] = [];
  const refusals: LedgerError[] = [];
  let parks: readonly LedgerPark[] = officialParks;
  for (const table of ledgerTables) {
    const own = ofTable(files, table);
    if (own.length === 0) continue;
    const staged = await stageLedger({ ...options, table, files: own, parks }).catch(
      (error: unknown) => {
        if (!(error instanceof LedgerError)) throw error;
        refusals.push(error);
        return null;
      },
    );
    if (staged === null || staged.files.length === 0) continue;
    tables.push(staged);
    if (table === schema.park) parks = await declaredParks(options.connection);
  }
  if (refusals.length > 0) throw joinRefusals(refusals);
  await checkReferences(options.connection, tables, options.report);
  return { tables, parks };
}

/** Reads every ledger of a folder; throws as `findLedgers` and `stageLedgers` do. */
export const stageFolder = async ({ folder, ...options }: FolderOptions): Promise<StagedFolder> =>
  stageLedgers({ ...options, files: await findLedgers(folder) });
