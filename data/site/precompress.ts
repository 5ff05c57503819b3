import { createHash, randomUUID } from "node:crypto";
import { copyFile, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { compress, level, smallestCompressed } from "./compress.ts";
import { filesBelow } from "./filesBelow.ts";
import { isCompressible } from "./mimeType.ts";
import { codings, siblingExtension, type Coding } from "./negotiate.ts";

export interface PrecompressOptions {
  /** Folder whose files get siblings. */
  root: string;
  /** Folder that the siblings go to; beside the files by default. */
  into?: string;
  /** Compressed bytes by content hash: nothing is compressed twice. */
  cache: string;
  onProgress?: (done: number, total: number) => void;
}

/** Bytes of the files that were looked at, and of what a browser that accepts brotli gets instead. */
export interface Compressed {
  files: number;
  bytes: number;
  brotliBytes: number;
}

/** Edited or replaced in place by a publisher: a sibling would go stale beside them. */
const mutableNames = ["site.json", "targets.json", "current.json", "web.config"];

/** Writes `.br` and `.gz` siblings of every compressible file; two files at a time. */
export async function precompress(options: PrecompressOptions): Promise<Compressed> {
  const { root, into = root, cache, onProgress } = options;
  await mkdir(cache, { recursive: true });
  const paths = (await filesBelow(root)).filter(isWanted);
  const sum: Compressed = { files: paths.length, bytes: 0, brotliBytes: 0 };
  const queue = paths.values();
  let done = 0;
  const work = async (): Promise<void> => {
    for (const path of queue) {
      const bytes = await readFile(join(root, path));
      const sizes = await Promise.all(
        codings.map((coding) => writeSibling(bytes, coding, cache, join(into, path))),
      );
      sum.bytes += bytes.length;
      sum.brotliBytes += sizes[0] ?? bytes.length;
      onProgress?.(++done, paths.length);
    }
  };
  await Promise.all([work(), work()]);
  return sum;
}

const isWanted = (path: string): boolean =>
  isCompressible(path) && !mutableNames.includes(basename(path));

/** Size of the sibling; the original size, and no sibling, when compression does not help. */
async function writeSibling(
  bytes: Buffer,
  coding: Coding,
  cache: string,
  path: string,
): Promise<number> {
  const target = path + siblingExtension[coding];
  const cached =
    bytes.length < smallestCompressed ? undefined : await compressOnce(bytes, coding, cache);
  const size = cached === undefined ? bytes.length : (await stat(cached)).size;
  if (cached === undefined || size >= bytes.length) {
    await rm(target, { force: true });
    return bytes.length;
  }
  await mkdir(dirname(target), { recursive: true });
  await copyFile(cached, target);
  return size;
}

async function compressOnce(bytes: Buffer, coding: Coding, cache: string): Promise<string> {
  const hash = createHash("sha256").update(bytes).digest("hex");
  const file = join(cache, `${hash}.${level(coding, bytes)}${siblingExtension[coding]}`);
  if (await isFile(file)) return file;
  const temporary = `${file}.${randomUUID()}.tmp`;
  await writeFile(temporary, await compress(bytes, coding));
  await rename(temporary, file);
  return file;
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
