import type { AreaScope } from "./areaScope.ts";
import { dimensionColumn, multiValued, type Dimension } from "../domain/dimension.ts";
import { identifier, join, raw, sql, type Sql } from "./sql.ts";

/** A row on several lists counts in the group of each: its mask is crossed with the bits of the dimension. */
export const bitsSql = (dimension: Dimension): Sql[] => {
  const codes = multiValued[dimension];
  if (codes === undefined) return [];
  const values = codes.map((code, bit) => raw(`(${bit}, '${code}')`));
  return [sql`(VALUES ${join(values, ", ")}) AS ${bitsName(dimension)}(bit, code)`];
};

const bitsName = (dimension: Dimension): Sql => identifier(`${dimension}-bits`);

/** Which bits of its mask a row is grouped by. */
export const bitSet = (dimension: Dimension): Sql[] =>
  multiValued[dimension] === undefined
    ? []
    : [sql`(${identifier(columnOf(dimension))} >> ${bitsName(dimension)}.bit) & 1 = 1`];

/** The column of a dimension that has one. */
export const columnOf = (dimension: Dimension): string => {
  if (dimension === "area") throw new Error("areas have no single column");
  return dimensionColumn[dimension];
};

/** The key of a row; an area is a child of the scope. */
export function keySql(dimension: Dimension, scope: AreaScope): Sql {
  if (dimension === "area") return scope.key;
  if (multiValued[dimension] !== undefined) return sql`${bitsName(dimension)}.code`;
  return identifier(columnOf(dimension));
}
