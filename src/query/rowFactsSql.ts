import { countColumn, measureCounts, type CountedId } from "../domain/measure.ts";
import { countSql, dimensionSelect } from "./factSql.ts";
import { rowTableName } from "./rowsSql.ts";
import { identifier, join, raw, sql, type Sql } from "./sql.ts";

/**
 * The fact rows of one measure that is counted from enterprises, worked out from those rows of the table of rows that meet
 * a condition: columns and counts are those of the published fact table, and besides, when asked for, the township.
 */
export function rowFactsSql(
  id: CountedId,
  where: Sql,
  { withTownships }: { withTownships: boolean },
): Sql {
  const columns = [
    raw("period"),
    ...dimensionSelect.enterprise.map(raw),
    ...(withTownships ? [raw("township")] : []),
    ...measureCounts(id).map(
      (count) => sql`${countSql(id, count)} AS ${identifier(countColumn(id, count))}`,
    ),
  ];
  return sql`SELECT ${join(columns, ", ")}
FROM ${identifier(rowTableName)}
WHERE ${where}
GROUP BY ALL`;
}
