import { Crossfilter } from "../cube/crossfilter.ts";
import { sliceOf } from "../cube/slice.ts";
import { areaChildren } from "../domain/area.ts";
import { measureDimensions, type Dimension } from "../domain/dimension.ts";
import { measure, measureParts, type CountedId, type MeasureId } from "../domain/measure.ts";
import { areaLevels } from "../query/areaScope.ts";
import { isSuppliedBy } from "../query/supply.ts";
import type { CubeStore, LoadedCube } from "./cubeStore.ts";
import type { LoadOptions } from "./progress.ts";
import { periodOf, type Snapshot } from "./snapshot.ts";

/** What is sliced: one measure of one period in an area; null is every place. */
export interface SliceQuestion {
  measure: MeasureId;
  in: string | null;
  period: string;
  /** Counted from the rows of enterprises, by township as well, where there are such rows. */
  withTownships?: boolean | undefined;
}

/** The crossfilters of a measure: one, or of a ratio that of its numerator and that of its denominator. */
export interface LoadedSlices {
  question: SliceQuestion;
  parts: readonly [Crossfilter, Crossfilter?];
}

/** Why there are none: the profile has no cube, or the period does not supply the measure. */
export type NoSlices = { question: SliceQuestion; status: "withheld" | "not-supplied" };

/** Loads the cube of a question; `pair` is crossed in it. Throws as `CubeStore.load` does. */
export async function loadSlices(
  snapshot: Snapshot,
  store: CubeStore,
  question: SliceQuestion,
  pair: readonly [Dimension, Dimension] | null,
  options: LoadOptions = {},
): Promise<({ status: "ok" } & LoadedSlices) | NoSlices> {
  if (snapshot.generation.profile === "aggregate") return { question, status: "withheld" };
  const dataset = snapshot.datasetOf(question.measure);
  const files = dataset === undefined ? undefined : periodOf(dataset, question.period);
  if (files === undefined || !isSuppliedBy(question.measure, files.tables))
    return { question, status: "not-supplied" };
  const load = async (id: CountedId): Promise<Crossfilter | undefined> => {
    const ref = files.facts[measure(id).table];
    if (ref === undefined) return undefined;
    const loaded = await store.load(ref, id, options);
    return slicesOf(loaded, question.in, slicedDimensions(question), pair);
  };
  const [first, second] = measureParts(question.measure);
  const [above, below] = await Promise.all([
    load(first),
    second === undefined ? undefined : load(second),
  ]);
  if (above === undefined) return { question, status: "not-supplied" };
  return { question, status: "ok", parts: below === undefined ? [above] : [above, below] };
}

/** Linked views of the part of a cube that lies in an area; a pair of dimensions that it lacks is not crossed. */
export function slicesOf(
  { cube, counts }: LoadedCube,
  area: string | null,
  dimensions: readonly Dimension[],
  pair: readonly [Dimension, Dimension] | null,
): Crossfilter {
  const held = pair?.every((one) => dimensions.includes(one)) === true ? pair : null;
  return new Crossfilter(sliceOf(cube, counts, dimensions, areaLevels(area)), held);
}

/** The dimensions that can be sliced: a period is one slice, and an area without areas inside has no parts. */
const slicedDimensions = ({ measure: id, in: area }: SliceQuestion): readonly Dimension[] =>
  measureDimensions(id).filter(
    (one) => one !== "period" && (one !== "area" || area === null || areaChildren(area).length > 0),
  );
