import { countColumn, measure, measureCounts, type CountedId } from "../domain/measure.ts";
import type { Total } from "../domain/measureDefinition.ts";
import { factTableName } from "./answerSql.ts";
import { sideTableNames } from "./diffSql.ts";
import { areaColumns, differing, sides, whens, type When } from "./differingSql.ts";
import { predicateSql } from "./predicateSql.ts";
import { identifier, join, raw, sql, type Sql } from "./sql.ts";

/** Name of the table of `countedSql` of a side. */
export const countedTableName = (when: When): string => `counted_${when}`;

/** Name of the table of `differingRowsSql` of a side. */
export const differingRowsName = (when: When): string => `differing_rows_${when}`;

/** The rows of a side that are not the same in the other. */
export const differingRowsSql = (when: When): Sql =>
  sql`SELECT * FROM ${identifier(sideTableNames[sides[when]])}
WHERE credit_code IN (SELECT credit_code FROM ${differing})`;

/** What each differing enterprise counted for in each measure: only those that stand in the denominator have a row. */
export const countedSql = (when: When, ids: readonly CountedId[]): Sql =>
  join(
    ids.map((id, index) => measureRowsSql(id, index, identifier(differingRowsName(when)))),
    "\nUNION ALL ",
  );

function measureRowsSql(id: CountedId, index: number, rows: Sql): Sql {
  const { population, known, eligible, covered, numerator, denominator } = measure(id);
  const condition = predicateSql("enterprise", { all: [population, known, eligible] });
  const isCovered = sql`coalesce(${predicateSql("enterprise", covered)}, false)`;
  return sql`SELECT credit_code, ${raw(String(index))} AS measure, ${isCovered} AS covered,
CASE WHEN ${isCovered} THEN ${totalSql(numerator)} ELSE 0 END AS numerator, ${totalSql(denominator)} AS denominator
FROM ${rows} WHERE ${condition}`;
}

function totalSql(total: Total): Sql {
  if (total === "rows") return raw("1");
  const value = (name: string): Sql => sql`coalesce(${identifier(name)}, 0)`;
  return total.less === undefined
    ? value(total.sum)
    : sql`${value(total.sum)} - ${value(total.less)}`;
}

/** Key of an area and one of its parts, as the flows of changes have them; "~" is 未定位. */
export const partKey = (adcode: string, part: string | null): string => `${adcode}/${part ?? "~"}`;

/** The keys of the areas that a row stands in: its place, its city-level area in that, its district in that. */
const keysSql = (when: When): Sql =>
  raw(`unnest([place_${when}, place_${when} || '/' || coalesce(city_${when}, '~'),
  city_${when} || '/' || coalesce(district_${when}, '~')])`);

/** A cause of change of what counts: its number by which area, and of which enterprises. */
interface FlowSql {
  cause: Sql;
  area: When;
  signs: { before: 0 | -1 | 1; after: 0 | 1 };
  where: string;
}

const both = "class NOT IN ('new', 'closed')";
const isElsewhere = `${both} AND key_before IS DISTINCT FROM key_after`;
const reportedOr = (cause: string): Sql =>
  raw(`CASE WHEN is_late THEN 'reporting' ELSE '${cause}' END`);

const flowParts: readonly FlowSql[] = [
  {
    cause: reportedOr("new"),
    area: "after",
    signs: { before: 0, after: 1 },
    where: "class = 'new'",
  },
  {
    cause: reportedOr("closed"),
    area: "before",
    signs: { before: -1, after: 0 },
    where: "class = 'closed'",
  },
  {
    cause: raw("'movedIn'"),
    area: "after",
    signs: { before: 1, after: 0 },
    where: isElsewhere,
  },
  {
    cause: raw("'movedOut'"),
    area: "before",
    signs: { before: -1, after: 0 },
    where: isElsewhere,
  },
  { cause: raw("real_change"), area: "after", signs: { before: -1, after: 1 }, where: both },
];

/** A row of `flowsSql`; `measure`: its place in the list that was given to `countedSql`. */
export interface FlowRow {
  area: string;
  measure: number;
  cause: string;
  numerator: number;
  denominator: number;
}

/** What each cause changed of each measure in each area, by the keys of `partKey`; a place has its own code alone. */
export function flowsSql(): Sql {
  const counts = ["numerator", "denominator"].flatMap((count) =>
    whens.map((when) => raw(`coalesce(was_${when}.${count}, 0) AS ${count}_${when}`)),
  );
  const counted = (when: When): Sql => identifier(countedTableName(when));
  const sum = (name: string): Sql => raw(`CAST(sum(${name}) AS DOUBLE) AS ${name}`);
  return sql`WITH counted AS (
  SELECT credit_code, measure, ${join(counts, ", ")}, ${realChange} AS real_change
  FROM ${counted("before")} AS was_before FULL JOIN ${counted("after")} AS was_after USING (credit_code, measure)
), placed AS MATERIALIZED (
  SELECT counted.*, class, is_late, ${keysSql("before")} AS key_before, ${keysSql("after")} AS key_after
  FROM counted JOIN ${differing} AS differing USING (credit_code)
  WHERE class <> 'changed' OR numerator_before <> numerator_after OR denominator_before <> denominator_after
)
SELECT area, measure, cause, ${sum("numerator")}, ${sum("denominator")} FROM (
${join(flowParts.map(flowSql), "\nUNION ALL ")}
) WHERE area IS NOT NULL GROUP BY area, measure, cause ORDER BY area, measure, cause`;
}

/** Of an enterprise that is in both sides. */
const realChange = raw(`CASE WHEN was_before.covered IS NULL THEN 'becameEligible'
  WHEN was_after.covered IS NULL THEN 'ceasedEligible'
  WHEN was_after.covered AND NOT was_before.covered THEN 'becameCovered'
  WHEN was_before.covered AND NOT was_after.covered THEN 'ceasedCovered' ELSE 'amount' END`);

function flowSql({ cause, area, signs, where }: FlowSql): Sql {
  const count = (name: string): Sql =>
    raw(`${signs.before} * ${name}_before + ${signs.after} * ${name}_after AS ${name}`);
  return sql`SELECT ${raw(`key_${area}`)} AS area, measure, ${cause} AS cause, ${count("numerator")}, ${count("denominator")}
FROM placed WHERE ${raw(where)}`;
}

/** Sums of the fact table of enterprises by area: place, city, district, then numerator<n> and denominator<n> (DOUBLE). */
export function areaTotalsSql(ids: readonly CountedId[], facts: Sql): Sql {
  const sums = ids.flatMap((id, index) =>
    measureCounts(id)
      .filter((count) => count !== "left_out")
      .map(
        (count) =>
          sql`CAST(sum(${identifier(countColumn(id, count))}) AS DOUBLE) AS ${identifier(`${count}${index}`)}`,
      ),
  );
  return sql`SELECT ${raw(areaColumns.join(", "))}, ${join(sums, ", ")} FROM ${facts} GROUP BY place, city, district
ORDER BY ${join(
    areaColumns.map((name) => raw(`${name} NULLS LAST`)),
    ", ",
  )}`;
}

/** The fact table of enterprises out of its files, given as SQL. */
export const enterpriseFactsSql = (files: Sql): Sql =>
  sql`(SELECT * FROM read_parquet([${files}])) AS ${identifier(factTableName("enterprise"))}`;
