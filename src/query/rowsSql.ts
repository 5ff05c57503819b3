import { cityOf, isPlace } from "../domain/area.ts";
import { isCountedByRow } from "../domain/isCountedByRow.ts";
import type { MeasureId } from "../domain/measure.ts";
import { columnsOf } from "../domain/schema.ts";
import { ledgerAreas } from "./factSql.ts";
import { partSql } from "./partSql.ts";
import { identifier, join, raw, sql, type Sql } from "./sql.ts";

/** Name of the table that holds the loaded row files. */
export const rowTableName = "enterprise_rows";

/** The enterprises of an area or a park in a period. */
export interface RowScope {
  period: string;
  /** A place, a city-level area or a district; null is the enterprises of no place, or with `park` those of any. */
  in: string | null;
  /** Only those inside a park. */
  park?: string;
}

/** Enterprises without a union, the largest first, one page at a time. */
export interface RowQuestion extends RowScope {
  /** Only those of a township of this name. */
  township?: string;
  /** Only those that count in this enterprise rate: the very enterprises that its gap is made of. */
  measure?: MeasureId;
  /** Only those whose name or credit code contains the text. */
  search?: string;
  offset: number;
  limit: number;
}

/** Columns of a listed enterprise. `total` is the number of all that match. */
export interface EnterpriseRow {
  creditCode: string;
  name: string;
  district: string | null;
  township: string | null;
  park: string | null;
  sector: string | null;
  nature: string;
  employees: number | null;
  members: number;
  keyLists: number;
  total: number;
}

/** The rows of all row files of a period: its areas and every schema column. Those of one file stand together. */
export function periodRowsSql(period: string): Sql {
  const columns = columnsOf("enterprise").map(({ name }) => identifier(name));
  return sql`SELECT ${raw(`'${period}' AS period`)}, ${join(ledgerAreas.map(raw), ", ")}, ${join(columns, ", ")}
FROM enterprise ORDER BY place, city, credit_code`;
}

/** The rows of one row file out of those of the period, in the order of the credit codes. */
export const rowFileSql = (periodRows: Sql, scope: string | null): Sql =>
  sql`SELECT * FROM ${periodRows} WHERE ${rowFileScope(scope)} ORDER BY credit_code`;

/** Row files hold a city-level area, the enterprises of a place without a district, or those of no place. */
function rowFileScope(scope: string | null): Sql {
  if (scope === null) return raw("place IS NULL");
  return isPlace(scope) ? sql`place = ${scope} AND city IS NULL` : sql`city = ${scope}`;
}

/** The columns of a row file that the table of rows holds: areas, and all that the schema declares. */
export const rowTableColumns: readonly string[] = [
  "period",
  "place",
  "city",
  "district",
  ...columnsOf("enterprise").map(({ name }) => name),
];

export function rowsSql(question: RowQuestion): Sql {
  const { offset, limit } = question;
  return sql`SELECT CAST(credit_code AS VARCHAR) AS "creditCode", CAST(name AS VARCHAR) AS name,
CAST(district AS VARCHAR) AS district, CAST(township AS VARCHAR) AS township, CAST(park AS VARCHAR) AS park,
CAST(sector AS VARCHAR) AS sector, CAST(unit_nature AS VARCHAR) AS nature, CAST(employees AS INTEGER) AS employees,
CAST(members AS INTEGER) AS members, CAST(coalesce(key_lists, 0) AS INTEGER) AS "keyLists",
CAST(count(*) OVER () AS INTEGER) AS total
FROM ${identifier(rowTableName)}
WHERE ${join(rowConditions(question), " AND ")}
ORDER BY employees DESC NULLS LAST, credit_code
LIMIT ${raw(String(Math.trunc(limit)))} OFFSET ${raw(String(Math.trunc(offset)))}`;
}

/** The rows of a scope. */
export const scopeConditions = ({ period, in: adcode, park }: RowScope): Sql[] => [
  sql`period = ${period}`,
  areaCondition(adcode, park),
  ...(park === undefined ? [] : [sql`park = ${park}`]),
];

function rowConditions({ measure: id, search, township, ...scope }: RowQuestion): Sql[] {
  return [
    ...scopeConditions(scope),
    raw("build_mode = 'none'"),
    ...(township === undefined ? [] : [sql`township = ${township}`]),
    ...(id === undefined || !isCountedByRow(id) ? [] : [partSql(id, "denominator")]),
    ...searchSql(search),
  ];
}

/** Name or credit code contains the text; nothing is asked without one. */
export const searchSql = (search: string | undefined): Sql[] =>
  search === undefined || search === ""
    ? []
    : [sql`(contains(name, ${search}) OR contains(credit_code, ${search}))`];

function areaCondition(adcode: string | null, park: string | undefined): Sql {
  if (adcode === null) return raw(park === undefined ? "place IS NULL" : "true");
  if (isPlace(adcode)) return sql`place = ${adcode}`;
  return cityOf(adcode) === adcode ? sql`city = ${adcode}` : sql`district = ${adcode}`;
}
