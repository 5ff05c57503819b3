import { differing } from "./differingSql.ts";
import { join, raw, sql, type Sql } from "./sql.ts";

/** A row of `moversSql`: an enterprise under what happened to it in an area, with the number of all of them. */
export interface MoverRow {
  scope: string;
  what: string;
  total: number;
  creditCode: string;
  name: string;
  sector: string | null;
  employees: number | null;
  adcodeBefore: string | null;
  adcodeAfter: string | null;
  modeBefore: string | null;
  modeAfter: string | null;
}

/** The enterprises of a place or city-level area, and how the parts of it are told apart. */
const scopeLevels = [
  { scope: "place", part: "city" },
  { scope: "city", part: "district" },
] as const;

/** MoverRow: `most` of each class and area at most, by employees and credit code. */
export function moversSql(most: number): Sql {
  const found = scopeLevels.flatMap(({ scope, part }) => {
    const moved = `class = 'moved' AND (${scope}_before IS DISTINCT FROM ${scope}_after OR ${part}_before IS DISTINCT FROM ${part}_after)`;
    return [
      foundSql("gained", `${scope}_after`, "union_change = 'gained'"),
      foundSql("lost", `${scope}_after`, "union_change = 'lost'"),
      foundSql("new", `${scope}_after`, "class = 'new' AND NOT is_late"),
      foundSql("closed", `${scope}_before`, "class = 'closed' AND NOT is_late"),
      foundSql("moved", `${scope}_after`, moved),
      foundSql("moved", `${scope}_before`, `${moved} AND ${scope}_before IS DISTINCT FROM ${scope}_after`), // prettier-ignore
    ];
  });
  return sql`SELECT scope, what, CAST(count(*) OVER (PARTITION BY scope, what) AS INTEGER) AS total,
credit_code AS "creditCode", name, CAST(sector AS VARCHAR) AS sector, CAST(employees AS INTEGER) AS employees,
adcode_before AS "adcodeBefore", adcode_after AS "adcodeAfter",
build_mode_before AS "modeBefore", build_mode_after AS "modeAfter"
FROM (${join(found, "\nUNION ALL ")}) WHERE scope IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY scope, what ORDER BY employees DESC NULLS LAST, credit_code) <= ${raw(String(Math.trunc(most)))}
ORDER BY scope, what, employees DESC NULLS LAST, credit_code`;
}

const foundSql = (what: string, scope: string, where: string): Sql =>
  sql`SELECT ${raw(scope)} AS scope, ${raw(`'${what}'`)} AS what, * FROM ${differing} WHERE ${raw(where)}`;
