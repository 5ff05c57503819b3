import { countColumn, measureCounts, type CountedId } from "../domain/measure.ts";
import { factTableName } from "./answerSql.ts";
import { identifier, join, raw, sql, type Sql } from "./sql.ts";

/**
 * The counts of measures of the enterprise table by every class that the aggregate profile tells apart. Columns: place,
 * city, sector, size, nature, mode, park (VARCHAR, NULL unknown), then of measure n numerator<n>, denominator<n>,
 * left_out<n> (DOUBLE holding whole numbers).
 */
export function classesSql(ids: readonly CountedId[], period: string): Sql {
  const keys = ["place", "city", "sector", "size", "nature", "build_mode", "park"];
  const counts = ids.flatMap((id, index) =>
    measureCounts(id).map(
      (count) =>
        sql`CAST(sum(${identifier(countColumn(id, count))}) AS DOUBLE) AS ${identifier(`${count}${index}`)}`,
    ),
  );
  const columns = keys.map(
    (name) => sql`CAST(${identifier(name)} AS VARCHAR) AS ${identifier(name)}`,
  );
  return sql`SELECT ${join([...columns, ...counts], ", ")}
FROM ${identifier(factTableName("enterprise"))} WHERE period = ${period}
GROUP BY ${raw("ALL")}
ORDER BY ${join(
    keys.map((name) => sql`${identifier(name)} NULLS LAST`),
    ", ",
  )}`;
}

/**
 * The two largest contributions of rows of the fact table to headcounts, per city-level area: first_numerator<n>,
 * second_numerator<n>, first_denominator<n>, second_denominator<n> of measure n (DOUBLE, NULL where there is none).
 */
export function contributionsSql(ids: readonly CountedId[], period: string): Sql {
  const columns = ids.flatMap((id, index) =>
    (["numerator", "denominator"] as const).flatMap((count) =>
      (["first", "second"] as const).map(
        (rank, place) =>
          sql`CAST(max(${identifier(countColumn(id, count))}, 2)[${raw(String(place + 1))}] AS DOUBLE) AS ${identifier(`${rank}_${count}${index}`)}`,
      ),
    ),
  );
  return sql`SELECT place, city, ${join(columns, ", ")}
FROM ${identifier(factTableName("enterprise"))} WHERE period = ${period}
GROUP BY place, city ORDER BY place NULLS LAST, city NULLS LAST`;
}
