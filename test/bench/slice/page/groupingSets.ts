import { dimensionColumn, multiValued, type Dimension } from "../../../../src/domain/dimension.ts";
import { withoutFilter, type Filters, type Key } from "../../../../src/domain/filter.ts";
import { countColumn, measureCounts } from "../../../../src/domain/measure.ts";
import type { Database } from "../../../../src/engine/database.ts";
import { factTableName } from "../../../../src/query/answerSql.ts";
import { areaScope } from "../../../../src/query/areaScope.ts";
import type { RawRow } from "../../../../src/query/countRows.ts";
import { filterSql } from "../../../../src/query/filterSql.ts";
import { identifier, join, raw, sql, type Sql } from "../../../../src/query/sql.ts";
import { asked, dimensions, pair } from "./asked.ts";
import type { Contender, Figures } from "./contender.ts";
import { figure } from "./kernel.ts";
import { isCounted } from "./sqlViews.ts";

const scope = areaScope("enterprise", asked.in);

/** The column of a dimension; of a list its mask. */
export const columnOf = (dimension: Dimension): string =>
  dimension === "area" ? "place" : dimensionColumn[dimension];

interface View {
  name: string;
  by: readonly Dimension[];
}

const views: readonly View[] = [
  { name: "total", by: [] },
  ...dimensions.map((one) => ({ name: one, by: [one] })),
  { name: "pair", by: pair },
];

/** All linked views in one statement: a grouping set each, and sums under the filters that each is narrowed by. */
export function groupingSets(database: Database): Contender {
  let rows: RawRow[] = [];
  let shown: Filters = [];
  return {
    show: async (filters) => {
      shown = filters;
      rows = await database.run(statement(filters));
    },
    figures: () => figuresOf(rows, shown),
  };
}

function statement(filters: Filters): Sql {
  const columns = dimensions.map((one) => identifier(columnOf(one)));
  const narrowed = new Map(views.map((view) => [narrowing(view, filters), view]));
  const sums = [...narrowed].flatMap(([suffix, { by }]) => {
    const where = by.reduce<Filters>(withoutFilter, filters).map((one) => filterSql(one, scope));
    const kept = where.length === 0 ? raw("") : sql` FILTER (WHERE ${join(where, " AND ")})`;
    return measureCounts(asked.measure).map(
      (count) =>
        sql`coalesce(sum(${identifier(countColumn(asked.measure, count))})${kept}, 0)::DOUBLE AS ${identifier(`${count} ${suffix}`)}`,
    );
  });
  const sets = views.map(
    ({ by }) =>
      sql`(${join(
        by.map((one) => identifier(columnOf(one))),
        ", ",
      )})`,
  );
  return sql`SELECT GROUPING_ID(${join(columns, ", ")})::INTEGER AS "set", ${join(
    columns.map((column) => sql`CAST(${column} AS VARCHAR) AS ${column}`),
    ", ",
  )}, ${join(sums, ", ")}
FROM ${identifier(factTableName("enterprise"))}
WHERE period = ${asked.period}
GROUP BY GROUPING SETS (${join(sets, ", ")})`;
}

/** The dimensions whose filters narrow a view: views that are narrowed alike share their sums. */
const narrowing = ({ by }: View, filters: Filters): string =>
  by
    .reduce<Filters>(withoutFilter, filters)
    .map(({ dimension }) => dimension)
    .join(" ");

/** Bits of the columns that a set does not group by, the first column highest. */
const setOf = ({ by }: View): number =>
  dimensions.reduce((bits, one) => bits * 2 + (by.includes(one) ? 0 : 1), 0);

function figuresOf(rows: readonly RawRow[], filters: Filters): Figures {
  const figures = new Map<string, [readonly Key[], number[]]>();
  for (const view of views)
    for (const row of rows.filter(({ set }) => set === setOf(view)))
      for (const keys of keysOf(view, row)) {
        const name = `${view.name} ${keys.join("|")}`;
        const [, sums] = figures.get(name) ?? [keys, [0, 0, 0]];
        const own = ["numerator", "denominator", "left_out"].map((count) =>
          Number(row[`${count} ${narrowing(view, filters)}`]),
        );
        figures.set(name, [keys, sums.map((sum, count) => sum + (own[count] ?? 0))]);
      }
  return new Map(
    [...figures].flatMap(([name, [keys, [numerator = 0, denominator = 0, leftOut = 0]]]) => {
      const counts = { keys, numerator, denominator, leftOut };
      const view = name.slice(0, name.indexOf(" "));
      return view !== "total" && isCounted(counts) ? [figure(view, counts)] : [];
    }),
  );
}

/** The groups that a row of a set counts in: of a mask any number. */
function keysOf({ by }: View, row: RawRow): (readonly Key[])[] {
  const [only] = by;
  const lists = by.length === 1 && only !== undefined ? multiValued[only] : undefined;
  if (lists === undefined || only === undefined)
    return [by.map((one) => (row[columnOf(one)] as Key | undefined) ?? null)];
  const mask = Number(row[columnOf(only)] ?? 0);
  return lists.flatMap((list, bit) => ((mask >> bit) & 1 ? [[list]] : []));
}
