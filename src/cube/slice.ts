import { dimensionColumn, type Dimension } from "../domain/dimension.ts";
import type { Count } from "../domain/measure.ts";
import type { AreaLevels } from "../query/areaScope.ts";
import type { Coordinate } from "./coordinate.ts";
import type { CountColumns, Cube } from "./cube.ts";

/** The order in which the counts of a row stand side by side. */
export const countOrder = [
  "numerator",
  "denominator",
  "left_out",
] as const satisfies readonly Count[];

/** The rows of a cube inside an area that count anything of a measure, laid out for passes over them. */
export interface Slice {
  rows: number;
  coordinates: readonly Coordinate[];
  /** Counts of a row: 1 or 3. */
  width: number;
  /** rows × width, see `countOrder`. */
  counts: Int32Array;
}

/** Cuts a slice for some dimensions out of a cube; rows that count nothing are left behind. */
export function sliceOf(
  cube: Cube,
  counts: CountColumns,
  dimensions: readonly Dimension[],
  levels: AreaLevels,
): Slice {
  const columns = countOrder.flatMap((count) => counts[count] ?? []);
  const rows = rowsOf(cube, columns, levels);
  return {
    rows: rows.length,
    coordinates: dimensions.flatMap((dimension) => {
      const name = dimension === "area" ? levels.parts : dimensionColumn[dimension];
      const found = cube.coordinates.get(name);
      return found === undefined ? [] : [picked(found, rows)];
    }),
    width: columns.length,
    counts: interleaved(columns, rows),
  };
}

function rowsOf(
  cube: Cube,
  columns: readonly Int32Array[],
  { inside, adcode }: AreaLevels,
): Int32Array {
  const found = new Int32Array(cube.rows);
  const level = inside === null ? undefined : cube.coordinates.get(inside);
  const group = level?.keys.indexOf(adcode) ?? 0;
  const code = level?.groups.findIndex(([own]) => own === group) ?? 0;
  let size = 0;
  for (let row = 0; row < cube.rows; row++) {
    if (level !== undefined && (group < 0 || level.codes[row] !== code)) continue;
    if (columns.some((column) => column[row] !== 0)) found[size++] = row;
  }
  return found.subarray(0, size);
}

function picked(coordinate: Coordinate, rows: Int32Array): Coordinate {
  const codes = new Uint16Array(rows.length);
  for (let at = 0; at < rows.length; at++) codes[at] = coordinate.codes[rows[at] ?? 0] ?? 0;
  return { ...coordinate, codes };
}

function interleaved(columns: readonly Int32Array[], rows: Int32Array): Int32Array {
  const width = columns.length;
  const counts = new Int32Array(rows.length * width);
  for (const [offset, column] of columns.entries())
    for (let at = 0; at < rows.length; at++)
      counts[at * width + offset] = column[rows[at] ?? 0] ?? 0;
  return counts;
}
