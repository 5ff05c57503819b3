import { basename, dirname, join, resolve } from "node:path";
import { isPeriod } from "../../src/domain/period.ts";
import { buildSnapshots } from "../build/buildSnapshots.ts";
import { LedgerError } from "../read/ledgerError.ts";
import type { Problem } from "../read/problem.ts";
import { openRejects } from "../read/writeRejects.ts";
import {
  needed,
  parseOptions,
  UsageError,
  type Command,
  type Outcome,
  type Progress,
} from "./command.ts";

export const snapshot: Command = {
  name: "snapshot",
  summary: "turn a folder of ledgers into a verified period of a data folder",
  help: `atlas snapshot FOLDER --as-of YYYY-MM|YYYY --out DIR [--rejects FILE] [--replace] [--json]

Reads the CSV ledgers of FOLDER (enterprise.csv, park.csv, worker_group.csv, … or area_report.csv), rejects rows that
break a rule, and adds the period to the data folder DIR as a new generation.
  --as-of P       the period: a month for ledgers, a year or a month for reports
  --rejects FILE  where rejected rows are written (default FOLDER.rejects.csv beside FOLDER; never inside DIR)
  --replace       build a period that is already there anew
Exit codes: 0 clean, 1 done but rows were rejected, 2 refused and DIR untouched.`,
  async run(args, progress) {
    const { values, positionals } = parseOptions(args, {
      "as-of": { type: "string" },
      out: { type: "string" },
      rejects: { type: "string" },
      replace: { type: "boolean" },
    });
    const folder = resolve(needed(positionals[0], "FOLDER"));
    if (positionals.length > 1)
      throw new UsageError(`one FOLDER at a time: ${positionals.join(" ")}`);
    const period = needed(values["as-of"], "--as-of YYYY-MM");
    if (!isPeriod(period)) throw new UsageError(`--as-of takes YYYY-MM or YYYY: ${period}`);
    const out = resolve(needed(values.out, "--out DIR"));
    const rejects = resolve(
      values.rejects ?? join(dirname(folder), `${basename(folder)}.rejects.csv`),
    );
    return build({ folder, period, out, rejects, replace: values.replace ?? false }, progress);
  },
};

interface Request {
  folder: string;
  period: string;
  out: string;
  rejects: string;
  replace: boolean;
}

async function build(request: Request, progress: Progress): Promise<Outcome> {
  const { folder, period, out, rejects, replace } = request;
  const file = openRejects(rejects);
  try {
    const { generation, periods } = await buildSnapshots({
      folders: [{ folder, period }],
      out,
      replace,
      rejects,
      reject: file.reject,
      onProgress: progress,
    });
    const tables = periods.flatMap((built) => built.tables).map(tableCounts);
    const rejected = tables.reduce((sum, { rowsRejected }) => sum + rowsRejected, 0);
    file.close();
    return {
      exit: rejected > 0 ? 1 : 0,
      json: {
        ok: true,
        generation,
        period,
        tables,
        rejects: rejected > 0 ? rejects : null,
        errors: [],
      },
      lines: [
        ...tables.map(
          (t) =>
            `${t.table}: ${t.rowsIn} rows in = ${t.rowsAccepted} accepted + ${t.rowsRejected} rejected`,
        ),
        ...(rejected > 0 ? [`rejected rows: ${rejects}`] : []),
        `period ${period} is in generation ${generation} of ${out}`,
      ],
    };
  } catch (error) {
    file.discard();
    if (error instanceof LedgerError) return refused(period, error.problems, error.message);
    throw error;
  }
}

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
