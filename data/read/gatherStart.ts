/** The same bytes, of which the first chunk has at least `size` bytes (or all there are). */
export async function* gatherStart(
  chunks: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<Uint8Array> {
  let [parts, length]: [Uint8Array[], number] = [[], 0];
  for await (const chunk of chunks) {
    if (length < size) {
      parts.push(chunk);
      length += chunk.length;
      if (length < size) continue;
      yield Buffer.concat(parts);
      parts = [];
    } else yield chunk;
  }
  if (parts.length > 0) yield Buffer.concat(parts);
}
