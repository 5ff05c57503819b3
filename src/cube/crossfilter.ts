import type { Dimension } from "../domain/dimension.ts";
import { filterOf, formatFilters, withoutFilter, type Filters } from "../domain/filter.ts";
import { blocksOf, codeAt, type Block } from "./block.ts";
import { accumulate, failedBlocks, type Addends } from "./accumulate.ts";
import { accepted, keptCodes, type Coordinate } from "./coordinate.ts";
import { marginals, type LinkedCounts } from "./marginals.ts";
import type { Slice } from "./slice.ts";

/** Sums of the cells of each block, cells × width. */
type Sums = readonly Float64Array[];

/** Everything that filters on one dimension can change, summed beforehand for each of its codes. */
interface Index {
  dimension: Dimension;
  coordinate: Coordinate;
  /** The filters of the other dimensions that it holds for. */
  others: string;
  /** Number of the block that holds the dimension: its sums do not depend on the filter. */
  own: number;
  ownSums: Float64Array;
  /** By block the sums of code after code, cells × width each; empty of the own block. */
  byCode: Sums;
}

/**
 * Linked views of a slice: every dimension is counted over the rows that the filters of all others keep. A pass over
 * the rows answers any filters; an index over one dimension answers further filters on it without looking at a row.
 */
export class Crossfilter {
  readonly slice: Slice;
  readonly #pair: readonly Dimension[];
  readonly #blocks: readonly Block[];
  #index: Index | undefined;

  /** `pair`: two dimensions that are also counted crossed with one another. */
  constructor(slice: Slice, pair: readonly [Dimension, Dimension] | null = null) {
    this.slice = slice;
    this.#pair = pair ?? [];
    this.#blocks = blocksOf(slice.coordinates, this.#pair);
  }

  /** The linked counts under filters; those on dimensions that the slice lacks are not looked at. */
  views(filters: Filters): LinkedCounts {
    const index = this.#index;
    const isIndexed = index !== undefined && index.others === othersKey(index.dimension, filters);
    const sums = isIndexed ? this.#fromIndex(index, filters) : this.#pass(filters);
    return marginals(this.#blocks, sums, filters, this.#pair, this.slice.width);
  }

  /** Builds the index over a dimension, for the filters of the others as they are: about the cost of one pass. */
  prepare(dimension: Dimension, filters: Filters): void {
    const others = othersKey(dimension, filters);
    if (this.#index?.dimension === dimension && this.#index.others === others) return;
    const own = this.#blocks.findIndex((block) => isOf(block, dimension));
    const coordinate = this.slice.coordinates.find((one) => one.dimension === dimension);
    if (coordinate === undefined || own < 0) return;
    this.#index = { dimension, coordinate, others, own, ...this.#summed(coordinate, own, filters) };
  }

  #fromIndex({ dimension, coordinate, own, ownSums, byCode }: Index, filters: Filters): Sums {
    const filter = filterOf(filters, dimension);
    const kept = filter === undefined ? null : accepted(coordinate, filter);
    return this.#blocks.map(({ cells }, at) =>
      at === own
        ? ownSums
        : sumOfCodes(byCode[at] ?? new Float64Array(0), cells * this.slice.width, kept),
    );
  }

  /** Sums of every block over the rows that the filters in all other blocks keep. */
  #pass(filters: Filters): Sums {
    const addends = this.#addends(filters);
    return this.#blocks.map(({ cells, cell }, at) => {
      const sums = new Float64Array(cells * this.slice.width);
      accumulate(sums, cell, addends, at);
      return sums;
    });
  }

  #summed(
    coordinate: Coordinate,
    own: number,
    filters: Filters,
  ): Pick<Index, "byCode" | "ownSums"> {
    const { width, rows } = this.slice;
    const addends = this.#addends(withoutFilter(filters, coordinate.dimension));
    const ownBlock = this.#blocks[own];
    const ownSums = new Float64Array((ownBlock?.cells ?? 0) * width);
    accumulate(ownSums, ownBlock?.cell ?? [], addends, own);
    const target = new Int32Array(rows);
    const byCode = this.#blocks.map(({ cells, cell }, at) => {
      if (at === own) return new Float64Array(0);
      for (let row = 0; row < rows; row++)
        target[row] = (coordinate.codes[row] ?? 0) * cells + (cell[row] ?? 0);
      const sums = new Float64Array(coordinate.groups.length * cells * width);
      accumulate(sums, target, addends, at);
      return sums;
    });
    return { byCode, ownSums };
  }

  #addends(filters: Filters): Addends {
    const { rows, width, counts } = this.slice;
    const fails = this.#blocks.map((block) => failing(block, filters));
    return { counts, width, failed: failedBlocks(this.#blocks, fails, rows) };
  }
}

const othersKey = (dimension: Dimension, filters: Filters): string =>
  formatFilters(withoutFilter(filters, dimension));

const isOf = ({ coordinates }: Block, dimension: Dimension): boolean =>
  coordinates.some((one) => one.dimension === dimension);

/** By cell, 1 where some filter in the block is failed; null without a filter there. */
function failing({ coordinates, strides, cells }: Block, filters: Filters): Uint8Array | null {
  const kept = keptCodes(coordinates, filters);
  if (kept.every((one) => one === null)) return null;
  const fails = new Uint8Array(cells);
  for (const [at, codes] of kept.entries()) {
    const stride = strides[at] ?? 1;
    if (codes === null) continue;
    for (let cell = 0; cell < cells; cell++)
      if (codes[codeAt(cell, stride, codes.length)] === 0) fails[cell] = 1;
  }
  return fails;
}

/** The sums of the codes that are kept, all without a filter. */
function sumOfCodes(byCode: Float64Array, length: number, kept: Uint8Array | null): Float64Array {
  const sum = new Float64Array(length);
  for (let from = 0, code = 0; from < byCode.length; from += length, code++) {
    if (kept !== null && kept[code] === 0) continue;
    for (let at = 0; at < length; at++) sum[at] = (sum[at] ?? 0) + (byCode[from + at] ?? 0);
  }
  return sum;
}
