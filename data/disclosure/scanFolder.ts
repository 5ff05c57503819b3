import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { filesBelow } from "../site/filesBelow.ts";

/** Texts shorter than this turn up by chance. */
export const shortestText = 4;

/** A text of the source in a file that is to be published. */
export interface FoundText {
  readonly file: string;
  readonly text: string;
}

/** Every file below a folder that holds one of the texts, decompressed where it is compressed: the first text of each. */
export async function scanFolder(folder: string, texts: readonly string[]): Promise<FoundText[]> {
  const search = searcher(texts);
  const found: FoundText[] = [];
  for (const file of await filesBelow(folder)) {
    const content = decompressed(file, await readFile(join(folder, file)));
    const text = search(`${file}\n${content.toString("utf8")}`);
    if (text !== undefined) found.push({ file, text });
  }
  return found;
}

function decompressed(file: string, bytes: Buffer): Buffer {
  if (file.endsWith(".br")) return brotliDecompressSync(bytes);
  return file.endsWith(".gz") ? gunzipSync(bytes) : bytes;
}

/** Finds the first of many texts in another: by their first characters, since there may be millions. */
function searcher(texts: readonly string[]): (content: string) => string | undefined {
  const starts = new Map<string, string[]>();
  for (const text of texts.filter(({ length }) => length >= shortestText)) {
    const start = text.slice(0, shortestText);
    const others = starts.get(start);
    if (others === undefined) starts.set(start, [text]);
    else others.push(text);
  }
  return (content) => {
    for (let at = 0; at + shortestText <= content.length; at++)
      for (const text of starts.get(content.slice(at, at + shortestText)) ?? [])
        if (content.startsWith(text, at)) return text;
    return undefined;
  };
}
