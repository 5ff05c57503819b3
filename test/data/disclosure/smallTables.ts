import fc from "fast-check";
import type { Lattice, LatticeRow, Need } from "../../../data/disclosure/lattice.ts";
import { sumOf, valueAt } from "../../../data/disclosure/linear.ts";

/** A table of counts with its margins, and two quantities in every cell: covered and all. */
export interface SmallTable {
  covered: readonly (readonly number[])[];
  uncovered: readonly (readonly number[])[];
}

/** Tables of at most 3 × 3 cells with counts up to 5, zeros among them. */
export const smallTable: fc.Arbitrary<SmallTable> = fc
  .record({ rows: fc.integer({ min: 2, max: 3 }), columns: fc.integer({ min: 2, max: 3 }) })
  .chain(({ rows, columns }) => {
    const side = fc.array(
      fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 5 })), {
        minLength: columns,
        maxLength: columns,
      }),
      { minLength: rows, maxLength: rows },
    );
    return fc.record({ covered: side, uncovered: side });
  });

/** The lattice of a small table: cells, margins and total, each telling covered and all; fewer than `least` are few. */
export function tableLattice({ covered, uncovered }: SmallTable, least: number): Lattice {
  const columns = covered[0]?.length ?? 0;
  const size = covered.length * columns;
  const actual = [...covered.flat(), ...uncovered.flat()];
  const rows: LatticeRow[] = [];
  const needs: Need[] = [];
  const add = (key: string, cells: readonly number[], cost: number): void => {
    const with_ = sumOf(cells);
    const without = sumOf(cells.map((cell) => cell + size));
    const both = sumOf([...with_.indices, ...without.indices]);
    rows.push({ key, cost, quantities: [with_, both] });
    for (const quantity of [with_, without]) {
      const value = valueAt(quantity, actual);
      if (value > 0 && value < least) needs.push({ row: key, quantity, lower: 0, upper: least });
    }
  };
  const all = Array.from({ length: size }, (_, cell) => cell);
  all.forEach((cell) => add(`cell ${cell}`, [cell], 1));
  covered.forEach((_, row) =>
    add(
      `row ${row}`,
      all.filter((cell) => Math.floor(cell / columns) === row),
      10,
    ),
  );
  for (let column = 0; column < columns; column++)
    add(
      `column ${column}`,
      all.filter((cell) => cell % columns === column),
      10,
    );
  add("total", all, 100);
  return { actual, restrictions: [], rows, needs };
}

export const needed = ({ needs }: Lattice): Set<string> => new Set(needs.map(({ row }) => row));
