import { mosaicViews } from "../../mosaic/mosaicViews.mjs";
import { accepted, type Coordinate } from "../../../../src/cube/coordinate.ts";
import { multiValued, type Dimension } from "../../../../src/domain/dimension.ts";
import { filterOf, type Filter, type Filters, type Key } from "../../../../src/domain/filter.ts";
import { isKept } from "../../../../src/domain/isKept.ts";
import { countColumn, measureCounts } from "../../../../src/domain/measure.ts";
import { factTableName } from "../../../../src/query/answerSql.ts";
import { asked, dimensions, pair } from "./asked.ts";
import type { Contender, Figures } from "./contender.ts";
import { columnOf } from "./groupingSets.ts";
import { figure } from "./kernel.ts";
import { isCounted } from "./sqlViews.ts";

const sums = measureCounts(asked.measure).map((count) => countColumn(asked.measure, count));
const views = [
  { name: "total", by: [], sums },
  ...dimensions.map((one) => ({ name: one, by: [columnOf(one)], sums })),
  { name: "pair", by: pair.map(columnOf), sums },
];

/** Mosaic's own time: from its first query to its last answer; `waits` gathers what it waits for a frame before. */
export async function mosaic(
  run: (statement: string) => Promise<Uint8Array>,
  coordinates: readonly Coordinate[],
  waits: number[],
): Promise<Contender> {
  const linked = await mosaicViews(run, factTableName("enterprise"), views);
  const narrowed = (dimension: Dimension, filter: Filter | undefined) => ({
    column: columnOf(dimension),
    values: filter === undefined ? null : valuesKept(dimension, filter, coordinates),
  });
  let shown: Filters = [];
  let spent = 0;
  const update = async (dimension: Dimension, filters: Filters): Promise<void> => {
    const [was, is] = [filterOf(shown, dimension), filterOf(filters, dimension)];
    if (JSON.stringify(was) === JSON.stringify(is)) return;
    await linked.update(narrowed(dimension, is));
    const { queries, wait } = linked.spent();
    spent += queries;
    waits.push(wait);
  };
  return {
    enter: ({ dimension, after, before }) =>
      linked.activate(
        narrowed(dimension, filterOf(after, dimension) ?? filterOf(before, dimension)),
      ),
    show: async (filters) => {
      spent = 0;
      for (const dimension of dimensions) await update(dimension, filters);
      shown = filters;
    },
    spent: () => spent,
    figures: () => figuresOf(linked.rows()),
  };
}

/** What a filter keeps as values of the column: of a list the masks that are on any of it. */
function valuesKept(
  dimension: Dimension,
  filter: Filter,
  coordinates: readonly Coordinate[],
): (string | number | boolean)[] {
  const coordinate = coordinates.find((one) => one.dimension === dimension);
  if (coordinate === undefined) return [];
  if (dimension in multiValued) {
    const kept = accepted(coordinate, filter);
    return coordinate.groups.flatMap((bits, code) =>
      kept[code] === 1 ? [bits.reduce((mask, bit) => mask | (1 << bit), 0)] : [],
    );
  }
  return coordinate.keys.flatMap((key) =>
    key === null || !isKept(filter, key) ? [] : [dimension === "party" ? key === "true" : key],
  );
}

function figuresOf(rows: ReadonlyMap<string, readonly Record<string, unknown>[]>): Figures {
  const counted = new Map<string, [readonly Key[], number[]]>();
  for (const { name, by } of views)
    for (const row of name === "total" ? [] : (rows.get(name) ?? []))
      for (const keys of keysOf(name, by, row)) {
        const id = `${name} ${keys.join("|")}`;
        const [, before] = counted.get(id) ?? [keys, sums.map(() => 0)];
        counted.set(id, [keys, before.map((sum, at) => sum + Number(row[sums[at] ?? ""] ?? 0))]);
      }
  return new Map(
    [...counted].flatMap(([id, [keys, [numerator = 0, denominator = 0, leftOut = 0]]]) => {
      const counts = { keys, numerator, denominator, leftOut };
      return isCounted(counts) ? [figure(id.slice(0, id.indexOf(" ")), counts)] : [];
    }),
  );
}

const keyOf = (value: unknown): Key => (value == null ? null : String(value));

function keysOf(name: string, by: readonly string[], row: Record<string, unknown>): Key[][] {
  const lists = isList(name) ? multiValued[name] : undefined;
  if (lists === undefined) return [by.map((column) => keyOf(row[column]))];
  const mask = Number(row[by[0] ?? ""] ?? 0);
  return lists.flatMap((list, bit) => ((mask >> bit) & 1 ? [[list]] : []));
}

const isList = (name: string): name is keyof typeof multiValued => name in multiValued;
