import {
  joinedFlow,
  moverClasses,
  mostMovers,
  type Changes,
  type Flow,
  type Mover,
  type MoverClass,
} from "../domain/changes.ts";
import type { Dataset, PeriodFiles } from "../domain/generation.ts";
import { measure as measureOf, type MeasureId } from "../domain/measure.ts";
import type { Period } from "../domain/period.ts";
import type { Atlas } from "../engine/atlas.ts";
import { loadChanges } from "../engine/loadChanges.ts";

export interface FlowInput {
  /** A place or a city-level area. */
  area: string;
  measure: MeasureId;
  since: Period;
  period: Period;
}

/** A mover with the period in which it was one. */
export interface DatedMover extends Mover {
  period: Period;
}

/** The movers of a class: how many there are, and the first of them. */
export interface NamedMovers {
  total: number;
  rows: readonly DatedMover[];
}

/** How a count came to be what it is now, or why that is not told. */
export type AreaFlow =
  | {
      status: "ok";
      flow: Flow;
      /** What the statements of the base anew changed, the first statement before them; null when there were none. */
      restated: Flow | null;
      /** The same of the later period. */
      restatedNow: Flow | null;
      /** The periods that were compared one by one, the base first. */
      periods: readonly Period[];
      movers: Readonly<Record<MoverClass, NamedMovers>>;
    }
  | { status: "withheld" }
  | { status: "not-enterprises" }
  /** Periods in which it is not known what became of the enterprises since the one before, or not of the measure. */
  | { status: "no-rows"; periods: readonly Period[] }
  | { status: "not-supplied"; periods: readonly Period[] };

/** What changed in an area from one period to another, month by month as it was worked out by the publisher. */
export async function areaFlow(
  { snapshot }: Atlas,
  { area, measure, since, period }: FlowInput,
  signal: AbortSignal,
): Promise<AreaFlow> {
  if (snapshot.generation.profile === "aggregate") return { status: "withheld" };
  const dataset = snapshot.datasetOf(measure);
  if (dataset === undefined || measureOf(measure).table !== "enterprise")
    return { status: "not-enterprises" };
  const steps = stepsBetween(dataset, since, period);
  const missing = steps.filter(({ before, files }) => files.changes?.since !== before.period);
  if (missing.length > 0)
    return { status: "no-rows", periods: missing.map(({ files }) => files.period) };
  const read = (files: PeriodFiles) =>
    loadChanges(snapshot, files.changes?.files ?? {}, area, { signal });
  const loaded = await Promise.all(
    steps.map(async ({ files }) => ({ period: files.period, changes: await read(files) })),
  );
  const flows = loaded.map(({ changes }) => changes?.measures[measure]?.[0]);
  const unsupplied = loaded.filter((_, index) => flows[index] === undefined);
  if (unsupplied.length > 0)
    return { status: "not-supplied", periods: unsupplied.map((one) => one.period) };
  const flow = joinedFlow(flows.filter((one) => one !== undefined));
  if (flow === null) throw new Error(`changes of ${area} do not follow on each other`);
  const restatedOf = (one: Period): Promise<Flow | null> =>
    restatedFlow(snapshot, dataset, one, { area, measure }, signal);
  return {
    status: "ok",
    flow,
    restated: await restatedOf(since),
    restatedNow: await restatedOf(period),
    periods: [since, ...loaded.map((one) => one.period)],
    movers: joinedMovers(loaded),
  };
}

interface Step {
  before: PeriodFiles;
  files: PeriodFiles;
}

function stepsBetween({ periods }: Dataset, since: Period, period: Period): Step[] {
  const between = periods.filter((one) => one.period >= since && one.period <= period);
  return between.slice(1).flatMap((files, index) => {
    const before = between[index];
    return before === undefined ? [] : [{ before, files }];
  });
}

async function restatedFlow(
  snapshot: Atlas["snapshot"],
  { periods }: Dataset,
  period: Period,
  { area, measure }: Pick<FlowInput, "area" | "measure">,
  signal: AbortSignal,
): Promise<Flow | null> {
  const statements = periods.find((one) => one.period === period)?.restated ?? [];
  const loaded = await Promise.all(
    statements.map((files) => loadChanges(snapshot, files, area, { signal })),
  );
  const flows = loaded.flatMap((changes) => changes?.measures[measure]?.[0] ?? []);
  return joinedFlow(flows);
}

/** Those of several periods: their numbers added, the first of all by employees. */
function joinedMovers(
  loaded: readonly { period: Period; changes: Changes | undefined }[],
): Record<MoverClass, NamedMovers> {
  const ofClass = (what: MoverClass): NamedMovers => {
    const found = loaded.flatMap(({ period, changes }) => {
      const movers = changes?.movers?.[what];
      return movers === undefined ? [] : [{ period, ...movers }];
    });
    const rows = found.flatMap(({ period, rows: named }) =>
      named.map((row) => ({ ...row, period })),
    );
    return {
      total: found.reduce((sum, { total }) => sum + total, 0),
      rows: rows.sort(byEmployees).slice(0, mostMovers),
    };
  };
  return Object.fromEntries(moverClasses.map((what) => [what, ofClass(what)])) as Record<
    MoverClass,
    NamedMovers
  >;
}

const byEmployees = (a: DatedMover, b: DatedMover): number =>
  (b.employees ?? -1) - (a.employees ?? -1) ||
  (a.creditCode < b.creditCode ? -1 : a.creditCode > b.creditCode ? 1 : 0) ||
  (a.period < b.period ? -1 : 1);
