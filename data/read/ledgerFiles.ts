import { existsSync, type Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { schema, type Table } from "../../src/domain/schema.ts";
import { LedgerError, refusal } from "./ledgerError.ts";
import { nearestWord } from "./nearestWord.ts";
import { ledgerExtensions } from "./openLedger.ts";
import { shortened, type Problem } from "./problem.ts";

/** A file, or a folder of Parquet parts, and the table that it is of. */
export interface LedgerFile {
  table: Table;
  path: string;
  /** How problems name it: below the folder of ledgers. */
  name: string;
}

// Parks come first: other tables refer to them.
export const ledgerTables: readonly Table[] = [schema.park, ...Object.values(schema)].filter(
  (table, at, all) => all.indexOf(table) === at,
);

/** Where a folder declares that definitions change in its period. */
export const seriesBreaksFile = "series-breaks.json";

const isIgnored = (name: string): boolean =>
  name === "source.json" || name === seriesBreaksFile || /^[.~_]|\.(md|txt)$/i.test(name);

const stem = (name: string): string => name.replace(/\.[^.]*$/, "");

const wordsOf = (table: Table): string[] => [table.name, table.zh];

/** Is the text a word of the table, alone or with what tells one file from another after it: enterprise-330102? */
const startsWith = (text: string, word: string): boolean =>
  text === word || (text.startsWith(word) && /^[-_. 0-9（(]/.test(text.slice(word.length)));

/** The table that a file is named after; the longest name of those that fit. */
export function tableNamed(text: string): Table | undefined {
  const fitting = ledgerTables.flatMap((table) =>
    wordsOf(table)
      .filter((word) => startsWith(text, word))
      .map((word) => ({ table, length: word.length })),
  );
  return fitting.sort((a, b) => b.length - a.length)[0]?.table;
}

const isLedgerName = (name: string): boolean => ledgerExtensions.has(extname(name).toLowerCase());

function unknownFile(name: string): Problem {
  const wanted = stem(basename(name));
  const nearest = nearestWord(
    wanted,
    ledgerTables.map((table) => table.name),
  );
  const hint = nearest === undefined ? "" : `${nearest}${extname(name)}`;
  return {
    file: shortened(name),
    row: null,
    column: null,
    value: shortened(name),
    code: "unknown-file",
    fix: isLedgerName(name)
      ? {
          zh: hint === "" ? "文件名应以表名开头，如 enterprise.csv" : `是否应为 ${hint}？`,
          en:
            hint === ""
              ? "begin its name with that of a table, such as enterprise.csv"
              : `is it ${hint}?`,
        }
      : {
          zh: "只读取 CSV、TSV、XLSX、Parquet：另存为 CSV UTF-8，或移出此文件夹",
          en: "only CSV, TSV, XLSX and Parquet are read: save it as CSV UTF-8, or move it out of the folder",
        },
  };
}

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

async function entriesOf(folder: string): Promise<Dirent[]> {
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
  return entries.filter(({ name }) => !isIgnored(name)).sort((a, b) => (a.name < b.name ? -1 : 1));
}

interface Found {
  files: LedgerFile[];
  problems: Problem[];
}

/** A folder below: Parquet parts of a table, or its files one by one (one per district). */
async function inside(folder: string, name: string): Promise<Found> {
  const table = tableNamed(stem(name)) ?? tableNamed(name);
  const path = join(folder, name);
  if (table === undefined) return { files: [], problems: [unknownFile(name)] };
  const below = await entriesOf(path);
  const texts = below.filter((entry) => !entry.isDirectory() && isLedgerName(entry.name));
  const isParts = texts.every((entry) => /\.parquet$/i.test(entry.name));
  if (isParts) return { files: [{ table, path, name }], problems: [] };
  return {
    files: texts.map((entry) => ({
      table,
      path: join(path, entry.name),
      name: `${name}/${entry.name}`,
    })),
    problems: below
      .filter((entry) => !texts.includes(entry))
      .map((entry) => unknownFile(`${name}/${entry.name}`)),
  };
}

async function findOne(folder: string, entry: Dirent): Promise<Found> {
  const { name } = entry;
  if (entry.isDirectory()) return inside(folder, name);
  const table = isLedgerName(name) ? tableNamed(stem(name)) : undefined;
  return table === undefined
    ? { files: [], problems: [unknownFile(name)] }
    : { files: [{ table, path: join(folder, name), name }], problems: [] };
}

/**
 * The ledgers of a folder in the order in which they are read, any number for a table: `enterprise.csv`,
 * `enterprise-330102.xlsx`, `企业-上城区.csv`, `enterprise/…` with files or Parquet parts. Throws LedgerError that names
 * every file that is none.
 */
export async function findLedgers(folder: string): Promise<LedgerFile[]> {
  const entries = await entriesOf(folder);
  const found = await Promise.all(entries.map((entry) => findOne(folder, entry)));
  const problems = found.flatMap((one) => one.problems);
  if (problems.length > 0) throw new LedgerError(basename(folder), problems);
  const files = found.flatMap((one) => one.files);
  if (files.length === 0) throw noTable(folder);
  return files.sort((a, b) => ledgerTables.indexOf(a.table) - ledgerTables.indexOf(b.table));
}

/** Does the folder hold an area report, going by the names in it? */
export const hasAreaReport = (folder: string): boolean =>
  ["csv", "tsv", "xlsx", "parquet"].some((extension) =>
    existsSync(join(folder, `area_report.${extension}`)),
  );
