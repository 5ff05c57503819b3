import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { parks } from "../../src/domain/park.ts";
import { writeLines } from "./csv.ts";
import { enterpriseLines } from "./enterpriseRows.ts";
import { demoMonths } from "./months.ts";
import { parkLines } from "./parks.ts";
import { Population } from "./population.ts";
import { progressIn } from "./progress.ts";
import { drawsOf } from "./random.ts";
import { workerGroupCount, workerGroupLines } from "./workerGroups.ts";

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

interface Ledger extends DemoFile {
  lines: () => Iterable<string>;
}

/** The three ledgers of each month, in the order in which they must be written: the population moves on in between. */
function* ledgers(rows: number, months: number, seed: number): Generator<Ledger> {
  const draw = drawsOf(seed);
  const population = new Population(rows, draw);
  for (const [i, { period, ago }] of demoMonths(months).entries()) {
    if (i > 0) population.advance(ago);
    const enterprises = () => enterpriseLines(population.numbers, progressIn(ago), draw);
    yield { file: `${period}/enterprise.csv`, rows, lines: enterprises };
    yield { file: `${period}/park.csv`, rows: parks.length, lines: () => parkLines(ago, draw) };
    const groups = () => workerGroupLines(ago, draw);
    yield { file: `${period}/worker_group.csv`, rows: workerGroupCount, lines: groups };
  }
}

async function writeLedger(out: string, { file, lines }: Ledger): Promise<void> {
  const path = join(out, file);
  await mkdir(join(path, ".."), { recursive: true });
  await writeLines(path, lines());
}

/**
 * Writes deterministic synthetic ledgers: one folder per month up to 2025-09, each with enterprise.csv (exactly `rows`
 * enterprises), park.csv and worker_group.csv. The same options give the same bytes; every figure is invented. Memory
 * stays bounded: four bytes per enterprise and a few chunks of text.
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
    await writeLedger(out, ledger);
    const done: DemoFile = { file: ledger.file, rows: ledger.rows };
    files.push(done);
    onProgress?.({ ...done, filesDone: files.length, filesTotal: months * 3 });
  }
  return { files };
}
