import type { Dimension } from "../domain/dimension.ts";
import type { Filters, Key } from "../domain/filter.ts";
import { codeAt, type Block } from "./block.ts";
import { keptCodes, type Coordinate } from "./coordinate.ts";

/** Counts by group, groups × width, in the order of the keys. */
export interface GroupCounts {
  keys: readonly Key[];
  counts: Float64Array;
}

/** Two dimensions crossed: the counts of (a, b) stand at (a × keys of b + b) × width. */
export interface PairCounts {
  keys: readonly [readonly Key[], readonly Key[]];
  counts: Float64Array;
}

/** What the linked views show: each is narrowed by the filters of all dimensions but its own. */
export interface LinkedCounts {
  /** Under all filters. */
  total: Float64Array;
  byDimension: ReadonlyMap<Dimension, GroupCounts>;
  pair: PairCounts | null;
}

/** A block under its own filters: by cell the codes and, by dimension, whether its filter keeps them. */
interface Cells {
  block: Block;
  sums: Float64Array;
  kept: readonly (Uint8Array | null)[];
}

/** The sums of blocks, each over the rows that the filters of the other blocks keep → the counts of every view. */
export function marginals(
  blocks: readonly Block[],
  sums: readonly Float64Array[],
  filters: Filters,
  pair: readonly Dimension[],
  width: number,
): LinkedCounts {
  const all = blocks.map((block, at): Cells => {
    const kept = keptCodes(block.coordinates, filters);
    return { block, sums: sums[at] ?? new Float64Array(0), kept };
  });
  const views = all.map((cells) => blockViews(cells, pair, width));
  return {
    total: views[0]?.total ?? new Float64Array(width),
    byDimension: new Map(views.flatMap(({ byDimension }) => byDimension)),
    pair: views.find((view) => view.pair !== null)?.pair ?? null,
  };
}

interface BlockViews {
  total: Float64Array;
  byDimension: [Dimension, GroupCounts][];
  pair: PairCounts | null;
}

function blockViews(
  { block, sums, kept }: Cells,
  pair: readonly Dimension[],
  width: number,
): BlockViews {
  const { coordinates, strides, cells } = block;
  const total = new Float64Array(width);
  const groups = coordinates.map(({ keys }) => new Float64Array(keys.length * width));
  const [first, second] = pair.map((one) => coordinates.findIndex((c) => c.dimension === one));
  const crossed = pairOf(coordinates, first, second, width);
  const codes = new Int32Array(coordinates.length);
  for (let cell = 0; cell < cells; cell++) {
    if (isEmpty(sums, cell, width)) continue;
    const failed = failures(cell, coordinates, strides, kept, codes);
    if (failed.count === 0) add(total, 0, sums, cell, width);
    for (let at = 0; at < groups.length; at++)
      if (failed.count === 0 || (failed.count === 1 && failed.last === at))
        for (const group of coordinates[at]?.groups[codes[at] ?? 0] ?? [])
          add(groups[at], group, sums, cell, width);
    if (crossed !== null && isOnlyOf(failed, first, second))
      addPair(crossed, coordinates, codes, first, second, sums, cell, width);
  }
  return {
    total,
    byDimension: coordinates.map(({ dimension, keys }, at) => [
      dimension,
      { keys, counts: groups[at] ?? new Float64Array(0) },
    ]),
    pair: crossed,
  };
}

/** How many filters of its block a cell fails, and the first and last of their dimensions. */
interface Failed {
  count: number;
  first: number;
  last: number;
}

function failures(
  cell: number,
  coordinates: readonly Coordinate[],
  strides: readonly number[],
  kept: readonly (Uint8Array | null)[],
  codes: Int32Array,
): Failed {
  const failed: Failed = { count: 0, first: -1, last: -1 };
  for (let at = 0; at < coordinates.length; at++) {
    const size = Math.max(1, coordinates[at]?.groups.length ?? 1);
    const code = codeAt(cell, strides[at] ?? 1, size);
    codes[at] = code;
    if (kept[at]?.[code] !== 0) continue;
    if (failed.count === 0) failed.first = at;
    failed.last = at;
    failed.count += 1;
  }
  return failed;
}

/** Whether no filter is failed but those of the two dimensions that are crossed. */
function isOnlyOf(
  { count, first, last }: Failed,
  a: number | undefined,
  b: number | undefined,
): boolean {
  if (count === 0) return true;
  if (count > 2) return false;
  return (first === a || first === b) && (last === a || last === b);
}

function pairOf(
  coordinates: readonly Coordinate[],
  first: number | undefined,
  second: number | undefined,
  width: number,
): PairCounts | null {
  const [a, b] = [coordinates[first ?? -1], coordinates[second ?? -1]];
  if (a === undefined || b === undefined) return null;
  return {
    keys: [a.keys, b.keys],
    counts: new Float64Array(a.keys.length * b.keys.length * width),
  };
}

function addPair(
  { keys, counts }: PairCounts,
  coordinates: readonly Coordinate[],
  codes: Int32Array,
  first: number | undefined,
  second: number | undefined,
  sums: Float64Array,
  cell: number,
  width: number,
): void {
  const groups = (at: number | undefined): readonly number[] =>
    coordinates[at ?? -1]?.groups[codes[at ?? 0] ?? 0] ?? [];
  for (const a of groups(first))
    for (const b of groups(second)) add(counts, a * keys[1].length + b, sums, cell, width);
}

function isEmpty(sums: Float64Array, cell: number, width: number): boolean {
  for (let count = 0; count < width; count++) if (sums[cell * width + count] !== 0) return false;
  return true;
}

function add(
  into: Float64Array | undefined,
  group: number,
  sums: Float64Array,
  cell: number,
  width: number,
): void {
  if (into === undefined) return;
  for (let count = 0; count < width; count++)
    into[group * width + count] =
      (into[group * width + count] ?? 0) + (sums[cell * width + count] ?? 0);
}
