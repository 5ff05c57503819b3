import type { Sql } from "../query/sql.ts";

/** A question that cannot be answered. */
export class QueryError extends Error {
  override readonly name = "QueryError";
  /** The statement that failed; null when the question was refused before there was one. */
  readonly sql: Sql | null;

  constructor(message: string, sql: Sql | null, cause?: unknown) {
    super(message, { cause });
    this.sql = sql;
  }
}
