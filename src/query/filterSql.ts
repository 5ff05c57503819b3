import { sizeBands } from "../domain/size.ts";
import type { AreaScope } from "./areaScope.ts";
import { multiValued, type Dimension } from "../domain/dimension.ts";
import { columnOf, keySql } from "./dimensionSql.ts";
import type { Filter, Key } from "../domain/filter.ts";
import { identifier, list, raw, sql, join, type Sql } from "./sql.ts";

/** The condition of a filter over a fact table. */
export function filterSql(filter: Filter, scope: AreaScope): Sql {
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
