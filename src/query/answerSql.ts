import {
  countColumn,
  measure,
  measureCounts,
  measureParts,
  type Count,
  type CountedId,
  type FactTable,
} from "../domain/measure.ts";
import { sizeBands } from "../domain/size.ts";
import { areaScope, type AreaScope } from "./areaScope.ts";
import { dimensionColumn, multiValued, type Dimension } from "./dimension.ts";
import type { Filter, Key, Question, Selection, Side } from "./question.ts";
import { identifier, join, list, raw, sql, type Sql } from "./sql.ts";

/** Name of the fact table that holds the counts of all loaded periods. */
export const factTableName = (table: FactTable): string => `${table}_facts`;

/**
 * The statement that answers a question over the fact tables. Columns: side, key0 … keyN (VARCHAR), numerator,
 * denominator, "leftOut" (DOUBLE holding whole numbers), ordered by side and keys, unknown keys last.
 */
export function answerSql(question: Question): Sql {
  const [above, below] = measureParts(question.measure);
  return below === undefined ? answersSql([above], question) : ratioSql(above, below, question);
}

/** The same question of several measures of one table: the columns of the n-th measure end in n. */
export const answersSql = (ids: readonly CountedId[], question: Omit<Question, "measure">): Sql =>
  sql`${sidesSql(ids, question)}\nORDER BY ${order(question)}`;

/** Both counts of a ratio, joined group by group; a group that one of them lacks has 0 there. */
function ratioSql(numerator: CountedId, denominator: CountedId, question: Question): Sql {
  const names = ["side", ...question.by.map((_, index) => `key${index}`)].map(identifier);
  const keys = names.map((name) => sql`coalesce(above.${name}, below.${name}) AS ${name}`);
  const on = names.map((name) => sql`above.${name} IS NOT DISTINCT FROM below.${name}`);
  return sql`SELECT ${join(keys, ", ")}, coalesce(above.numerator, 0) AS numerator,
coalesce(below.numerator, 0) AS denominator, CAST(NULL AS DOUBLE) AS "leftOut"
FROM (${sidesSql([numerator], question)}) AS above
FULL JOIN (${sidesSql([denominator], question)}) AS below ON ${join(on, " AND ")}
ORDER BY ${order(question)}`;
}

const order = ({ by }: Pick<Question, "by">): Sql =>
  join([raw("side"), ...by.map((_, index) => sql`${identifier(`key${index}`)} NULLS LAST`)], ", ");

function sidesSql(ids: readonly CountedId[], question: Omit<Question, "measure">): Sql {
  const { by, compare } = question;
  const sides = [sideSql(ids, by, question, "base")];
  if (compare !== undefined) sides.push(sideSql(ids, by, compare, "compared"));
  return join(sides, "\nUNION ALL\n");
}

function sideSql(
  ids: readonly CountedId[],
  by: readonly Dimension[],
  selection: Selection,
  side: Side,
): Sql {
  const table = tableOf(ids);
  const scope = areaScope(table, selection.in);
  const keys = by.map(
    (dimension, index) =>
      sql`CAST(${keySql(dimension, scope)} AS VARCHAR) AS ${identifier(`key${index}`)}`,
  );
  const columns = [
    raw(`'${side}' AS side`),
    ...keys,
    ...ids.flatMap((id, index) => countsSql(id, ids.length === 1 ? "" : String(index))),
  ];
  const from = [identifier(factTableName(table)), ...by.flatMap(bitsSql)];
  const where = [
    by.includes("area") ? scope.parts : scope.inside,
    sql`period IN ${list(selection.periods)}`,
    ...by.flatMap(bitSet),
    ...selection.where.map((filter) => filterSql(filter, scope)),
  ];
  const group = by.map((_, index) => identifier(`key${index}`));
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

function countsSql(id: CountedId, suffix: string): Sql[] {
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

/** A row on several lists counts in the group of each: its mask is crossed with the bits of the dimension. */
const bitsSql = (dimension: Dimension): Sql[] => {
  const codes = multiValued[dimension];
  if (codes === undefined) return [];
  const values = codes.map((code, bit) => raw(`(${bit}, '${code}')`));
  return [sql`(VALUES ${join(values, ", ")}) AS ${bitsName(dimension)}(bit, code)`];
};

const bitsName = (dimension: Dimension): Sql => identifier(`${dimension}-bits`);

const bitSet = (dimension: Dimension): Sql[] =>
  multiValued[dimension] === undefined
    ? []
    : [sql`(${identifier(columnOf(dimension))} >> ${bitsName(dimension)}.bit) & 1 = 1`];

const columnOf = (dimension: Dimension): string => {
  if (dimension === "area") throw new Error("areas have no single column");
  return dimensionColumn[dimension];
};

function keySql(dimension: Dimension, scope: AreaScope): Sql {
  if (dimension === "area") return scope.key;
  if (multiValued[dimension] !== undefined) return sql`${bitsName(dimension)}.code`;
  return identifier(columnOf(dimension));
}

function filterSql(filter: Filter, scope: AreaScope): Sql {
  if (!("anyOf" in filter)) return rangeSql(filter);
  const codes = multiValued[filter.dimension];
  if (codes !== undefined) return maskSql(filter.dimension, codes, filter.anyOf);
  const column = sql`CAST(${keySql(filter.dimension, scope)} AS VARCHAR)`;
  const known = filter.anyOf.filter((key) => key !== null);
  const parts = [
    ...(known.length > 0 ? [sql`${column} IN ${list(known)}`] : []),
    ...(filter.anyOf.includes(null) ? [sql`${column} IS NULL`] : []),
  ];
  return parts.length === 0 ? raw("false") : sql`(${join(parts, " OR ")})`;
}

function rangeSql(filter: { dimension: "size" | "period"; from: string; to: string }): Sql {
  const { dimension, from, to } = filter;
  if (dimension === "period") return sql`period BETWEEN ${from} AND ${to}`;
  const [first, last] = [from, to].map((id) => sizeBands.findIndex((band) => band.id === id));
  if (first === undefined || last === undefined || first < 0 || last < 0)
    throw new Error(`unknown size band: ${from}..${to}`);
  return sql`size IN ${list(sizeBands.slice(first, last + 1).map(({ id }) => id))}`;
}

/** On any of the lists; null means on none. */
function maskSql(dimension: Dimension, codes: readonly string[], keys: readonly Key[]): Sql {
  const column = identifier(columnOf(dimension));
  const bits = keys.flatMap((key) => (key === null ? [] : [codes.indexOf(key)]));
  if (bits.includes(-1)) throw new Error(`unknown ${dimension}: ${keys.join(", ")}`);
  const mask = bits.reduce((sum, bit) => sum | (1 << bit), 0);
  const onAny = sql`(${column} & ${mask}) <> 0`;
  return keys.includes(null) ? sql`(${onAny} OR coalesce(${column}, 0) = 0)` : onAny;
}
