import { raw } from "./sql.ts";

/** Every table of a database and the rows that it has. */
export const tableListSql = raw(
  `SELECT CAST(table_name AS VARCHAR) AS name, CAST(estimated_size AS DOUBLE) AS rows
FROM system.main.duckdb_tables() ORDER BY name`,
);
