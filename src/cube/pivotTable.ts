import type { Dimension } from "../domain/dimension.ts";
import type { Key } from "../domain/filter.ts";
import { isCounted } from "../query/isCounted.ts";
import type { Answer, AnswerRow } from "../query/answer.ts";

export interface PivotShape {
  rows: readonly Dimension[];
  column: Dimension | null;
}

/** A column of values: one measure (by its position) in one group, or in all (`key` undefined). */
export interface PivotColumn {
  measure: number;
  key: Key | undefined;
}

export interface PivotRow {
  /** One key for each dimension of the rows, fewer for a subtotal, none for the total. */
  keys: readonly Key[];
  cells: readonly (AnswerRow | undefined)[];
}

export interface Pivot {
  columns: readonly PivotColumn[];
  /** In the order of a tree: a subtotal stands behind its parts, the total last. */
  rows: readonly PivotRow[];
}

/** Answers one measure grouped by dimensions, under all filters. */
export type Grouped = (by: readonly Dimension[]) => Answer;

/** Which column sorts, and whether the largest come first. */
export interface PivotSort {
  column: number;
  isDescending: boolean;
}

/**
 * A pivot table of several measures. Every subtotal is asked for as a question of its own, so that it is a ratio of
 * sums and counts once who is on several lists.
 */
export function pivotTable(
  { rows, column }: PivotShape,
  measures: readonly Grouped[],
  sort: PivotSort | null,
): Pivot {
  const columns = pivotColumns(column, measures);
  const levels = Array.from({ length: rows.length + 1 }, (_, depth) =>
    levelRows(rows.slice(0, depth), column, measures, columns),
  );
  const order = sort === null ? undefined : comparison(sort);
  return { columns, rows: ordered(levels, [], order) };
}

/** The groups of the column dimension that count anything for some measure, then the total of each measure. */
function pivotColumns(column: Dimension | null, measures: readonly Grouped[]): PivotColumn[] {
  const keys: Key[] = [];
  for (const grouped of column === null ? [] : measures)
    for (const row of grouped(column === null ? [] : [column]).rows)
      if (isAny(row) && !keys.includes(row.keys[0] ?? null)) keys.push(row.keys[0] ?? null);
  const known = keys.filter((key) => key !== null);
  return [...known, ...(keys.includes(null) ? [null] : []), undefined].flatMap((key) =>
    measures.map((_, measure) => ({ measure, key })),
  );
}

const isAny = (row: AnswerRow): boolean => row.status === "hidden" || isCounted(row);

/** Rows of one depth by the text of their keys, in the order of the dimensions. */
type Level = ReadonlyMap<string, PivotRow>;

function levelRows(
  by: readonly Dimension[],
  column: Dimension | null,
  measures: readonly Grouped[],
  columns: readonly PivotColumn[],
): Level {
  const whole = measures.map((grouped) => byKeys(grouped(by)));
  const crossed =
    column === null ? [] : measures.map((grouped) => byKeys(grouped([...by, column])));
  const level = new Map<string, PivotRow>();
  for (const answer of whole)
    for (const [name, { keys, ...row }] of answer)
      if (!level.has(name) && (isAny({ keys, ...row }) || by.length === 0))
        level.set(name, {
          keys,
          cells: columns.map(({ measure, key }) =>
            key === undefined
              ? whole[measure]?.get(name)
              : crossed[measure]?.get(JSON.stringify([...keys, key])),
          ),
        });
  return level;
}

const byKeys = ({ rows }: Answer): ReadonlyMap<string, AnswerRow> =>
  new Map(rows.map((row) => [JSON.stringify(row.keys), row]));

type Order = (a: PivotRow, b: PivotRow) => number;

/** Unknown values last, whichever way; equal ones stay in the order of the dimension. */
const comparison =
  ({ column, isDescending }: PivotSort): Order =>
  (a, b) => {
    const [x, y] = [a, b].map(({ cells }) => cellValue(cells[column]));
    if (x == null || y == null) return x == null ? (y == null ? 0 : 1) : -1;
    return isDescending ? y - x : x - y;
  };

const cellValue = (row: AnswerRow | undefined): number | null =>
  row?.status !== "ok" ? null : (row.value ?? row.numerator);

/** The rows below some keys, each group behind its parts. */
function ordered(
  levels: readonly Level[],
  above: readonly Key[],
  order: Order | undefined,
): PivotRow[] {
  const own = levels[above.length]?.get(JSON.stringify(above));
  const below = [...(levels[above.length + 1]?.values() ?? [])].filter(({ keys }) =>
    above.every((key, at) => keys[at] === key),
  );
  const sorted = order === undefined ? below : below.sort(order);
  const isLeaf = above.length === levels.length - 1;
  return [
    ...(isLeaf ? [] : sorted.flatMap(({ keys }) => ordered(levels, keys, order))),
    ...(own === undefined ? [] : [own]),
  ];
}
