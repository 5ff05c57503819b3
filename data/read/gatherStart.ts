/** The same bytes, of which the first chunk has at least `size` bytes (or all there are). */
export async function* gatherStart(
  chunks: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<Uint8Array> {
  let start: Uint8Array | null = new Uint8Array(0);
  for await (const chunk of chunks) {
    if (start === null) yield chunk;
    else {
      start = Buffer.concat([start, chunk]);
      if (start.length < size) continue;
      yield start;
      start = null;
    }
  }
  if (start !== null && start.length > 0) yield start;
}
