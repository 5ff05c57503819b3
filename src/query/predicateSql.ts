import { maskOf, type Codelist } from "../domain/codelist.ts";
import type { Predicate } from "../domain/predicate.ts";
import { column, type TableName } from "../domain/schema.ts";
import { identifier, join, list, raw, sql, type Sql } from "./sql.ts";

/** The condition in SQL over the validated table; unknown values give NULL or false, never true. */
export function predicateSql(table: TableName, predicate: Predicate): Sql {
  if ("all" in predicate) return combined(table, predicate.all, " AND ", "true");
  if ("any" in predicate) return combined(table, predicate.any, " OR ", "false");
  const name = identifier(predicate.column);
  if ("known" in predicate)
    return predicate.known ? sql`${name} IS NOT NULL` : sql`${name} IS NULL`;
  if ("in" in predicate) return sql`${name} IN ${list(predicate.in)}`;
  if ("from" in predicate) return sql`${name} BETWEEN ${predicate.from} AND ${predicate.to}`;
  if ("is" in predicate) return sql`${name} = ${raw(String(predicate.is))}`;
  if ("listed" in predicate) return sql`${name} > 0`;
  if ("lists" in predicate)
    return sql`(${name} & ${bit(table, predicate.column, predicate.lists)}) <> 0`;
  return between(name, predicate.min, predicate.max);
}

function combined(table: TableName, parts: readonly Predicate[], word: string, none: string): Sql {
  if (parts.length === 0) return raw(none);
  return sql`(${join(
    parts.map((part) => predicateSql(table, part)),
    word,
  )})`;
}

function between(name: Sql, min: number | undefined, max: number | undefined): Sql {
  const bounds = [
    ...(min === undefined ? [] : [sql`${name} >= ${min}`]),
    ...(max === undefined ? [] : [sql`${name} <= ${max}`]),
  ];
  return bounds.length === 0 ? raw("true") : sql`(${join(bounds, " AND ")})`;
}

function bit(table: TableName, name: string, code: string): number {
  const codes: Codelist | undefined = column(table, name).codes;
  if (codes === undefined) throw new Error(`column without codes: ${table}.${name}`);
  return maskOf(codes, [code]);
}
