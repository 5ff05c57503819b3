import { createReadStream } from "node:fs";
import type { LedgerSource } from "./ledgerSource.ts";
import { readText, type TextOptions } from "./readText.ts";
import { asUnreadable } from "./unreadable.ts";

async function* chunksOf(
  stream: AsyncIterable<Uint8Array>,
  file: string,
): AsyncGenerator<Uint8Array> {
  try {
    yield* stream;
  } catch (error) {
    throw asUnreadable(file, error);
  }
}

/** A CSV or TSV file as a source of rows, as `readText` has it; one that cannot be read is refused too (`source-error`). */
export async function openText(path: string, options: TextOptions): Promise<LedgerSource> {
  const stream = createReadStream(path, { highWaterMark: 65_536 });
  const source = await readText(chunksOf(stream, options.file), options);
  return { ...source, bytesRead: () => stream.bytesRead };
}
