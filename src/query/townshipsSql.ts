import { measureCounts, type CountedId, type MeasureId } from "../domain/measure.ts";
import { countSql } from "./factSql.ts";
import { rowTableName, scopeConditions, type RowScope } from "./rowsSql.ts";
import { identifier, join, raw, sql, type Sql } from "./sql.ts";

/** A measure by township, counted from the rows of enterprises: townships are no dimension of the cube. */
export interface TownshipQuestion extends RowScope {
  measure: MeasureId;
}

/** Columns as `answerSql`'s: side, key0 (the township, unknown last), numerator, denominator, "leftOut". */
export function townshipsSql({
  measure: id,
  ...scope
}: TownshipQuestion & { measure: CountedId }): Sql {
  const held = measureCounts(id);
  const count = (name: "numerator" | "denominator" | "left_out"): Sql =>
    held.includes(name) ? sql`CAST(${countSql(id, name)} AS DOUBLE)` : raw("CAST(NULL AS DOUBLE)");
  return sql`SELECT 'base' AS side, CAST(township AS VARCHAR) AS key0, ${count("numerator")} AS numerator,
${count("denominator")} AS denominator, ${count("left_out")} AS "leftOut"
FROM ${identifier(rowTableName)} WHERE ${join(scopeConditions(scope), " AND ")}
GROUP BY township ORDER BY key0 NULLS LAST`;
}
