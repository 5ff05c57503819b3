import { isCountedByRow } from "../domain/isCountedByRow.ts";
import { countedIds, isComponent, measure, type CountedId } from "../domain/measure.ts";
import { partSql } from "./partSql.ts";
import { rowTableName } from "./rowsSql.ts";
import { identifier, join, sql, type Sql } from "./sql.ts";

/** The measures that may count a single enterprise: flows are of two periods. Components of ratios have no words. */
export const countingIds: readonly CountedId[] = countedIds
  .filter(isCountedByRow)
  .filter((id) => measure(id).flow === undefined && !isComponent(id));

/**
 * How an enterprise counts in each measure, one column a measure: `numerator`, `denominator` (there and not in the
 * numerator), `left-out`, or null where it is not of the measure's population.
 */
export const countingMeasuresSql = (period: string, code: string): Sql =>
  sql`SELECT ${join(countingIds.map(countedAs), ",\n")} FROM ${identifier(rowTableName)}
WHERE period = ${period} AND credit_code = ${code}`;

const countedAs = (id: CountedId): Sql =>
  sql`CASE WHEN ${partSql(id, "numerator")} THEN 'numerator' WHEN ${partSql(id, "denominator")} THEN 'denominator'
WHEN ${partSql(id, "left-out")} THEN 'left-out' END AS ${identifier(id)}`;
