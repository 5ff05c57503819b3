import { cityOf, isWithin } from "../domain/area.ts";
import { filterOf, type Filters } from "../domain/filter.ts";
import type { MeasureId } from "../domain/measure.ts";
import type { RowOrder } from "../domain/rowColumns.ts";
import { column, type Column } from "../domain/schema.ts";
import type { RowPart } from "../domain/viewChoices.ts";
import { areaScope } from "./areaScope.ts";
import { sizeCase } from "./factSql.ts";
import { filterSql } from "./filterSql.ts";
import { partSql } from "./partSql.ts";
import { rowTableName, searchSql } from "./rowsSql.ts";
import { identifier, join, raw, sql, type Sql } from "./sql.ts";

/** The enterprises that a reader lists. */
export interface EnterpriseSelection {
  period: string;
  /** An area; null is every place. */
  in: string | null;
  /** As over the cube. */
  where: Filters;
  township?: string;
  /** Those that a part of a measure is made of. */
  part?: { measure: MeasureId; part: RowPart };
  /** Name or credit code contains the text. */
  search?: string;
}

/** By a column, or by the stated priority of 应建未建. */
export type EnterpriseOrder = RowOrder | "priority";

/** Values of an enterprise by column of the schema; null where its cell is empty. */
export type EnterpriseRecord = Readonly<Record<string, string | number | boolean | null>>;

/** The credit codes of a selection, as a column "credit_code". */
export const selectedCodesSql = (selection: EnterpriseSelection): Sql =>
  sql`SELECT credit_code FROM ${dimensionedRows}
WHERE ${join(conditions(selection), " AND ")}`;

/** The credit codes of a selection in order: "creditCode". */
export const enterpriseCodesSql = (selection: EnterpriseSelection, order: EnterpriseOrder): Sql =>
  sql`SELECT CAST(credit_code AS VARCHAR) AS "creditCode" FROM ${dimensionedRows}
WHERE ${join(conditions(selection), " AND ")}
ORDER BY ${orderSql(order)}, credit_code`;

/** These columns and credit code and name of some enterprises, in any order. */
export const enterpriseRecordsSql = (
  period: string,
  codes: readonly string[],
  names: readonly string[],
): Sql =>
  sql`SELECT ${join(recordColumns(names).map(castSql), ", ")} FROM ${identifier(rowTableName)}
WHERE period = ${period} AND credit_code IN (SELECT unnest(string_split(${codes.join(",")}, ',')))`;

/** Areas whose row files hold a selection, as far as its filter of areas tells. */
export function selectionAreas({ in: adcode, where }: EnterpriseSelection): string[] | null {
  const filter = filterOf(where, "area");
  const keys = filter !== undefined && "anyOf" in filter ? filter.anyOf : [null];
  const cities = keys.filter((key) => key !== null && cityOf(key) !== null);
  if (cities.length < keys.length) return adcode === null ? null : [adcode];
  return cities.flatMap((key) =>
    key !== null && (adcode === null || isWithin(key, adcode)) ? [key] : [],
  );
}

/** The rows with the dimensions of the cube under the names that they have there. */
const dimensionedRows = sql`(SELECT *, ${raw(sizeCase)}, unit_nature AS nature FROM ${identifier(rowTableName)}) AS listed`;

function conditions({
  period,
  in: adcode,
  where,
  township,
  part,
  search,
}: EnterpriseSelection): Sql[] {
  const scope = areaScope("enterprise", adcode);
  return [
    sql`period = ${period}`,
    scope.inside,
    ...where.map((filter) => filterSql(filter, scope)),
    ...(township === undefined ? [] : [sql`township = ${township}`]),
    ...(part === undefined ? [] : [partSql(part.measure, part.part)]),
    ...searchSql(search),
  ];
}

const recordColumns = (names: readonly string[]): readonly Column[] => [
  ...new Set(["credit_code", "name", ...names].map((name) => column("enterprise", name))),
];

const sqlTypes: Partial<Record<Column["type"], string>> = {
  integer: "INTEGER",
  codes: "INTEGER",
  decimal: "DOUBLE",
  boolean: "BOOLEAN",
};

const castSql = ({ name, type }: Column): Sql =>
  sql`CAST(${identifier(name)} AS ${raw(sqlTypes[type] ?? "VARCHAR")}) AS ${identifier(name)}`;

/** Size as the documents cut it, then key lists, technology lists, Party organisation, park, employees. */
const prioritySql = raw(`CASE WHEN employees >= 100 THEN 0 WHEN employees >= 50 THEN 1
WHEN employees >= 25 THEN 2 WHEN employees IS NOT NULL THEN 3 ELSE 4 END,
bit_count(coalesce(key_lists, 0)) DESC, bit_count(coalesce(tech_lists, 0)) DESC,
(party_org IS TRUE) DESC, (park IS NOT NULL) DESC, employees DESC NULLS LAST`);

function orderSql(order: EnterpriseOrder): Sql {
  if (order === "priority") return prioritySql;
  const key = orderKey(column("enterprise", order.column));
  return sql`${key} ${raw(order.descending ? "DESC" : "ASC")} NULLS LAST`;
}

/** Lists by their number, codes in the order of their codelist, everything else by its value. */
function orderKey({ name, type, codes }: Column): Sql {
  if (type === "codes") return sql`bit_count(${identifier(name)})`;
  if (type !== "code" || codes === undefined) return identifier(name);
  const ids = codes.codes.map(({ id }) => raw(`'${id}'`));
  return sql`list_position([${join(ids, ", ")}], CAST(${identifier(name)} AS VARCHAR))`;
}
