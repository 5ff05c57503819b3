/**
 * After a trap, or an error that DuckDB calls internal or fatal, every later query fails: the worker must be replaced.
 * The traps are V8's messages.
 */
const signs =
  /out of bounds|call stack size exceeded|unreachable|null function or function signature|indirect call|Aborted\(|INTERNAL Error|FATAL Error|database has been invalidated/;

/** Whether an error says that the database cannot go on. */
export function isDeadWorker(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === "RuntimeError" || signs.test(error.message) || isDeadWorker(error.cause);
}
