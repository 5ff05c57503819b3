import type { SqlValue } from "../query/sql.ts";

/** Name of the prepared statement that a question becomes. */
export const statementName = "question";

/**
 * Runs the prepared question with these values. Prepared statements of DuckDB-WASM cannot be cancelled when they are
 * executed through its own call; EXECUTE can, and takes literals only where values stand.
 */
export const executeText = (params: readonly SqlValue[]): string =>
  params.length === 0
    ? `EXECUTE ${statementName}`
    : `EXECUTE ${statementName}(${params.map(literal).join(", ")})`;

function literal(value: SqlValue): string {
  if (typeof value === "boolean") return String(value);
  if (typeof value === "number") return numberLiteral(value);
  if (value.includes("\0")) throw new Error("a text with a NUL character cannot be looked for");
  return `'${value.replaceAll("'", "''")}'`;
}

function numberLiteral(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`not a number: ${value}`);
  return String(value);
}
