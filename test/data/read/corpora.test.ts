import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openNative } from "../../../data/build/native.ts";
import { check } from "../../../data/cli/check.ts";
import { LedgerError } from "../../../data/read/ledgerError.ts";
import { quoted } from "../../../data/read/ledgerTable.ts";
import type { Problem } from "../../../data/read/problem.ts";
import { stageLedger } from "../../../data/read/stageLedger.ts";
import { optional, type Table, type Words } from "../../../src/domain/schema/column.ts";
import { splitRecords } from "./splitRecords.ts";
import { rowsOf } from "./stagedLedger.ts";

const corpora = "../shared/corpora";
const withoutTables = /^(naughty-strings|geojsonhint)\//;

const filesOf = (pattern: RegExp): string[] =>
  existsSync(corpora)
    ? readdirSync(corpora, { recursive: true, encoding: "utf8" })
        .filter((name) => pattern.test(name) && !withoutTables.test(name))
        .sort()
        .map((name) => `${corpora}/${name}`)
    : [];

const texts = filesOf(/\.(csv|tsv|tab)$/i);
const workbooks = filesOf(/\.(xlsx?|xlsm|xlsb)$/i);
const parquets = filesOf(/\.parquet$/i);

interface CheckedProblem {
  code: string;
  severity: string;
  row: number | null;
  column: string | null;
  value: string;
  message: Words;
  fix: Words;
}

interface CheckedFile {
  file: string;
  rowsIn: number;
  rowsAccepted: number;
  rowsRejected: number;
  errors: CheckedProblem[];
}

/** Words of an exception that nobody put into a sentence, or of a place in a program. */
const unhandled = /Error:|\n\s*at |\bat \S+ \(|node:internal|\.[cm]?[jt]s:\d|undefined|\[object /;
const unprintable = /[\u0000-\u001f\u007f-\u009f\ufffd]/;

function checkProblem({ code, row, column, value, message, fix }: CheckedProblem): void {
  for (const words of [message.zh, message.en, fix.zh, fix.en]) {
    expect(words).not.toBe("");
    expect(words).not.toMatch(unhandled);
  }
  expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
  expect(row === null || row > 0).toBe(true);
  for (const shown of [value, column ?? ""]) {
    expect(shown).not.toMatch(unhandled);
    expect(shown).not.toMatch(unprintable);
    expect([...shown].length).toBeLessThanOrEqual(80);
  }
}

function checkFile({ rowsIn, rowsAccepted, rowsRejected, errors }: CheckedFile): void {
  expect(rowsIn).toBe(rowsAccepted + rowsRejected);
  if (rowsIn === 0) expect(errors.map(({ severity }) => severity)).toContain("error");
  errors.forEach(checkProblem);
}

/** Names of the files, below the corpora; all are told of, once each. */
async function checkFiles(paths: readonly string[], ...options: string[]): Promise<void> {
  const progress: string[] = [];
  const { exit, json, lines } = await check.run([...paths, ...options], (text) =>
    progress.push(text),
  );
  const { files } = json as { files: CheckedFile[] };
  expect(files).toHaveLength(paths.length);
  expect(new Set(files.map(({ file }) => file)).size).toBe(paths.length);
  for (const { file } of files) expect(paths.some((path) => path.endsWith(file))).toBe(true);
  files.forEach(checkFile);
  expect(exit).toBe(files.some(({ rowsIn }) => rowsIn === 0) ? 2 : 0);
  expect([...lines, ...progress].join("\n")).not.toMatch(unhandled);
}

describe.skipIf(texts.length === 0)("check (where the corpora are there)", () => {
  it("tells of every text and workbook whose table is sought by its header", () =>
    checkFiles([...texts, ...workbooks]));

  it("tells of every text and workbook as enterprises", () =>
    checkFiles([...texts, ...workbooks], "--table", "enterprise"));

  it("tells of every Parquet file", () => checkFiles(parquets));
});

/** A table of text columns with these header words; rows that are alike throughout are repeats. */
function tableOf(header: readonly string[]): Table {
  const words = header.map((word) => word.trim());
  const columns = words.map((word, at) => optional(`c${at}`, "text", word, word, [word, word]));
  const names = columns.map(({ name }) => name);
  return { name: "anything", zh: "任何表", en: "Anything", key: names, columns };
}

const isUsable = (header: readonly string[]): boolean =>
  header.every((word) => word.trim() !== "") &&
  new Set(header.map((word) => word.trim())).size === header.length;

const stored = (cells: readonly string[]) => cells.map((cell) => cell.trim() || null);

/** The rows that must be accepted: of the header's width, printable, the first of those that are alike. */
function acceptable(width: number, records: readonly string[][]): (string | null)[][] {
  const fitting = records.filter(
    (cells) => cells.length === width && cells.every((cell) => !unprintable.test(cell.trim())),
  );
  const distinct = new Map(fitting.map(stored).map((cells) => [JSON.stringify(cells), cells]));
  return [...distinct.values()];
}

async function stageAny(path: string, table: Table) {
  const connection = await openNative();
  onTestFinished(() => connection.closeSync());
  const problems: Problem[] = [];
  const staged = await stageLedger({
    ...{ connection, table, files: [{ path }], period: "2025-09", parks: [], allowEmpty: true },
    report: (problem) => void problems.push(problem),
  });
  const names = table.columns.map(({ name }) => quoted(name)).join(", ");
  const rows = await rowsOf(connection, `SELECT ${names} FROM anything ORDER BY row_number`);
  return { staged, problems, rows };
}

const refusals = ["encoding-error", "wrong-delimiter", "unbalanced-quote", "format-error"];

describe.skipIf(texts.length === 0)("stageLedger with a table made for the file", () => {
  const files = texts.flatMap((path) => {
    const text = readFileSync(path, "utf8").replace(/^\ufeff/, "");
    const [header = [], ...records] = splitRecords(text, path.endsWith(".tsv") ? "\t" : ",") ?? [];
    return header.length > 0 && isUsable(header) ? [{ path, header, records }] : [];
  });

  it("finds most of the corpora usable", () => {
    expect(files.length).toBeGreaterThan(texts.length / 2);
  });

  it.each(files.map((file) => [file.path.slice(corpora.length + 1), file] as const))(
    "%s",
    async (_, { path, header, records }) => {
      const table = tableOf(header);
      const outcome = await stageAny(path, table).catch((error: unknown) => {
        if (error instanceof LedgerError) return error;
        throw error;
      });
      if (outcome instanceof LedgerError) {
        expect(outcome.problems[0]?.file).toBe(basename(path));
        expect(refusals).toContain(outcome.problems[0]?.code);
        return;
      }
      const { staged, problems, rows } = outcome;
      const accepted = acceptable(header.length, records);
      expect(rows).toEqual(accepted);
      expect([staged.rowsIn, staged.rowsAccepted]).toEqual([records.length, accepted.length]);
      expect(staged.rowsRejected).toBe(records.length - accepted.length);
      const rejected = problems.filter(({ row, code }) => row !== null && code !== "cut-perhaps");
      expect(new Set(rejected.map(({ row }) => row)).size).toBeGreaterThanOrEqual(
        staged.rowsRejected,
      );
    },
  );
});
