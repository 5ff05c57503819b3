import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { SeriesBreak } from "../../src/domain/seriesBreak.ts";
import { seriesBreaksFile } from "../read/ledgerFiles.ts";
import { writeLines } from "./csv.ts";
import type { LedgerMonth } from "./ledgerMonth.ts";
import { ledgerTables, linesOf } from "./ledgers.ts";
import { calendarMonth, demoMonths } from "./months.ts";
import { MonthTally } from "./monthTally.ts";
import { Population } from "./population.ts";
import { progressIn } from "./progress.ts";
import { drawsOf } from "./random.ts";

export interface DemoFile {
  /** Path below the output folder: 2025-09/enterprise.csv. */
  file: string;
  /** Rows without the header. */
  rows: number;
}

export interface DemoProgress extends DemoFile {
  /** Files written so far, this one included, of how many. */
  filesDone: number;
  filesTotal: number;
}

export interface DemoOptions {
  /** Folder to write to; made when missing. Other files in it stay as they are. */
  out: string;
  /** Enterprises in every month, 1 to 50,000,000. */
  rows?: number;
  /** Months up to and including 2025-09, 1 to 120. */
  months?: number;
  /** Any whole number: another seed gives other enterprises with the same codes and names. */
  seed?: number;
  /** Called after each file. */
  onProgress?: (progress: DemoProgress) => void;
}

function check(name: string, value: number, least: number, most: number): void {
  if (Number.isSafeInteger(value) && value >= least && value <= most) return;
  throw new RangeError(`demo ${name}: ${value}; give a whole number from ${least} to ${most}`);
}

interface Ledger {
  file: string;
  lines: Iterable<string>;
}

/** The ledgers of each month, in the order in which they must be written: the population moves on in between. */
function* ledgers(rows: number, months: number, seed: number): Generator<Ledger> {
  const draw = drawsOf(seed);
  const population = new Population(rows, draw);
  for (const [i, { period, ago }] of demoMonths(months).entries()) {
    if (i > 0) population.advance(ago);
    const month: LedgerMonth = {
      ...{ period, ago, ...calendarMonth(ago), draw, population },
      progress: progressIn(ago),
      tally: new MonthTally(draw),
    };
    for (const table of ledgerTables)
      yield { file: `${period}/${table}.csv`, lines: linesOf[table](month) };
  }
}

async function writeLedger(out: string, { file, lines }: Ledger): Promise<DemoFile> {
  const path = join(out, file);
  await mkdir(dirname(path), { recursive: true });
  return { file, rows: (await writeLines(path, lines)) - 1 };
}

/** One change of definition, so that the demo shows what one looks like; none where its month is not written. */
async function writeSeriesBreaks(
  out: string,
  months: readonly { period: string }[],
): Promise<void> {
  const period = "2025-03";
  if (!months.slice(1).some((month) => month.period === period)) return;
  const breaks: SeriesBreak[] = [
    {
      measures: ["union-rate-25plus", "zone-50plus-rate", "rate-100plus"],
      note: {
        zh: "演示：自本月起职工人数按社保参保人数核对",
        en: "Demo: headcounts are checked against social insurance from this month on",
      },
    },
  ];
  await writeFile(join(out, period, seriesBreaksFile), `${JSON.stringify(breaks, null, 2)}\n`);
}

/**
 * Writes deterministic synthetic ledgers: one folder per month up to 2025-09, each with every table of the schema but the
 * area report, and exactly `rows` enterprises. The same options give the same bytes; every figure is invented. Memory
 * stays bounded: at most twelve bytes per enterprise, some thousand sums and a few chunks of text.
 */
export async function writeDemo({
  out,
  rows = 60_000,
  months = 12,
  seed = 1,
  onProgress,
}: DemoOptions): Promise<{ files: DemoFile[] }> {
  check("rows", rows, 1, 50_000_000);
  check("months", months, 1, 120);
  check("seed", seed, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  const files: DemoFile[] = [];
  for (const ledger of ledgers(rows, months, seed)) {
    const done = await writeLedger(out, ledger);
    files.push(done);
    onProgress?.({ ...done, filesDone: files.length, filesTotal: months * ledgerTables.length });
  }
  await writeSeriesBreaks(out, demoMonths(months));
  return { files };
}
