import type { DuckDBConnection } from "@duckdb/node-api";
import type { FactTable } from "../../src/domain/measure.ts";
import { factTableName } from "../../src/query/answerSql.ts";
import { areaScope } from "../../src/query/areaScope.ts";
import { everywhere } from "../../src/query/firstQuestions.ts";
import { identifier, sql } from "../../src/query/sql.ts";
import { runSql } from "./native.ts";

/**
 * Runs `ask` while temporary fact tables that hold only the scope's rows stand in front of the whole ones: the same
 * query text gives the same answer from far fewer rows.
 */
export async function withScopedFacts<Value>(
  connection: DuckDBConnection,
  tables: readonly FactTable[],
  scope: string,
  ask: () => Promise<Value>,
): Promise<Value> {
  if (scope === everywhere) return ask();
  for (const table of tables) {
    const name = identifier(factTableName(table));
    const { inside } = areaScope(table, scope);
    await runSql(
      connection,
      sql`CREATE TEMP TABLE ${name} AS SELECT * FROM main.${name} WHERE ${inside}`,
    );
  }
  try {
    return await ask();
  } finally {
    for (const table of tables)
      await runSql(connection, sql`DROP TABLE temp.${identifier(factTableName(table))}`);
  }
}
