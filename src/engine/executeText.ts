import type { SqlValue } from "../query/sql.ts";
import { sqlLiteral } from "../query/sqlLiteral.ts";

/** Name of the prepared statement that a question becomes. */
export const statementName = "question";

/**
 * Runs the prepared question with these values. Prepared statements of DuckDB-WASM cannot be cancelled when they are
 * executed through its own call; EXECUTE can, and takes literals only where values stand.
 */
export const executeText = (params: readonly SqlValue[]): string =>
  params.length === 0
    ? `EXECUTE ${statementName}`
    : `EXECUTE ${statementName}(${params.map(sqlLiteral).join(", ")})`;
