import { readFile } from "node:fs/promises";
import type { Dataset, Generation, PeriodFiles } from "../../src/domain/generation.ts";
import { openContentStore, type ContentStore } from "../build/contentStore.ts";
import { readCurrent, readGeneration, writeGeneration } from "../build/dataFolder.ts";
import { auditWritten } from "./auditWritten.ts";
import { suppliesAlone } from "./suppliesAlone.ts";
import { toldLedger, type AggregateOptions, type ToldPeriod } from "./toldLedger.ts";

export interface Aggregated {
  generation: string;
  /** Rows told and hidden, by period. */
  periods: readonly { period: string; told: number; hidden: number }[];
}

/**
 * The current generation of a named data folder → a generation of the aggregate profile in another folder: the answers
 * of the lattice, with everything hidden that could be told too closely, and no other file. Throws, with nothing
 * written, when something cannot be hidden, or when an answer differs from what the named folder answers.
 */
export async function aggregateData(options: AggregateOptions): Promise<Aggregated> {
  const { data, into, rule } = options;
  const current = await readCurrent(data);
  if (current === null) throw new Error(`${data}: no data folder, current.json is missing`);
  const store = openContentStore(into);
  try {
    const made: { dataset: Dataset; told: readonly ToldPeriod[] }[] = [];
    for (const dataset of current.generation.datasets)
      made.push(
        dataset.id === "report"
          ? { dataset: await withAnswersAlone(dataset, data, store), told: [] }
          : await toldLedger(dataset, options, store),
      );
    const datasets = made.map(({ dataset }) => dataset);
    const told = made.flatMap((one) => one.told);
    const generation: Generation = { ...current.generation, profile: "aggregate", rule, datasets };
    const { generation: id } = await writeGeneration(into, generation, {
      tool: "union-atlas",
      inputs: [],
      tables: [],
      acceptedChanges: [],
    });
    await refuseExposed(into, id, told);
    return {
      generation: id,
      periods: told.map(({ period, told: shown, hidden }) => ({ period, told: shown, hidden })),
    };
  } catch (error) {
    await store.discard();
    throw error;
  } finally {
    await store.close();
  }
}

/** The last word has an audit of the files as they were written. */
async function refuseExposed(
  folder: string,
  id: string,
  told: readonly ToldPeriod[],
): Promise<void> {
  const generation = await readGeneration(folder, id);
  const [first, ...more] = await auditWritten({ folder, generation }, told);
  if (first === undefined) return;
  throw new Error(
    `${first.period} ${first.place} ${first.row}: between ${first.lowest} and ${first.highest} can be told from what would be published, and ${more.length} more`,
  );
}

/** Stated totals were published by an authority: their answers are kept as they are. */
async function withAnswersAlone(
  dataset: Dataset,
  data: string,
  store: ContentStore,
): Promise<Dataset> {
  const from = openContentStore(data);
  const kept = async (files: PeriodFiles["answers"]): Promise<PeriodFiles["answers"]> => {
    const entries = Object.entries(files).map(async ([scope, file]) => {
      const text = await readFile(from.path(file), "utf8");
      return [scope, await store.addText(text, "json")] as const;
    });
    return Object.fromEntries(await Promise.all(entries));
  };
  const periods: PeriodFiles[] = [];
  for (const { changes: _changes, restated: _restated, ...period } of dataset.periods)
    periods.push({
      ...period,
      tables: suppliesAlone(period.tables),
      facts: {},
      answers: await kept(period.answers),
      rows: {},
      measures: Object.keys(dataset.breaks),
    });
  return { ...dataset, periods, trends: await kept(dataset.trends) };
}
