import { drawsOf } from "../../../../data/demo/random.ts";
import { chooseAlso, chooseOnly, rangeOf } from "../../../../src/domain/chooseFilter.ts";
import type { Dimension } from "../../../../src/domain/dimension.ts";
import {
  formatFilters,
  withFilter,
  type Filters,
  type Key,
} from "../../../../src/domain/filter.ts";

/** How a reader narrows: a click, one with Ctrl, or a move of a brush. */
export const kinds = ["click", "add", "brush"] as const;
export type Kind = (typeof kinds)[number];

/** One interaction: what its dimension is filtered by changes, everything else stays. */
export interface Step {
  kind: Kind;
  dimension: Dimension;
  before: Filters;
  after: Filters;
}

export interface Groups {
  dimension: Dimension;
  keys: readonly Key[];
}

/** Moves of one brush. */
const moves = 10;
/** Dimensions that are filtered at once at most. */
const most = 3;

/** The same seeded interactions for everybody: `clicks` clicks and additions, and about as many moves of brushes. */
export function stepsOf(groups: readonly Groups[], clicks: number, seed: number): Step[] {
  const draw = drawsOf(seed);
  const known = groups.map(({ dimension, keys }) => ({
    dimension,
    keys: keys.filter((key) => key !== null),
  }));
  const steps: Step[] = [];
  let filters: Filters = [];
  const take = (kind: Kind, dimension: Dimension, after: Filters): void => {
    if (formatFilters(after) !== formatFilters(filters))
      steps.push({ kind, dimension, before: filters, after });
    filters = after;
  };
  for (let gesture = 0; gesture < clicks; gesture++) {
    const { dimension, keys } = pick(known, draw(gesture, "area"));
    if (filters.length >= most && filters.every((one) => one.dimension !== dimension))
      filters = filters.slice(1);
    const key = pick(keys, draw(gesture, "park"));
    if (gesture % 2 === 0) take("click", dimension, chooseOnly(filters, dimension, key));
    else take("add", dimension, chooseAlso(filters, dimension, key, keys));
    if (gesture % moves > 0) continue;
    const brushed = pick(known, draw(gesture, "section"));
    const start = pick(brushed.keys, draw(gesture, "size"));
    if (filters.length >= most && filters.every((one) => one.dimension !== brushed.dimension))
      filters = filters.slice(1);
    for (let move = 0; move < moves; move++) {
      const end = pick(brushed.keys, draw(gesture * moves + move, "size-angle"));
      const range = rangeOf(brushed.dimension, start, end, brushed.keys);
      take("brush", brushed.dimension, withFilter(filters, range));
    }
  }
  return steps;
}

function pick<Value>(values: readonly Value[], u: number): Value {
  const found = values[Math.floor(u * values.length)];
  if (found === undefined) throw new Error("nothing to choose from");
  return found;
}
