/** A server that says nothing for so long is taken for gone. */
const stallAfter = 30_000;

/** The promise; `stop` is aborted when it takes too long. */
export function unlessStalled<Value>(
  work: Promise<Value>,
  stop: AbortController,
  after = stallAfter,
): Promise<Value> {
  const timer = setTimeout(() => stop.abort(), after);
  return work.finally(() => clearTimeout(timer));
}
