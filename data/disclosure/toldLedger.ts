import { readFile } from "node:fs/promises";
import { areaChildren } from "../../src/domain/area.ts";
import type { Dataset, PeriodFiles } from "../../src/domain/generation.ts";
import type { CountedId } from "../../src/domain/measure.ts";
import type { AnswersFile } from "../../src/query/answersFile.ts";
import { everywhere, trendQuestion } from "../../src/query/firstQuestions.ts";
import { questionKey } from "../../src/query/question.ts";
import { isSuppliedBy, type ParkPlace } from "../../src/query/supply.ts";
import { openContentStore, type ContentStore } from "../build/contentStore.ts";
import { openNative } from "../build/native.ts";
import { loadFacts, measureBreaks } from "../build/spanningFiles.ts";
import { checkTold } from "./checkTold.ts";
import type { DisclosureRule } from "./disclosureRule.ts";
import { hidePlace } from "./hidePlace.ts";
import { scopeAnswers, ToldRows, trendRows, type ToldPlace } from "./latticeAnswers.ts";
import { latticeMeasures } from "./latticeTables.ts";
import type { SeenPlace } from "./linkLattices.ts";
import { placeLattice } from "./placeLattice.ts";
import { seenBefore, type Published } from "./published.ts";
import { readPlaces } from "./readPlaces.ts";
import { suppliesAlone } from "./suppliesAlone.ts";

export interface AggregateOptions {
  /** A data folder of the named profile. */
  data: string;
  /** The data folder to write, of the aggregate profile. */
  into: string;
  /** What readers have seen of the aggregate profile so far; null at the first time. */
  published: Published | null;
  rule: DisclosureRule;
  onProgress?: (text: string, share: number) => void;
}

/** A period as it is told. */
export interface ToldPeriod {
  period: string;
  ids: readonly CountedId[];
  rows: readonly ToldRows[];
  places: readonly ToldPlace[];
  files: PeriodFiles;
  hidden: number;
  told: number;
}

/** The ledgers as they are told, one period after the other, and what became of each. */
export async function toldLedger(
  dataset: Dataset,
  options: AggregateOptions,
  store: ContentStore,
): Promise<{ dataset: Dataset; told: readonly ToldPeriod[] }> {
  const told: ToldPeriod[] = [];
  let before: readonly ToldPlace[] = [];
  for (const [index, period] of dataset.periods.entries()) {
    options.onProgress?.(period.period, index / dataset.periods.length);
    const places = await toldPlaces(dataset, period, options, before);
    told.push(await toldPeriod(dataset, period, options, store, places));
    before = places;
  }
  const periods = told.map(({ files }) => files);
  const trends = await writeTrends(dataset, store, told);
  return { dataset: { ...dataset, periods, trends, breaks: toldBreaks(dataset, told) }, told };
}

const measuresOf = ({ tables, facts }: PeriodFiles): CountedId[] =>
  facts["enterprise"] === undefined ? [] : latticeMeasures.filter((id) => isSuppliedBy(id, tables));

/** Works out what of each place is hidden, beside the period before and what readers have seen of this one. */
async function toldPlaces(
  dataset: Dataset,
  period: PeriodFiles,
  { data, published, rule }: AggregateOptions,
  before: readonly ToldPlace[],
): Promise<ToldPlace[]> {
  const ids = measuresOf(period);
  if (ids.length === 0) return [];
  const store = openContentStore(data);
  const connection = await openNative();
  try {
    await loadFacts(connection, store, "enterprise", [period]);
    const parks = await readParks(period, store);
    const read = { connection, period: period.period, places: dataset.areas, measures: ids, parks };
    const told: ToldPlace[] = [];
    for (const place of await readPlaces(read)) {
      const lattice = placeLattice(place, rule);
      const earlier = before.find((one) => one.place === place.place);
      const seen = await seenBefore(published, period.period, place.place, lattice, rule);
      const beside: SeenPlace[] = [
        ...(earlier === undefined ? [] : [earlier]),
        ...(seen.differing === null ? [] : [seen.differing]),
      ];
      told.push({
        place: place.place,
        lattice,
        hidden: await hidePlace(lattice, beside, seen.hidden),
      });
    }
    return told;
  } finally {
    connection.closeSync();
  }
}

async function readParks(period: PeriodFiles, store: ContentStore): Promise<ParkPlace[]> {
  if (period.parks === undefined) return [];
  return JSON.parse(await readFile(store.path(period.parks), "utf8")) as ParkPlace[];
}

async function toldPeriod(
  dataset: Dataset,
  period: PeriodFiles,
  { data }: AggregateOptions,
  store: ContentStore,
  told: readonly ToldPlace[],
): Promise<ToldPeriod> {
  const ids = measuresOf(period);
  const rows = told.map((place) => new ToldRows(place));
  const answers: PeriodFiles["answers"] = {};
  for (const scope of [everywhere, ...dataset.areas, ...cityAreas(dataset)]) {
    const answered = scopeAnswers(scope, rows, ids, period.period);
    await checkTold(answered, period, scope, openContentStore(data));
    answers[scope] = await store.addText(JSON.stringify(answered), "json");
  }
  const all = told.reduce((sum, { lattice }) => sum + lattice.rows.length, 0);
  const hidden = told.reduce((sum, place) => sum + place.hidden.size, 0);
  const parks = await readParks(period, openContentStore(data));
  const files: PeriodFiles = {
    period: period.period,
    synthetic: period.synthetic,
    tables: suppliesAlone(period.tables),
    facts: {},
    answers,
    rows: {},
    parks: await store.addText(JSON.stringify(parks), "json"),
    measures: [...ids],
    ...(period.seriesBreaks === undefined ? {} : { seriesBreaks: period.seriesBreaks }),
  };
  return { period: period.period, ids, rows, places: told, files, hidden, told: all - hidden };
}

/** Colour breaks of what is told: the hidden values have no part in them. */
function toldBreaks({ breaks }: Dataset, told: readonly ToldPeriod[]): Dataset["breaks"] {
  const ids = latticeMeasures.filter((id) => breaks[id] !== undefined);
  const rates = (id: CountedId): number[] =>
    told
      .flatMap(({ rows }) => rows.flatMap((place) => place.totals(id)))
      .filter(([, denominator]) => denominator > 0)
      .map(([numerator, denominator]) => numerator / denominator);
  return Object.fromEntries(ids.map((id) => [id, measureBreaks(id, rates(id))]));
}

const cityAreas = ({ areas }: Dataset): string[] =>
  areas.flatMap((place) => areaChildren(place).map(({ adcode }) => adcode));

async function writeTrends(
  dataset: Dataset,
  store: ContentStore,
  told: readonly ToldPeriod[],
): Promise<Dataset["trends"]> {
  const periods = dataset.periods.map(({ period }) => period);
  const trends: Dataset["trends"] = {};
  for (const place of dataset.areas) {
    const answers: Record<string, AnswersFile[string]> = {};
    for (const scope of [place, ...areaChildren(place).map(({ adcode }) => adcode)])
      for (const id of latticeMeasures.filter((one) => told.some(({ ids }) => ids.includes(one))))
        answers[questionKey(trendQuestion(id, scope, periods))] = trendRows(scope, id, told);
    trends[place] = await store.addText(JSON.stringify(answers), "json");
  }
  return trends;
}
