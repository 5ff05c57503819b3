import type { Dimension } from "../domain/dimension.ts";
import type { Coordinate } from "./coordinate.ts";

/**
 * Several dimensions as one: each combination of their codes is a cell. A pass over the rows then touches a few blocks
 * instead of every dimension, and what concerns the dimensions of one block is worked out from its cells.
 */
export interface Block {
  coordinates: readonly Coordinate[];
  /** How far apart neighbouring codes of each dimension lie. */
  strides: readonly number[];
  cells: number;
  /** The cell of each row. */
  cell: Uint16Array;
}

/** So many cells of three counts stay in a processor's cache. */
const mostCells = 4096;

/** Packs dimensions into as few blocks as go; those that are `together` share one whatever its size (≤ 65,536 cells). */
export function blocksOf(
  coordinates: readonly Coordinate[],
  together: readonly Dimension[] = [],
): Block[] {
  const bins: Coordinate[][] = [];
  const pinned = coordinates.filter(({ dimension }) => together.includes(dimension));
  if (pinned.length > 0) bins.push(pinned);
  const others = coordinates.filter((one) => !pinned.includes(one));
  for (const one of [...others].sort((a, b) => b.groups.length - a.groups.length)) {
    const bin = bins.find((some) => cellsOf([...some, one]) <= mostCells);
    if (bin === undefined) bins.push([one]);
    else bin.push(one);
  }
  return bins.map(blockOf);
}

const cellsOf = (coordinates: readonly Coordinate[]): number =>
  coordinates.reduce((cells, { groups }) => cells * Math.max(1, groups.length), 1);

function blockOf(coordinates: readonly Coordinate[]): Block {
  const cell = new Uint16Array(coordinates[0]?.codes.length ?? 0);
  const strides: number[] = [];
  let stride = 1;
  for (const { codes, groups } of coordinates) {
    for (let row = 0; row < cell.length; row++)
      cell[row] = (cell[row] ?? 0) + (codes[row] ?? 0) * stride;
    strides.push(stride);
    stride *= Math.max(1, groups.length);
  }
  return { coordinates, strides, cells: stride, cell };
}

/** The code of a cell along one of the dimensions of its block. */
export const codeAt = (cell: number, stride: number, size: number): number =>
  Math.floor(cell / stride) % size;
