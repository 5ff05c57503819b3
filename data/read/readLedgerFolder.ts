import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Period } from "../../src/domain/period.ts";
import { schema, type Table } from "../../src/domain/schema.ts";
import { LedgerError, refusal } from "./ledgerError.ts";
import { officialParks, type LedgerPark } from "./ledgerPark.ts";
import { nearestWord } from "./nearestWord.ts";
import { shortened, type Problem, type Reject } from "./problem.ts";
import { splitList } from "./splitList.ts";
import { stageLedger, type Progress, type StagedTable } from "./stageLedger.ts";

export interface FolderOptions {
  connection: DuckDBConnection;
  folder: string;
  period: Period;
  reject: Reject;
  onProgress?: ((progress: Progress) => void) | undefined;
  allowEmpty?: boolean | undefined;
}

export interface StagedFolder {
  /** Parks first, then in the order of the schema. */
  tables: StagedTable[];
  /** The parks that park.csv declares, or the official list when the folder has none. */
  parks: readonly LedgerPark[];
}

// Parks come first: other tables refer to them.
const tables: readonly Table[] = [schema.park, ...Object.values(schema)].filter(
  (table, at, all) => all.indexOf(table) === at,
);

const isIgnored = (name: string): boolean =>
  name === "source.json" || /^[.~]|\.(md|txt)$/i.test(name);

const isCsv = (name: string): boolean => /\.csv$/i.test(name);

const stem = (name: string): string => name.replace(/\.[^.]*$/, "");

const tableOf = (name: string): Table | undefined =>
  isCsv(name) ? tables.find((table) => table.name === stem(name)) : undefined;

function unknownFile(name: string): Problem {
  const wanted = stem(name);
  const nearest =
    tables.find(({ zh }) => zh === wanted)?.name ??
    nearestWord(
      wanted,
      tables.map((table) => table.name),
    );
  const hint = nearest === undefined ? "" : `${nearest}.csv`;
  return {
    file: shortened(name),
    row: null,
    column: null,
    value: shortened(name),
    code: "unknown-file",
    fix: isCsv(name)
      ? {
          zh: hint === "" ? "文件名应为表名，如 enterprise.csv" : `是否应为 ${hint}？`,
          en: hint === "" ? "name it after a table, such as enterprise.csv" : `is it ${hint}?`,
        }
      : {
          zh: "只读取 CSV：另存为 CSV UTF-8，或移出此文件夹",
          en: "only CSV is read: save it as CSV UTF-8, or move it out of the folder",
        },
  };
}

const duplicateFile = (name: string): Problem => ({
  file: shortened(name),
  row: null,
  column: null,
  value: shortened(name),
  code: "duplicate-file",
  fix: { zh: "同一张表有两个文件，只留一个", en: "two files for one table: keep one" },
});

const noTable = (folder: string) =>
  refusal({
    file: basename(folder),
    row: null,
    column: null,
    value: "",
    code: "no-table",
    fix: {
      zh: "文件夹中没有台账，如 enterprise.csv",
      en: "the folder has no ledger such as enterprise.csv",
    },
  });

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw refusal({
      file: basename(folder),
      row: null,
      column: null,
      value: error instanceof Error && "code" in error ? String(error.code) : "",
      code: "source-error",
      fix: { zh: "文件夹无法读取", en: "cannot read the folder" },
    });
  });
  return entries
    .filter((entry) => !entry.isDirectory() && !isIgnored(entry.name))
    .map(({ name }) => name)
    .sort();
}

interface LedgerFile {
  table: Table;
  file: string;
}

/** The ledgers of a folder in the order in which they are read; refuses the folder for every file that is none. */
async function findLedgers(folder: string): Promise<LedgerFile[]> {
  const names = await listFiles(folder);
  const found = names.flatMap((name) => {
    const table = tableOf(name);
    return table === undefined ? [] : [{ table, file: join(folder, name) }];
  });
  const problems = [
    ...names.filter((name) => tableOf(name) === undefined).map(unknownFile),
    ...found
      .filter(({ table }, at) => found.findIndex((other) => other.table === table) !== at)
      .map(({ file }) => duplicateFile(basename(file))),
  ];
  if (problems.length > 0) throw new LedgerError(basename(folder), problems);
  if (found.length === 0) throw noTable(folder);
  return found.sort((a, b) => tables.indexOf(a.table) - tables.indexOf(b.table));
}

const numberOrNull = (value: unknown): number | null => (typeof value === "number" ? value : null);

async function declaredParks(connection: DuckDBConnection): Promise<LedgerPark[]> {
  const reader = await connection.runAndReadAll(
    "SELECT park_id, name, adcodes, longitude, latitude, level FROM park ORDER BY row_number",
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

/**
 * Reads every ledger of a folder, named after its table (`enterprise.csv`), into tables of the connection. Throws
 * LedgerError when the folder has none or holds a file that is no ledger, or when a ledger is refused.
 */
export async function stageFolder(options: FolderOptions): Promise<StagedFolder> {
  const staged: StagedTable[] = [];
  let parks: readonly LedgerPark[] = officialParks;
  for (const { table, file } of await findLedgers(options.folder)) {
    staged.push(await stageLedger({ ...options, table, file, parks }));
    if (table === schema.park) parks = await declaredParks(options.connection);
  }
  return { tables: staged, parks };
}
