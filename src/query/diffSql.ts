import type { Column } from "../domain/schema.ts";
import { identifier, join, raw, sql, type Sql } from "./sql.ts";

/** The two sides of a comparison: what was before and what came after. */
export type SideName = "a" | "b";

/** Names of the tables that hold the rows of the sides: those of row files. */
export const sideTableNames: Record<SideName, string> = { a: "enterprise_a", b: "enterprise_b" };

/** Name of the table of `differencesSql`, which the counts are asked of. */
export const differencesTableName = "enterprise_differences";

/** Key of the enterprises in no city-level area. */
export const noArea = "~";

/** Every enterprise of either side is in exactly one. */
export const differenceClasses = ["new", "closed", "moved", "changed", "unchanged"] as const;
export type DifferenceClass = (typeof differenceClasses)[number];

/** Enterprises of a class; gained, lost: those of them that have a union in one side only. */
export interface ClassRow {
  class: DifferenceClass;
  enterprises: number;
  gained: number;
  lost: number;
}

/** Enterprises of a city-level area: b = a + new − closed + movedIn − movedOut. */
export interface AreaDifferenceRow {
  area: string;
  a: number;
  b: number;
  new: number;
  closed: number;
  /** From another area. */
  movedIn: number;
  movedOut: number;
  /** Another adcode of the same area. */
  movedWithin: number;
  changed: number;
  /** Of the enterprises that are in the area afterwards. */
  gained: number;
  lost: number;
}

/** An enterprise that is not the same in both sides. */
export interface DifferingEnterpriseRow {
  class: DifferenceClass;
  creditCode: string;
  name: string;
  adcodeBefore: string | null;
  adcodeAfter: string | null;
  /** Columns that differ, as bits in the order of the columns compared. */
  changed: bigint;
  /** Values of those columns, in their order. */
  before: readonly (string | null)[];
  after: readonly (string | null)[];
}

/** The bits of `changed` are those of a BIGINT without its sign. */
const mostColumns = 63;

const key = raw("credit_code");

/** The rows of a side, given the list of its row files as SQL. */
export const sideRowsSql = (files: Sql): Sql => sql`SELECT * FROM read_parquet([${files}])`;

/**
 * One row per enterprise of either side; a null area is that of a side without the enterprise. `more`: further columns,
 * over the sides as `a` and `b`.
 */
export function differencesSql(columns: readonly Column[], more: readonly Sql[] = []): Sql {
  const areas = [sql`${areaOf("a")} AS area_before`, sql`${areaOf("b")} AS area_after`];
  return sql`SELECT ${join([classified(columns), ...areas, ...more], ", ")},
CASE WHEN a.build_mode = 'none' AND b.build_mode <> 'none' THEN 'gained'
  WHEN a.build_mode <> 'none' AND b.build_mode = 'none' THEN 'lost' END AS union_change
FROM ${sides}`;
}

const sides = sql`${identifier(sideTableNames.a)} AS a
FULL JOIN ${identifier(sideTableNames.b)} AS b ON a.${key} = b.${key}`;

const areaOf = (side: SideName): Sql =>
  sql`CASE WHEN ${raw(side)}.${key} IS NOT NULL THEN coalesce(${raw(side)}.city, ${noArea}) END`;

/** The columns that differ as bits, and the class. */
function classified(columns: readonly Column[]): Sql {
  if (columns.length > mostColumns) throw new Error(`too many columns: ${columns.length}`);
  const bits = columns.map(
    (column, index) => sql`CASE WHEN ${differs(column)} THEN ${bit(index)} ELSE 0 END`,
  );
  return sql`CASE WHEN a.${key} IS NULL OR b.${key} IS NULL THEN 0 ELSE ${join([raw("0"), ...bits], " + ")} END AS changed,
CASE WHEN a.${key} IS NULL THEN 'new' WHEN b.${key} IS NULL THEN 'closed'
  WHEN a.adcode IS DISTINCT FROM b.adcode THEN 'moved' WHEN changed <> 0 THEN 'changed' ELSE 'unchanged' END AS class`;
}

const differs = ({ name }: Column): Sql =>
  sql`a.${identifier(name)} IS DISTINCT FROM b.${identifier(name)}`;

const bit = (index: number): Sql => raw(`CAST(${2n ** BigInt(index)} AS BIGINT)`);

/** Counts by class: ClassRow. Classes without enterprises have no row. */
export const classCountsSql = (): Sql => sql`SELECT class, CAST(count(*) AS INTEGER) AS enterprises,
CAST(count(*) FILTER (WHERE union_change = 'gained') AS INTEGER) AS gained,
CAST(count(*) FILTER (WHERE union_change = 'lost') AS INTEGER) AS lost
FROM ${identifier(differencesTableName)} GROUP BY class ORDER BY class`;

/** One row: for every column, in how many enterprises it differs. */
export function columnCountsSql(columns: readonly Column[]): Sql {
  const counts = columns.map(
    ({ name }, index) =>
      sql`CAST(count(*) FILTER (WHERE changed & ${bit(index)} <> 0) AS INTEGER) AS ${identifier(name)}`,
  );
  return sql`SELECT ${join(counts, ", ")} FROM ${identifier(differencesTableName)}`;
}

const isMoved = "class = 'moved'";

/** Which rows of the differences each number of an area counts, and by which of their two areas. */
const flows: Record<
  Exclude<keyof AreaDifferenceRow, "area" | SideName>,
  readonly [by: "area_before" | "area_after", where: string]
> = {
  new: ["area_after", "class = 'new'"],
  closed: ["area_before", "class = 'closed'"],
  movedIn: ["area_after", `${isMoved} AND area_before <> area_after`],
  movedOut: ["area_before", `${isMoved} AND area_before <> area_after`],
  movedWithin: ["area_after", `${isMoved} AND area_before = area_after`],
  changed: ["area_after", "class = 'changed'"],
  gained: ["area_after", "union_change = 'gained'"],
  lost: ["area_after", "union_change = 'lost'"],
};

/**
 * AreaDifferenceRow for every area with enterprises, the most changes first. What a side holds is counted in the side
 * itself, not in the differences: the two agree when no enterprise was lost or doubled between them.
 */
export function areaDifferencesSql(): Sql {
  const flowNames = Object.keys(flows);
  const sums = ["a", "b", ...flowNames].map(
    (name) =>
      sql`CAST(coalesce(sum(enterprises) FILTER (WHERE flow = ${name}), 0) AS INTEGER) AS ${identifier(name)}`,
  );
  const parts = [
    ...(["a", "b"] as const).map(sideFlowSql),
    ...Object.entries(flows).map(([name, [by, where]]) => flowSql(name, by, where)),
  ];
  return sql`SELECT area, ${join(sums, ", ")} FROM (${join(parts, " UNION ALL ")}) GROUP BY area
ORDER BY sum(enterprises) FILTER (WHERE flow NOT IN ('a', 'b', 'gained', 'lost')) DESC NULLS LAST, area`;
}

const sideFlowSql = (side: SideName): Sql =>
  sql`SELECT coalesce(city, ${noArea}) AS area, ${side} AS flow, count(*) AS enterprises
FROM ${identifier(sideTableNames[side])} GROUP BY ALL`;

const flowSql = (name: string, by: string, where: string): Sql =>
  sql`SELECT ${raw(by)} AS area, ${name} AS flow, count(*) AS enterprises
FROM ${identifier(differencesTableName)} WHERE ${raw(where)} GROUP BY ALL`;

/** DifferingEnterpriseRow of every enterprise that is not the same, by class and credit code; values are text. */
export function differingEnterprisesSql(columns: readonly Column[]): Sql {
  const order = join(
    differenceClasses.map((name, rank) => raw(`WHEN '${name}' THEN ${rank}`)),
    " ",
  );
  return sql`SELECT class, "creditCode", name, "adcodeBefore", "adcodeAfter", changed, before, after FROM (
SELECT ${classified(columns)}, coalesce(a.${key}, b.${key}) AS "creditCode", coalesce(b.name, a.name) AS name,
a.adcode AS "adcodeBefore", b.adcode AS "adcodeAfter",
${changedValues("a", columns)} AS before, ${changedValues("b", columns)} AS after FROM ${sides}
) WHERE class <> 'unchanged' ORDER BY CASE class ${order} END, "creditCode"`;
}

/** The values of the columns that differ, in their order; none for an enterprise of one side only. */
function changedValues(side: SideName, columns: readonly Column[]): Sql {
  const values = columns.map(
    (column) =>
      sql`CASE WHEN ${differs(column)} THEN [CAST(${raw(side)}.${identifier(column.name)} AS VARCHAR)] ELSE [] END`,
  );
  return sql`CASE WHEN changed = 0 THEN [] ELSE flatten([${join(values, ", ")}]) END`;
}
