import type { Dimension } from "../domain/dimension.ts";
import type { Filters, Key } from "../domain/filter.ts";
import type { CountRow } from "../query/question.ts";
import { keptCodes, type Coordinate } from "./coordinate.ts";
import { countRowAt } from "./groupRows.ts";
import type { Slice } from "./slice.ts";

/** Sums by combination of codes. */
type Sums = Map<number, Float64Array>;

/** The counts of a slice under filters by any dimensions, the groups that count anything alone. */
export function pivotCounts(
  slice: Slice,
  by: readonly Dimension[],
  filters: Filters,
): readonly CountRow[] {
  const coordinates = by.map((dimension) => coordinateOf(slice, dimension));
  const byCodes = sums(slice, coordinates, filters);
  const groups = new Map<string, { keys: readonly Key[]; sum: Float64Array }>();
  for (const [combination, sum] of byCodes)
    for (const keys of keysOf(coordinates, combination)) {
      const name = JSON.stringify(keys);
      const group = groups.get(name) ?? { keys, sum: new Float64Array(slice.width) };
      sum.forEach((value, at) => (group.sum[at] = (group.sum[at] ?? 0) + value));
      groups.set(name, group);
    }
  return [...groups.values()].map(({ keys, sum }) => countRowAt(sum, 0, slice.width, keys));
}

function coordinateOf({ coordinates }: Slice, dimension: Dimension): Coordinate {
  const found = coordinates.find((one) => one.dimension === dimension);
  if (found === undefined) throw new Error(`the slice has no dimension ${dimension}`);
  return found;
}

function sums(slice: Slice, by: readonly Coordinate[], filters: Filters): Sums {
  const { rows, width, counts, coordinates } = slice;
  const kept = keptCodes(coordinates, filters).flatMap((codes, at) =>
    codes === null ? [] : [{ codes, of: coordinates[at]?.codes ?? new Uint16Array(0) }],
  );
  const found: Sums = new Map();
  for (let row = 0; row < rows; row++) {
    if (kept.some(({ codes, of }) => codes[of[row] ?? 0] === 0)) continue;
    let combination = 0;
    for (const { codes, groups } of by)
      combination = combination * groups.length + (codes[row] ?? 0);
    let sum = found.get(combination);
    if (sum === undefined) found.set(combination, (sum = new Float64Array(width)));
    for (let count = 0; count < width; count++)
      sum[count] = (sum[count] ?? 0) + (counts[row * width + count] ?? 0);
  }
  return found;
}

/** The groups of a combination of codes: one, but for lists, which hold a row in any number of groups. */
function keysOf(by: readonly Coordinate[], combination: number): Key[][] {
  let rest = combination;
  let tuples: Key[][] = [[]];
  for (const { keys, groups } of [...by].reverse()) {
    const own = groups[rest % groups.length] ?? [];
    rest = Math.floor(rest / groups.length);
    tuples = own.flatMap((group) => tuples.map((tuple) => [keys[group] ?? null, ...tuple]));
  }
  return tuples;
}
