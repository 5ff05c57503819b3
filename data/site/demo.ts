import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { buildSnapshots } from "../build/buildSnapshots.ts";
import { demoMonths } from "../demo/months.ts";
import { writeDemo } from "../demo/writeDemo.ts";
import { openRejects } from "../read/writeRejects.ts";
import { precompress } from "./precompress.ts";
import { countOf, type Line } from "./progress.ts";
import { sourcesOf } from "./sourcesOf.ts";
import { runStep, type Step } from "./step.ts";

export interface DemoOptions {
  /** Working folder: ledgers, snapshots and the records of the steps go below it. */
  work: string;
  /** Enterprises per month. */
  rows: number;
  months: number;
  seed: number;
  /** Compressed bytes by content hash. */
  compressed: string;
}

/** Folders that `serve` shows at `data/`. */
export interface DemoData {
  data: string;
  compressed: string;
}

const census = "data/reports/census-2004";

/** Demo ledgers, their snapshots and the census report's, and the pre-compressed answers. */
export async function buildDemo(options: DemoOptions, line: Line): Promise<DemoData> {
  const { work } = options;
  const records = join(work, "steps");
  const folders = { data: join(work, "data"), compressed: join(work, "data-compressed") };
  const ledgers = join(work, "ledgers");
  const written = await runStep(await ledgerStep(ledgers, options), records, line);
  const snapshots = await snapshotStep(ledgers, folders.data, written, options);
  const built = await runStep(snapshots, records, line);
  await runStep(await answerStep(folders, built, options), records, line);
  return folders;
}

async function ledgerStep(out: string, { rows, months, seed }: DemoOptions): Promise<Step> {
  return {
    name: "demo ledgers",
    words: `writing ${months} months of ${rows.toLocaleString("en")} enterprises`,
    inputs: await sourcesOf("data/demo/writeDemo.ts"),
    options: { rows, months, seed },
    outputs: [out],
    run: async (progress) => {
      await rm(out, { recursive: true, force: true });
      const onProgress = ({ filesDone, filesTotal }: { filesDone: number; filesTotal: number }) =>
        progress(filesDone / filesTotal, countOf(filesDone, filesTotal, "files"));
      await writeDemo({ out, rows, months, seed, onProgress });
    },
  };
}

async function snapshotStep(
  ledgers: string,
  out: string,
  written: string,
  { work, months }: DemoOptions,
): Promise<Step> {
  const periods = demoMonths(months).map(({ period }) => ({
    folder: join(ledgers, period),
    period,
  }));
  const folders = [...periods, { folder: census, period: "2004" }];
  return {
    name: "snapshots",
    words: `building ${folders.length} periods`,
    inputs: [
      ...(await sourcesOf("data/build/buildSnapshots.ts")),
      census,
      "data/policy",
      "package-lock.json",
    ],
    options: { written, folders },
    outputs: [out],
    run: async (progress) => {
      const next = `${out}.next`;
      await rm(next, { recursive: true, force: true });
      const onProgress = (words: string, share: number) => progress(share, words);
      const rejects = join(work, "rejects.csv");
      const { report, close } = openRejects(rejects);
      await buildSnapshots({ folders, out: next, rejects, report, onProgress }).finally(() =>
        refuseRejected(close(), rejects),
      );
      await rm(out, { recursive: true, force: true });
      await rename(next, out);
    },
  };
}

/** The demo's own ledgers must pass every check. */
function refuseRejected(count: number, file: string): void {
  if (count > 0) throw new Error(`snapshots: ${count} demo rows were rejected, see ${file}`);
}

async function answerStep(
  { data, compressed }: DemoData,
  built: string,
  { compressed: cache }: DemoOptions,
): Promise<Step> {
  return {
    name: "answers",
    words: "compressing the precomputed answers",
    inputs: await sourcesOf("data/site/precompress.ts"),
    options: { built },
    outputs: [compressed],
    run: async (progress) => {
      await rm(compressed, { recursive: true, force: true });
      const onProgress = (done: number, total: number) =>
        progress(done / total, countOf(done, total, "files"));
      const sum = await precompress({ root: data, into: compressed, cache, onProgress });
      return `${sum.files} files, ${sizeInKb(sum.bytes)} to ${sizeInKb(sum.brotliBytes)}`;
    },
  };
}

const sizeInKb = (bytes: number): string => `${Math.round(bytes / 1000).toLocaleString("en")} kB`;
