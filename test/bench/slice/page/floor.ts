import { accepted } from "../../../../src/cube/coordinate.ts";
import type { Slice } from "../../../../src/cube/slice.ts";
import { filterOf } from "../../../../src/domain/filter.ts";
import type { Contender } from "./contender.ts";

interface Test {
  codes: Uint16Array;
  kept: Uint8Array;
}

/** The least that looking at every row costs: one column is added up where all filters are passed. */
export function floor({ coordinates, counts, width, rows }: Slice): Contender {
  const column = new Int32Array(rows);
  for (let row = 0; row < rows; row++) column[row] = counts[row * width] ?? 0;
  return {
    show: (filters) =>
      sumOf(
        column,
        coordinates.flatMap((one): Test[] => {
          const filter = filterOf(filters, one.dimension);
          return filter === undefined ? [] : [{ codes: one.codes, kept: accepted(one, filter) }];
        }),
      ),
  };
}

/** A loop for each number of filters, as one would write them by hand. */
function sumOf(column: Int32Array, [a, b, c]: readonly Test[]): number {
  let sum = 0;
  if (a === undefined) for (let row = 0; row < column.length; row++) sum += column[row] ?? 0;
  else if (b === undefined) {
    for (let row = 0; row < column.length; row++)
      if (a.kept[a.codes[row] ?? 0] === 1) sum += column[row] ?? 0;
  } else if (c === undefined) {
    for (let row = 0; row < column.length; row++)
      if (a.kept[a.codes[row] ?? 0] === 1 && b.kept[b.codes[row] ?? 0] === 1)
        sum += column[row] ?? 0;
  } else
    for (let row = 0; row < column.length; row++)
      if (
        a.kept[a.codes[row] ?? 0] === 1 &&
        b.kept[b.codes[row] ?? 0] === 1 &&
        c.kept[c.codes[row] ?? 0] === 1
      )
        sum += column[row] ?? 0;
  return sum;
}
