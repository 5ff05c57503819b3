import { compress, decompress, smallestCompressed } from "../site/compress.ts";
import { isCompressible } from "../site/mimeType.ts";
import { codings, siblingExtension, type Coding } from "../site/negotiate.ts";
import { sha256 } from "../build/contentStore.ts";
import { readOrNull } from "./fileReads.ts";
import type { FileSystem } from "./fileSystem.ts";
import { contentPart } from "./layout.ts";

/** Pre-compressed copies of a file: `path.br`, `path.gz`. */
export interface Sibling {
  path: string;
  coding: Coding;
}

const endings = codings.map((coding) => siblingExtension[coding]);

/** The path of the file that a sibling is of; other paths as they are. */
export function withoutCoding(path: string): string {
  const ending = endings.find((one) => path.endsWith(one));
  return ending === undefined ? path : path.slice(0, -ending.length);
}

export const isSibling = (path: string): boolean => withoutCoding(path) !== path;

/**
 * The siblings that a file may have. Only files named by their content: beside one that changes in place a server
 * would send the sibling of before.
 */
export const siblingsOf = (path: string): Sibling[] =>
  contentPart(path) !== null && isCompressible(path)
    ? codings.map((coding) => ({ path: path + siblingExtension[coding], coding }))
    : [];

/** The siblings that a file of this length should have. */
export const wantedSiblings = ({ path, bytes }: { path: string; bytes: number }): Sibling[] =>
  bytes < smallestCompressed ? [] : siblingsOf(path);

/** Whether a sibling holds the bytes with this length and hash; null when it is not there. */
export async function isSiblingWhole(
  fs: FileSystem,
  path: string,
  { coding }: Sibling,
  plain: { bytes: number; sha256: string },
): Promise<boolean | null> {
  const packed = await readOrNull(fs, path);
  if (packed === null) return null;
  try {
    const bytes = await decompress(packed, coding, plain.bytes);
    return bytes.length === plain.bytes && sha256(bytes) === plain.sha256;
  } catch {
    return false;
  }
}

/** The compressed bytes; null when they are no fewer. */
export async function packed(bytes: Uint8Array, { coding }: Sibling): Promise<Buffer | null> {
  const found = await compress(bytes, coding);
  return found.length < bytes.length ? found : null;
}
