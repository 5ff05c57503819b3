import {
  countedIds,
  isComponent,
  measure,
  measureColumns,
  type CountedId,
} from "../domain/measure.ts";
import { columnsOf, type Column } from "../domain/schema.ts";
import { differencesSql, type SideName } from "./diffSql.ts";
import { ledgerAreas } from "./factSql.ts";
import { identifier, join, list, raw, sql, type Sql } from "./sql.ts";

/** The measures whose changes are told: those of the enterprise table that pages offer. */
export const changeMeasures: readonly CountedId[] = countedIds.filter(
  (id) => measure(id).table === "enterprise" && !isComponent(id),
);

/** What is told of a mover, besides what measures count. */
const toldColumns = ["credit_code", "name", "adcode", "sector", "employees", "build_mode"];

/** The columns of an enterprise that a comparison reads. */
export const changeColumns: readonly Column[] = columnsOf("enterprise").filter(
  ({ name }) =>
    toldColumns.includes(name) || changeMeasures.some((id) => measureColumns(id).includes(name)),
);

export const areaColumns = ["place", "city", "district"] as const;

const columnNames = join(
  changeColumns.map(({ name }) => identifier(name)),
  ", ",
);

/** The rows of a validated ledger as `sideSql` takes them. */
export const keptRowsSql = (): Sql =>
  sql`SELECT ${join(ledgerAreas.map(raw), ", ")}, ${columnNames} FROM enterprise`;

/** The rows of a side, out of files of `keptRowsSql` or row files; the list of files is given as SQL. */
export const changeSideSql = (files: Sql): Sql =>
  sql`SELECT ${raw(areaColumns.join(", "))}, ${columnNames} FROM read_parquet([${files}])`;

/** Name of the table of `differingSql`, which the others are asked of. */
export const differingTableName = "enterprise_differing";

export const differing = identifier(differingTableName);

/** The two sides where an enterprise is: as it was, and as it is. */
export const sides = { before: "a", after: "b" } as const satisfies Record<string, SideName>;
export type When = keyof typeof sides;
export const whens: readonly When[] = ["before", "after"];

/**
 * The enterprises of the two sides that are not the same. Columns besides those of `differencesSql`: credit_code, name,
 * sector, employees (as they are; of a closed one as they were), adcode, mode, place, city and district of each side as
 * `adcode_before`, …; `is_late`: in one side only, and its area has not reported in the other. `late`: city-level areas.
 */
export function differingSql(late: Record<When, readonly string[]>): Sql {
  const compared = changeColumns.filter(({ name }) => name !== "credit_code");
  const each = whens.flatMap((when) =>
    ["adcode", ...areaColumns, "build_mode"].map((name) => ofSide(when, name)),
  );
  const latest = ["name", "sector", "employees"].map(
    (name) =>
      sql`CASE WHEN b.credit_code IS NULL THEN a.${raw(name)} ELSE b.${raw(name)} END AS ${raw(name)}`,
  );
  const isLate = sql`CASE WHEN a.credit_code IS NULL THEN coalesce(b.city IN ${list(late.before)}, false)
  WHEN b.credit_code IS NULL THEN coalesce(a.city IN ${list(late.after)}, false) ELSE false END AS is_late`;
  const more = [
    raw("coalesce(a.credit_code, b.credit_code) AS credit_code"),
    ...latest,
    ...each,
    isLate,
  ];
  return sql`SELECT * FROM (${differencesSql(compared, more)}) WHERE class <> 'unchanged'`;
}

const ofSide = (when: When, name: string): Sql =>
  sql`CAST(${raw(`${sides[when]}.${name}`)} AS VARCHAR) AS ${raw(`${name}_${when}`)}`;
