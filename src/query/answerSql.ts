import {
  countColumn,
  measure,
  measureCounts,
  measureParts,
  type Count,
  type CountedId,
  type FactTable,
  type MeasureId,
} from "../domain/measure.ts";
import { areaScope, areasScope, scopedFacts, type AreaScope } from "./areaScope.ts";
import type { Dimension } from "../domain/dimension.ts";
import { bitSet, bitsSql, keySql } from "./dimensionSql.ts";
import { filterSql } from "./filterSql.ts";
import type { Question, Selection, Side } from "./question.ts";
import { identifier, join, list, raw, sql, type Sql } from "./sql.ts";

/** Name of the fact table that holds the counts of all loaded periods. */
export const factTableName = (table: FactTable): string => `${table}_facts`;

const factsOf = (table: FactTable): Sql => identifier(factTableName(table));

/** What may be asked of several measures alike. */
export type Asked = Omit<Question, "measure">;

/** How rows are taken to areas, and the columns that say to which. */
interface Lookup {
  columns: readonly string[];
  facts: (table: FactTable, by: readonly Dimension[]) => Sql;
  scope: (table: FactTable, selection: Selection) => AreaScope;
}

const oneArea: Lookup = {
  columns: [],
  facts: factsOf,
  scope: (table, selection) => areaScope(table, selection.in),
};

const manyAreas = (areas: readonly string[]): Lookup => ({
  columns: ["scope"],
  facts: (table, by) => scopedFacts(table, factsOf(table), by.includes("area")),
  scope: () => areasScope(areas),
});

/**
 * The statement that answers a question over the fact tables. Columns: side, key0 … keyN (VARCHAR), numerator,
 * denominator, "leftOut" (DOUBLE holding whole numbers), ordered by side and keys, unknown keys last.
 */
export const answerSql = (question: Question): Sql =>
  measuresSql([question.measure], question, oneArea);

/** The same over facts of one's own in place of those of the fact table; its columns are those of `answerSql`. */
export const answerOverSql = (question: Question, facts: Sql): Sql =>
  measuresSql([question.measure], question, {
    ...oneArea,
    facts: () => sql`(${facts}) AS own_facts`,
  });

/**
 * What is asked alike of measures of one table (or of one ratio) and areas, in one statement; `in` is not read. The rows
 * are those of `answerSql` of each, led by a column `scope` with the area's adcode (000000 is every place); the columns
 * of the n-th of several measures end in n. An area without rows has none here, where `answerSql` of a question
 * without groups gives one of zeros.
 */
export function areasSql(areas: readonly string[], ids: readonly MeasureId[], asked: Asked): Sql {
  if (asked.compare !== undefined) throw new Error("a comparison is asked of one area at a time");
  return measuresSql(ids, asked, manyAreas(areas));
}

function measuresSql(ids: readonly MeasureId[], asked: Asked, lookup: Lookup): Sql {
  const parts = ids.map(measureParts);
  const [above, below] = parts.find((part) => part[1] !== undefined) ?? [];
  if (above === undefined || below === undefined)
    return countsSql(
      parts.map(([id]) => id),
      asked,
      lookup,
    );
  if (ids.length > 1) throw new Error(`a ratio is asked alone: ${ids.join(", ")}`);
  return ratioSql(above, below, asked, lookup);
}

const countsSql = (ids: readonly CountedId[], asked: Asked, lookup: Lookup): Sql =>
  sql`${sidesSql(ids, asked, lookup)}\nORDER BY ${order(asked, lookup)}`;

/** Both counts of a ratio, joined group by group; a group that one of them lacks has 0 there. */
function ratioSql(numerator: CountedId, denominator: CountedId, asked: Asked, lookup: Lookup): Sql {
  const names = [...lookup.columns, "side", ...keyNames(asked)].map(identifier);
  const keys = names.map((name) => sql`coalesce(above.${name}, below.${name}) AS ${name}`);
  const on = names.map((name) => sql`above.${name} IS NOT DISTINCT FROM below.${name}`);
  return sql`SELECT ${join(keys, ", ")}, coalesce(above.numerator, 0) AS numerator,
coalesce(below.numerator, 0) AS denominator, CAST(NULL AS DOUBLE) AS "leftOut"
FROM (${sidesSql([numerator], asked, lookup)}) AS above
FULL JOIN (${sidesSql([denominator], asked, lookup)}) AS below ON ${join(on, " AND ")}
ORDER BY ${order(asked, lookup)}`;
}

const keyNames = ({ by }: Asked): string[] => by.map((_, index) => `key${index}`);

const order = (asked: Asked, { columns }: Lookup): Sql =>
  join(
    [
      ...[...columns, "side"].map(raw),
      ...keyNames(asked).map((name) => sql`${identifier(name)} NULLS LAST`),
    ],
    ", ",
  );

function sidesSql(ids: readonly CountedId[], asked: Asked, lookup: Lookup): Sql {
  const { by, compare } = asked;
  const sides = [sideSql(ids, by, asked, "base", lookup)];
  if (compare !== undefined) sides.push(sideSql(ids, by, compare, "compared", lookup));
  return join(sides, "\nUNION ALL\n");
}

function sideSql(
  ids: readonly CountedId[],
  by: readonly Dimension[],
  selection: Selection,
  side: Side,
  lookup: Lookup,
): Sql {
  const table = tableOf(ids);
  const scope = lookup.scope(table, selection);
  const keys = by.map(
    (dimension, index) =>
      sql`CAST(${keySql(dimension, scope)} AS VARCHAR) AS ${identifier(`key${index}`)}`,
  );
  const columns = [
    ...lookup.columns.map(identifier),
    raw(`'${side}' AS side`),
    ...keys,
    ...ids.flatMap((id, index) => sumsSql(id, ids.length === 1 ? "" : String(index))),
  ];
  const from = [lookup.facts(table, by), ...by.flatMap(bitsSql)];
  const where = [
    by.includes("area") ? scope.parts : scope.inside,
    sql`period IN ${list(selection.periods)}`,
    ...by.flatMap(bitSet),
    ...selection.where.map((filter) => filterSql(filter, scope)),
  ];
  const group = [...lookup.columns, ...by.map((_, index) => `key${index}`)].map(identifier);
  return sql`SELECT ${join(columns, ", ")}
FROM ${join(from, ", ")}
WHERE ${join(where, " AND ")}${group.length === 0 ? raw("") : sql`\nGROUP BY ${join(group, ", ")}`}`;
}

function tableOf(ids: readonly CountedId[]): FactTable {
  const [table, ...others] = [...new Set(ids.map((id) => measure(id).table))];
  if (table === undefined || others.length > 0)
    throw new Error(`measures of several tables: ${ids.join(", ")}`);
  return table;
}

function sumsSql(id: CountedId, suffix: string): Sql[] {
  const sum = (count: Count): Sql =>
    sql`CAST(coalesce(sum(${identifier(countColumn(id, count))}), 0) AS DOUBLE)`;
  const rate = (count: Count): Sql =>
    measureCounts(id).includes(count) ? sum(count) : raw("CAST(NULL AS DOUBLE)");
  return [
    sql`${sum("numerator")} AS ${identifier(`numerator${suffix}`)}`,
    sql`${rate("denominator")} AS ${identifier(`denominator${suffix}`)}`,
    sql`${rate("left_out")} AS ${identifier(`leftOut${suffix}`)}`,
  ];
}
