import { fullWidth, halfWidth, type PastedEntry } from "../domain/pastedEntries.ts";
import { rowTableName } from "./rowsSql.ts";
import { identifier, join, raw, sql, type Sql } from "./sql.ts";

/** An enterprise that an entry of a pasted list names. */
export interface FoundEnterprise {
  /** That of the entry. */
  key: string;
  creditCode: string;
  name: string;
  adcode: string | null;
  township: string | null;
  buildMode: string;
  employees: number | null;
  members: number;
}

/** The enterprises of a period, of one place or of all, that have these codes or names, in the order of their codes. */
export function lookupSql(
  period: string,
  place: string | null,
  entries: readonly PastedEntry[],
): Sql {
  const keys = (kind: PastedEntry["kind"]): Sql =>
    sql`SELECT unnest(string_split(${keyList(entries, kind)}, chr(10))) AS key`;
  const where = join(
    [sql`period = ${period}`, ...(place === null ? [] : [sql`place = ${place}`])],
    " AND ",
  );
  const from = identifier(rowTableName);
  return sql`WITH codes AS (${keys("code")}), names AS (${keys("name")}), found AS (
SELECT credit_code AS key, * FROM ${from} WHERE ${where} AND credit_code IN (SELECT key FROM codes)
UNION ALL SELECT * FROM (SELECT ${nameKeySql} AS key, * FROM ${from} WHERE ${where}) AS named
WHERE key IN (SELECT key FROM names))
SELECT CAST(key AS VARCHAR) AS key, CAST(credit_code AS VARCHAR) AS "creditCode", CAST(name AS VARCHAR) AS name,
CAST(adcode AS VARCHAR) AS adcode, CAST(township AS VARCHAR) AS township,
CAST(build_mode AS VARCHAR) AS "buildMode", CAST(employees AS INTEGER) AS employees,
CAST(members AS INTEGER) AS members
FROM found ORDER BY credit_code, key`;
}

const keyList = (entries: readonly PastedEntry[], kind: PastedEntry["kind"]): string =>
  entries
    .filter((entry) => entry.kind === kind)
    .map(({ key }) => key)
    .join("\n");

/** `nameKey` over the column `name`. */
const nameKeySql = sql`upper(replace(replace(translate(name, ${fullWidth}, ${halfWidth}), ' ', ''), ${raw("chr(12288)")}, ''))`;
