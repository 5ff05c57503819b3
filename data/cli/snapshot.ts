import { readdir, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { isPeriod } from "../../src/domain/period.ts";
import { schema } from "../../src/domain/schema.ts";
import { buildSnapshots } from "../build/buildSnapshots.ts";
import { LedgerError } from "../read/ledgerError.ts";
import type { ReadOptions } from "../read/openLedger.ts";
import { problemCodes, problemRules, type Problem, type ProblemCode } from "../read/problem.ts";
import { RejectedRows } from "../read/rejectedRows.ts";
import { openRejects } from "../read/writeRejects.ts";
import {
  needed,
  parseOptions,
  UsageError,
  type Command,
  type Outcome,
  type Progress,
} from "./command.ts";
import { readOptionHelp, readOptions, readOptionsOf } from "./readOptions.ts";
import { rowProgress } from "./rowProgress.ts";

export const snapshot: Command = {
  name: "snapshot",
  summary: "turn a folder of ledgers into a verified period of a data folder",
  help: `atlas snapshot FOLDER --as-of YYYY-MM|YYYY --out DIR [--rejects FILE] [--replace] [--rows TABLE=N]… [--stop CODE=N]…
  [--accept-change "REASON"] ${readOptionHelp.usage} [--json]

Reads the ledgers of FOLDER (CSV, TSV, XLSX or Parquet named after their tables, any number for a table:
enterprise.csv, enterprise-330102.xlsx, park.csv, … or area_report.csv), rejects rows that break a rule, and adds the
period to the data folder DIR as a new generation.
  --as-of P       the period: a month for ledgers, a year or a month for reports
  --rejects FILE  where the list of rejected rows is written (default FOLDER.rejects.csv beside FOLDER; never inside
                  DIR); beside it, in the folder FOLDER.rejects.rows, the rows themselves in the columns of their files
                  with code and reason, ready to be sent back
  --replace       build a period that is already there anew
  --rows TABLE=N  rows that the files of a table should have together; refused when they have another number
  --stop CODE=N   stop when there are more than N problems of a rule; by default none stops a build
  --accept-change "REASON"  accept a result that differs absurdly from the period before (a fifth of the rows, a table
                  or a district missing); the reason is kept in the provenance
${readOptionHelp.lines}
Exit codes: 0 clean, 1 done but rows were rejected, 2 refused and DIR untouched.`,
  async run(args, progress) {
    const { values, positionals } = parseOptions(args, {
      "as-of": { type: "string" },
      out: { type: "string" },
      rejects: { type: "string" },
      replace: { type: "boolean" },
      rows: { type: "string", multiple: true },
      stop: { type: "string", multiple: true },
      "accept-change": { type: "string" },
      ...readOptions,
    });
    const folder = resolve(needed(positionals[0], "FOLDER"));
    if (positionals.length > 1)
      throw new UsageError(`one FOLDER at a time: ${positionals.join(" ")}`);
    const period = needed(values["as-of"], "--as-of YYYY-MM");
    if (!isPeriod(period)) throw new UsageError(`--as-of takes YYYY-MM or YYYY: ${period}`);
    if (values["accept-change"] !== undefined && values["accept-change"].trim() === "")
      throw new UsageError("--accept-change takes a reason");
    const out = resolve(needed(values.out, "--out DIR"));
    const rejects = resolve(
      values.rejects ?? join(dirname(folder), `${basename(folder)}.rejects.csv`),
    );
    return build(
      {
        folder,
        period,
        out,
        rejects,
        replace: values.replace ?? false,
        declaredRows: parseRows(values.rows ?? []),
        limits: parseLimits(values.stop ?? []),
        acceptChange: values["accept-change"],
        read: readOptionsOf(values),
      },
      progress,
    );
  },
};

/** "type-error=10" → the most problems of a rule. */
function parseLimits(texts: readonly string[]): ReadonlyMap<ProblemCode, number> {
  return new Map(
    texts.map((text) => {
      const [, name = "", number = ""] = /^([a-z-]+)=(\d+)$/.exec(text) ?? [];
      const code = problemCodes.find((one) => one === name);
      if (code === undefined)
        throw new UsageError(`--stop takes CODE=N: ${text}; codes: ${problemCodes.join(" ")}`);
      return [code, Number(number)];
    }),
  );
}

/** "enterprise=60000" → the rows declared for a table. */
function parseRows(texts: readonly string[]): ReadonlyMap<string, number> {
  return new Map(
    texts.map((text) => {
      const [, table = "", number = ""] = /^([a-z_]+)=(\d+)$/.exec(text) ?? [];
      if (!Object.hasOwn(schema, table))
        throw new UsageError(
          `--rows takes TABLE=N: ${text}; tables: ${Object.keys(schema).join(" ")}`,
        );
      return [table, Number(number)];
    }),
  );
}

interface Request {
  folder: string;
  period: string;
  out: string;
  rejects: string;
  replace: boolean;
  declaredRows: ReadonlyMap<string, number>;
  limits: ReadonlyMap<ProblemCode, number>;
  acceptChange: string | undefined;
  read: ReadOptions;
}

/** The folder of the rejected rows beside the list of them. */
const rowsFolder = (rejects: string): string => `${rejects.replace(/\.csv$/i, "")}.rows`;

/** Takes the rejected rows of an earlier run away, and nothing else. */
async function removeRows(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((one) => one.endsWith(".rejects.csv")))
    await rm(join(folder, name));
}

async function build(request: Request, progress: Progress): Promise<Outcome> {
  const { folder, period, out, rejects, replace, declaredRows, limits, acceptChange, read } =
    request;
  const file = openRejects(rejects);
  const rows = new RejectedRows();
  try {
    const { generation, periods } = await buildSnapshots({
      folders: [{ folder, period }],
      out,
      replace,
      rejects,
      declaredRows,
      limits,
      acceptChange,
      read,
      report: (problem) => {
        file.report(problem);
        rows.add(problem);
      },
      onProgress: progress,
      onRows: rowProgress(progress),
    });
    const staged = periods.flatMap((built) => built.tables);
    const tables = staged.map(tableCounts);
    const rejected = tables.reduce((sum, { rowsRejected }) => sum + rowsRejected, 0);
    file.close();
    await removeRows(rowsFolder(rejects));
    const written = await rows.write(
      staged.flatMap((table) => table.files),
      rowsFolder(rejects),
      read,
    );
    const others = staged.flatMap(({ table, tally }) =>
      tally.problems
        .filter(({ severity }) => severity !== "error")
        .map(({ code, severity, count }) => ({ table, code, severity, count })),
    );
    return {
      exit: rejected > 0 ? 1 : 0,
      json: {
        ok: true,
        generation,
        period,
        tables,
        rejects: rejected > 0 ? rejects : null,
        rejectedRows: written,
        notices: others,
        errors: [],
      },
      lines: [
        ...tables.map(
          (t) =>
            `${t.table}: ${t.rowsIn} rows in = ${t.rowsAccepted} accepted + ${t.rowsRejected} rejected`,
        ),
        ...others.map(
          ({ table, code, severity, count }) =>
            `${table}: ${severity} ${code} × ${count}: ${problemWords(code)}`,
        ),
        ...(rejected > 0 ? [`rejected rows: ${[rejects, ...written].join(" ")}`] : []),
        `period ${period} is in generation ${generation} of ${out}`,
      ],
    };
  } catch (error) {
    file.discard();
    if (error instanceof LedgerError) return refused(period, error.problems, error.message);
    throw error;
  }
}

const problemWords = (code: string): string => {
  const found = problemCodes.find((one) => one === code);
  return found === undefined
    ? code
    : `${problemRules[found].words.zh} / ${problemRules[found].words.en}`;
};

const tableCounts = ({
  table,
  rowsIn,
  rowsAccepted,
  rowsRejected,
}: {
  table: string;
  rowsIn: number;
  rowsAccepted: number;
  rowsRejected: number;
}) => ({ table, rowsIn, rowsAccepted, rowsRejected });

const refused = (period: string, errors: readonly Problem[], message: string): Outcome => ({
  exit: 2,
  json: { ok: false, generation: null, period, tables: [], rejects: null, errors },
  lines: [`refused, nothing changed: ${message}`],
});
