import type { Block } from "./block.ts";

/** What a row fails: the filters of no block, of this one alone (its number), or of several. */
export const noBlock = -1;
const severalBlocks = -2;

/** By row the one block whose filters it fails; null without any filter. `fails`: by block and cell, see `failing`. */
export function failedBlocks(
  blocks: readonly Block[],
  fails: readonly (Uint8Array | null)[],
  rows: number,
): Int8Array | null {
  if (fails.every((fail) => fail === null)) return null;
  const failed = new Int8Array(rows).fill(noBlock);
  for (const [at, fail] of fails.entries()) {
    const cell = blocks[at]?.cell;
    if (fail === null || cell === undefined) continue;
    for (let row = 0; row < rows; row++)
      if (fail[cell[row] ?? 0] === 1) failed[row] = failed[row] === noBlock ? at : severalBlocks;
  }
  return failed;
}

/** Rows whose counts are added to sums. */
export interface Addends {
  /** rows × width. */
  counts: Int32Array;
  width: number;
  /** By row, see `failedBlocks`. */
  failed: Int8Array | null;
}

/**
 * Adds the counts of rows to the sums of their cells: of the rows that fail nothing, or the block `own` alone. One
 * plain loop for each width: this is where the time of every interaction goes.
 */
export function accumulate(
  sums: Float64Array,
  cell: ArrayLike<number>,
  { counts, width, failed }: Addends,
  own: number,
): void {
  if (width === 1) return accumulateOne(sums, cell, counts, failed, own);
  for (let row = 0, from = 0; row < cell.length; row++, from += 3) {
    const fails = failed === null ? noBlock : failed[row];
    if (fails !== noBlock && fails !== own) continue;
    const to = (cell[row] ?? 0) * 3;
    sums[to] = (sums[to] ?? 0) + (counts[from] ?? 0);
    sums[to + 1] = (sums[to + 1] ?? 0) + (counts[from + 1] ?? 0);
    sums[to + 2] = (sums[to + 2] ?? 0) + (counts[from + 2] ?? 0);
  }
}

function accumulateOne(
  sums: Float64Array,
  cell: ArrayLike<number>,
  counts: Int32Array,
  failed: Int8Array | null,
  own: number,
): void {
  for (let row = 0; row < cell.length; row++) {
    const fails = failed === null ? noBlock : failed[row];
    if (fails !== noBlock && fails !== own) continue;
    const to = cell[row] ?? 0;
    sums[to] = (sums[to] ?? 0) + (counts[row] ?? 0);
  }
}
