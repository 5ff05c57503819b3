import { readFile } from "node:fs/promises";
import { basename, relative, resolve, sep } from "node:path";
import {
  dataFormat,
  type Dataset,
  type DatasetId,
  type Generation,
  type PeriodFiles,
  type Pointer,
} from "../../src/domain/generation.ts";
import { measuresVersion } from "../../src/domain/measure.ts";
import type { Provenance } from "../../src/domain/provenance.ts";
import { schemaVersion } from "../../src/domain/schema.ts";
import { refusal } from "../read/ledgerError.ts";
import type { ReadOptions } from "../read/openLedger.ts";
import type { ProblemCode, Report } from "../read/problem.ts";
import type { Progress, StagedTable } from "../read/stageLedger.ts";
import { openContentStore, type ContentStore } from "./contentStore.ts";
import { readCurrent, writeGeneration, type Current } from "./dataFolder.ts";
import { spanDataset } from "./spanDataset.ts";
import { KeptRows } from "../changes/keptRows.ts";
import { withChanges } from "../changes/withChanges.ts";
import { BuildReview } from "./buildReview.ts";
import { mergedProvenance, readProvenance } from "./provenance.ts";
import {
  datasetOfFolder,
  stagePeriod,
  type LedgerFolder,
  type StagedPeriod,
} from "./stagedPeriod.ts";
import { latestPeriods, writePeriod } from "./writePeriod.ts";

export interface BuildOptions {
  folders: readonly LedgerFolder[];
  /** The data folder. */
  out: string;
  /** Build periods that are already there anew. */
  replace?: boolean;
  /** File of rejected rows: must lie outside `out`. */
  rejects?: string;
  report: Report;
  /** How the files are to be read. */
  read?: ReadOptions | undefined;
  /** Problems of a rule that a folder may have at most. */
  limits?: ReadonlyMap<ProblemCode, number> | undefined;
  /** Rows that the files of a table should have together, by table. */
  declaredRows?: ReadonlyMap<string, number> | undefined;
  /** Why a result that differs absurdly from the period before is right. */
  acceptChange?: string | undefined;
  onProgress?: (text: string, share: number) => void;
  /** How far the reading of each file is. */
  onRows?: (progress: Progress) => void;
}

export interface BuiltPeriod {
  period: string;
  tables: readonly StagedTable[];
}

export interface Build {
  generation: string;
  version: number;
  periods: readonly BuiltPeriod[];
}

/**
 * Ledger folders → one new generation of the data folder. A folder that is refused (LedgerError) leaves the data
 * folder as it was: the files of the folders before it are taken back.
 */
export async function buildSnapshots(options: BuildOptions): Promise<Build> {
  const { folders, out, onProgress = () => {} } = options;
  const current = await readCurrent(out);
  refuseRejectsInside(options);
  for (const folder of folders) refuseExisting(folder, current, options.replace ?? false);
  refuseTwice(folders);
  const store = openContentStore(out);
  try {
    return await buildAll(options, current, store, onProgress);
  } catch (error) {
    await store.discard();
    throw error;
  } finally {
    await store.close();
  }
}

async function buildAll(
  options: BuildOptions,
  current: Current | null,
  store: ContentStore,
  onProgress: (text: string, share: number) => void,
): Promise<Build> {
  const { folders, out, report } = options;
  const datasets = new Map(current?.generation.datasets.map((dataset) => [dataset.id, dataset]));
  const ledgers = folders.filter((folder) => datasetOfFolder(folder) === "ledger");
  const latest = latestPeriods([...ledgers.map(({ period }) => period), ...periodsOf(datasets)]);
  const before = current === null ? null : await readProvenance(out, current.pointer);
  const review = new BuildReview(before, options);
  const built: BuiltPeriod[] = [];
  const kept = new KeptRows(out, store);
  for (const [index, folder] of folders.entries()) {
    const share = (part: number): number => (index + part) / folders.length;
    const words = `${basename(folder.folder)} → ${folder.period}`;
    const staged = await stagePeriod(folder, {
      report,
      read: options.read,
      onProgress: (progress) => {
        const { bytes, totalBytes } = progress;
        options.onRows?.(progress);
        onProgress(words, share(totalBytes === 0 ? 0.6 : (bytes / totalBytes) * 0.6));
      },
    });
    try {
      review.take(folder, staged);
      const period = await writePeriod(staged, store, latest, (part) =>
        onProgress(words, share(0.6 + part * 0.4)),
      );
      if (staged.facts.includes("enterprise")) await kept.keep(staged.connection, staged.period);
      datasets.set(staged.dataset, withPeriod(datasets.get(staged.dataset), staged, period));
    } finally {
      staged.connection.closeSync();
    }
    built.push({ period: staged.period, tables: staged.tables });
  }
  const ledger = datasets.get("ledger");
  const earlier = current?.generation.datasets.find(({ id }) => id === "ledger");
  if (ledger !== undefined)
    datasets.set(
      "ledger",
      await withChanges(ledger, {
        ...{ before: earlier, store, kept },
        onProgress: (part) => onProgress("changes", part),
      }),
    );
  const pointer = await publish(out, store, datasets, (tool) =>
    mergedProvenance(tool, before, review.built),
  );
  return { generation: pointer.generation, version: pointer.version, periods: built };
}

const periodsOf = (datasets: ReadonlyMap<DatasetId, Dataset>): string[] =>
  datasets.get("ledger")?.periods.map(({ period }) => period) ?? [];

function withPeriod(
  before: Dataset | undefined,
  staged: StagedPeriod,
  period: PeriodFiles,
): Dataset {
  const others = before?.periods.filter((other) => other.period !== period.period) ?? [];
  const periods = [...others, period].sort((a, b) => (a.period < b.period ? -1 : 1));
  return {
    id: staged.dataset,
    synthetic: periods.some(({ synthetic }) => synthetic),
    areas: [...new Set([...(before?.areas ?? []), ...staged.areas])].sort(),
    source: staged.source ?? before?.source ?? null,
    periods,
    trends: {},
    breaks: {},
  };
}

async function publish(
  out: string,
  store: ContentStore,
  datasets: ReadonlyMap<DatasetId, Dataset>,
  provenanceOf: (tool: string) => Provenance,
): Promise<Pointer> {
  const spanned = [];
  for (const dataset of [...datasets.values()].sort((a, b) => (a.id < b.id ? -1 : 1)))
    spanned.push(await spanDataset(dataset, store));
  const generation: Generation = {
    format: dataFormat,
    profile: "named",
    schema: schemaVersion,
    measures: measuresVersion,
    datasets: spanned,
  };
  return writeGeneration(out, generation, provenanceOf(await toolVersion()));
}

async function toolVersion(): Promise<string> {
  const text = await readFile(new URL("../../package.json", import.meta.url), "utf8");
  const { name, version } = JSON.parse(text) as { name: string; version: string };
  return `${name} ${version}`;
}

function refuseExisting(
  ledgerFolder: LedgerFolder,
  current: Current | null,
  replace: boolean,
): void {
  const { folder, period } = ledgerFolder;
  const exists = current?.generation.datasets
    .find(({ id }) => id === datasetOfFolder(ledgerFolder))
    ?.periods.some((other) => other.period === period);
  if (!exists || replace) return;
  throw refusal({
    file: basename(folder),
    row: null,
    column: null,
    value: period,
    code: "period-exists",
    fix: {
      zh: `${period} 已在数据文件夹中；确要重做请加 --replace`,
      en: `${period} is already there; add --replace to build it anew`,
    },
  });
}

function refuseTwice(folders: readonly LedgerFolder[]): void {
  const slots = folders.map((folder) => `${datasetOfFolder(folder)}/${folder.period}`);
  const twice = folders.find((_, index) => slots.indexOf(slots[index] ?? "") !== index);
  if (twice === undefined) return;
  throw refusal({
    file: basename(twice.folder),
    row: null,
    column: null,
    value: twice.period,
    code: "period-exists",
    fix: {
      zh: `一次构建中有两个文件夹都是 ${twice.period}，只留一个`,
      en: `two folders of one build are for ${twice.period}: keep one`,
    },
  });
}

function refuseRejectsInside({ rejects, out }: BuildOptions): void {
  if (rejects === undefined) return;
  const [first = ""] = relative(resolve(out), resolve(rejects)).split(sep);
  if (first === "..") return;
  throw refusal({
    file: basename(rejects),
    row: null,
    column: null,
    value: rejects,
    code: "rejects-inside",
    fix: {
      zh: "剔除清单含企业信息，不能放进要发布的文件夹，请另选位置",
      en: "rejected rows name enterprises: choose a place outside the folder to publish",
    },
  });
}
