import type { Dimension } from "../domain/dimension.ts";
import type { Filters } from "../domain/filter.ts";
import type { CountRow } from "../query/question.ts";
import type { Crossfilter } from "./crossfilter.ts";
import { countRowAt, groupRows, pairRows } from "./groupRows.ts";
import { pivotCounts } from "./pivotCounts.ts";

/** The linked views of a measure as rows of counts: groups that count nothing are left out. */
export interface LinkedRows {
  total: CountRow;
  byDimension: ReadonlyMap<Dimension, readonly CountRow[]>;
  pair: readonly CountRow[] | null;
}

type Parts = readonly [Crossfilter, Crossfilter?];

/** The linked rows of a measure, or of a ratio out of those of its two counts. */
export function linkedRows([first, second]: Parts, filters: Filters): LinkedRows {
  const above = rowsOf(first, filters);
  return second === undefined ? above : ratioOf(above, rowsOf(second, filters));
}

/** Groups by any dimensions under all filters, see `pivotCounts`. */
export function pivotRows(
  [first, second]: Parts,
  by: readonly Dimension[],
  filters: Filters,
): readonly CountRow[] {
  const above = pivotCounts(first.slice, by, filters);
  return second === undefined ? above : ratioRows(above, pivotCounts(second.slice, by, filters));
}

function rowsOf(crossfilter: Crossfilter, filters: Filters): LinkedRows {
  const { total, byDimension, pair } = crossfilter.views(filters);
  const { width } = crossfilter.slice;
  return {
    total: countRowAt(total, 0, width, []),
    byDimension: new Map(
      [...byDimension].map(([dimension, groups]) => [dimension, groupRows(groups, width)]),
    ),
    pair: pair === null ? null : pairRows(pair, width),
  };
}

const ratioOf = (above: LinkedRows, below: LinkedRows): LinkedRows => ({
  total: { ...above.total, denominator: below.total.numerator },
  byDimension: new Map(
    [...above.byDimension].map(([dimension, rows]) => [
      dimension,
      ratioRows(rows, below.byDimension.get(dimension) ?? []),
    ]),
  ),
  pair: above.pair === null ? null : ratioRows(above.pair, below.pair ?? []),
});

/** Both counts of a ratio group by group; a group that one of them lacks has 0 there. */
function ratioRows(above: readonly CountRow[], below: readonly CountRow[]): CountRow[] {
  const denominators = new Map(below.map((row) => [JSON.stringify(row.keys), row]));
  const rows = above.map((row) => {
    const name = JSON.stringify(row.keys);
    const denominator = denominators.get(name)?.numerator ?? 0;
    denominators.delete(name);
    return { ...row, denominator };
  });
  const alone = [...denominators.values()].map((row) => ({
    ...row,
    numerator: 0,
    denominator: row.numerator,
  }));
  return [...rows, ...alone];
}
