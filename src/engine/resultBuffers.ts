/** What is used of DuckDB-WASM to run a statement and take its result piece by piece. */
export interface Bindings {
  startPendingQuery(id: number, text: string, streamed: boolean): Promise<Uint8Array | null>;
  pollPendingQuery(id: number): Promise<Uint8Array | null>;
  fetchQueryResults(id: number): Promise<Uint8Array | null>;
}

/**
 * The Arrow IPC stream of a statement's result: its schema first, then a batch at a time, each made only when it is
 * asked for. The library's own reader always fetches one batch ahead, whose failure nobody hears of.
 */
export async function* resultBuffers(
  bindings: Bindings,
  id: number,
  text: string,
): AsyncGenerator<Uint8Array> {
  let header = await bindings.startPendingQuery(id, text, true);
  while (header === null) header = await bindings.pollPendingQuery(id);
  yield header;
  for (;;) {
    const batch = await bindings.fetchQueryResults(id);
    if (batch === null) continue;
    if (batch.length === 0) return;
    yield batch;
  }
}
