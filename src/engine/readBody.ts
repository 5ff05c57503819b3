import { unlessStalled } from "./stall.ts";

/** The bytes of an answer, reported as they come; aborts `stop` when they cease to. */
export async function readBody(
  response: Response,
  stop: AbortController,
  onBytes: (loaded: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  if (response.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let loaded = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await unlessStalled(reader.read(), stop);
    if (done) return joined(chunks, loaded);
    chunks.push(value);
    loaded += value.length;
    onBytes(loaded);
  }
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
