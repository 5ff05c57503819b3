import { stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { schema, type Table } from "../../src/domain/schema.ts";
import { openNative } from "../build/native.ts";
import { LedgerError } from "../read/ledgerError.ts";
import { findLedgers, tableNamed, type LedgerFile } from "../read/ledgerFiles.ts";
import type { ReadOptions } from "../read/openLedger.ts";
import { problemRules, severityOf, type Problem } from "../read/problem.ts";
import { RejectedRows } from "../read/rejectedRows.ts";
import { stageLedgers } from "../read/readLedgerFolder.ts";
import type { StagedTable } from "../read/stageLedger.ts";
import { tableOfHeader } from "../read/tableOfHeader.ts";
import {
  parseOptions,
  UsageError,
  wholeNumber,
  type Command,
  type Outcome,
  type Progress,
} from "./command.ts";
import { namesBelow } from "./namesBelow.ts";
import { checkedFiles, type CheckedFile } from "./checkedFiles.ts";
import { readOptionHelp, readOptions, readOptionsOf } from "./readOptions.ts";
import { rowProgress } from "./rowProgress.ts";
import { summaryLines } from "./summaryLines.ts";

/** Problems of one file that the JSON document lists at most; the rest is counted. */
const listedProblems = 10_000;

export const check: Command = {
  name: "check",
  summary: "read ledgers and say everything that is wrong with them; nothing is built",
  help: `atlas check FILE|DIR… [--table NAME] [--rejects DIR] [--rows N] ${readOptionHelp.usage} [--json]

Reads ledgers (CSV, TSV, XLSX, Parquet; a folder of them or one by one) as \`snapshot\` does and reports every problem by
file, row, column, value, rule and what to do, errors, warnings and notes apart. A file is of the table that its name
begins with, else of the one whose header it has.
  --table NAME    the table of all files: ${Object.keys(schema).join(" ")}
  --rejects DIR   write rejected rows in the columns of their file, with code and reason, ready to be sent back
  --rows N        rows that the one file should have
${readOptionHelp.lines}
Exit codes: 0 clean, 1 some rows rejected, 2 some file refused.`,
  async run(args, progress) {
    const { values, positionals } = parseOptions(args, {
      table: { type: "string" },
      rejects: { type: "string" },
      rows: { type: "string" },
      ...readOptions,
    });
    if (positionals.length === 0) throw new UsageError("missing FILE or DIR");
    const declaredRows = wholeNumber(values.rows, "--rows", 0);
    if (declaredRows !== undefined && positionals.length > 1)
      throw new UsageError("--rows is about one file");
    return checkAll(
      {
        paths: positionals.map((path) => resolve(path)),
        table: values.table === undefined ? undefined : tableFor(values.table),
        rejects: values.rejects === undefined ? undefined : resolve(values.rejects),
        declaredRows,
        read: readOptionsOf(values),
      },
      progress,
    );
  },
};

function tableFor(name: string): Table {
  const found = Object.values(schema).find((table) => table.name === name || table.zh === name);
  if (found === undefined)
    throw new UsageError(`unknown table: ${name}; choose from ${Object.keys(schema).join(" ")}`);
  return found;
}

interface Request {
  paths: readonly string[];
  table: Table | undefined;
  rejects: string | undefined;
  declaredRows: number | undefined;
  read: ReadOptions;
}

/** The ledgers that are asked about, each once; what is none goes to `refuse`. */
async function ledgersOf(
  { paths, table, read }: Request,
  refuse: (error: LedgerError) => void,
): Promise<LedgerFile[]> {
  const found = new Map<string, LedgerFile>();
  for (const [path, name] of namesBelow(paths)) {
    try {
      const isFolder = (await stat(path).catch(() => null))?.isDirectory() === true;
      const files =
        isFolder && table === undefined
          ? await ledgersBelow(path, paths.length > 1 ? name : null)
          : [await ledgerAt(path, name, table, read)];
      for (const file of files) found.set(file.path, file);
    } catch (error) {
      if (!(error instanceof LedgerError)) throw error;
      refuse(error);
    }
  }
  return [...found.values()];
}

/** The ledgers of a folder; under its name where it is one of several. */
async function ledgersBelow(folder: string, name: string | null): Promise<LedgerFile[]> {
  if (name === null) return findLedgers(folder);
  const below = (file: string) => (file === basename(folder) ? name : `${name}/${file}`);
  try {
    return (await findLedgers(folder)).map((file) => ({ ...file, name: below(file.name) }));
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    throw new LedgerError(
      name,
      error.problems.map((problem) => ({ ...problem, file: below(problem.file) })),
    );
  }
}

async function ledgerAt(
  path: string,
  name: string,
  table: Table | undefined,
  read: ReadOptions,
): Promise<LedgerFile> {
  const named = table ?? tableNamed(basename(path).replace(/\.[^.]*$/, ""));
  return { path, name, table: named ?? (await tableOfHeader(path, { ...read, file: name })) };
}

async function checkAll(request: Request, progress: Progress): Promise<Outcome> {
  const problems = new Map<string, { listed: Problem[]; omitted: number }>();
  const rejected = new RejectedRows();
  const report = (problem: Problem): void => {
    const of = problems.get(problem.file) ?? { listed: [], omitted: 0 };
    problems.set(problem.file, of);
    if (of.listed.length < listedProblems) of.listed.push(problem);
    else of.omitted += 1;
    if (request.rejects !== undefined) rejected.add(problem);
  };
  const refusedTables = new Map<string, string | null>();
  const refuse = (error: LedgerError, table: Table | null = null): void => {
    for (const problem of error.problems) {
      refusedTables.set(problem.file, table?.name ?? null);
      report(problem);
    }
  };
  const files = await ledgersOf(request, refuse);
  const connection = await openNative();
  try {
    const { tables } = await stageLedgers({
      connection,
      files,
      period: "",
      report,
      read: request.read,
      declaredRows: request.declaredRows,
      refused: refuse,
      onProgress: rowProgress(progress),
    });
    const rejects =
      request.rejects === undefined
        ? []
        : await rejected.write(
            tables.flatMap((table) => table.files),
            request.rejects,
            request.read,
          );
    return outcome(checkedFiles(files, tables, refusedTables, problems), tables, rejects);
  } finally {
    connection.closeSync();
  }
}

const isRefused = ({ rowsIn, errors }: CheckedFile): boolean =>
  rowsIn === 0 && errors.some(({ code }) => severityOf(code) === "error");

function outcome(
  files: readonly CheckedFile[],
  tables: readonly StagedTable[],
  rejects: readonly string[],
): Outcome {
  const refused = files.filter(isRefused);
  const exit = refused.length > 0 ? 2 : files.some(({ rowsRejected }) => rowsRejected > 0) ? 1 : 0;
  return {
    exit,
    json: {
      ok: exit === 0,
      files: files.map(({ errors, omitted, ...file }) => ({
        ...file,
        errors: errors.map(problemJson),
        ...(omitted > 0 ? { omitted } : {}),
      })),
      rejects,
    },
    lines: [...summaryLines(files, tables), ...rejects.map((path) => `rejected rows: ${path}`)],
  };
}

const problemJson = ({ file: _, code, row, column, value, fix, count }: Problem) => ({
  code,
  severity: severityOf(code),
  row,
  column,
  value,
  message: problemRules[code].words,
  fix,
  ...(count === undefined ? {} : { count }),
});
