import { createReadStream } from "node:fs";
import type { LedgerSource } from "./ledgerSource.ts";
import { readText, type TextOptions } from "./readText.ts";
import { asUnreadable } from "./unreadable.ts";

async function* fileChunks(path: string, file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: 65_536 }) as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw asUnreadable(file, error);
  }
}

/** A CSV or TSV file as a source of rows, as `readText` has it; one that cannot be read is refused too (`source-error`). */
export function openText(path: string, options: TextOptions): Promise<LedgerSource> {
  return readText(fileChunks(path, options.file), options);
}
