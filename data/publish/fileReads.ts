import { createHash } from "node:crypto";
import { join } from "node:path";
import type { FileStat, FileSystem } from "./fileSystem.ts";

const absent = (error: unknown): null => {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
  throw error;
};

/** What is at a path; null when nothing is. */
export const statOrNull = (fs: FileSystem, path: string): Promise<FileStat | null> =>
  fs.stat(path).catch(absent);

/** A whole file; null when it is not there. */
export const readOrNull = (fs: FileSystem, path: string): Promise<Buffer | null> =>
  fs.readFile(path).catch(absent);

/** The error with the path of its file: calls on an open file name none, those on a draft another. */
export function withPath(error: unknown, path: string, draft?: string): unknown {
  if (!(error instanceof Error && "code" in error)) return error;
  const isNamed = "path" in error && error.path !== undefined && error.path !== draft;
  return isNamed ? error : Object.assign(error, { path });
}

const chunkBytes = 1 << 20;

/** Reads a file bit by bit; a bit is only good until the next. */
export async function readInChunks(
  fs: FileSystem,
  path: string,
  onChunk: (chunk: Uint8Array) => Promise<void> | void,
): Promise<void> {
  const naming = (error: unknown): never => {
    throw withPath(error, path);
  };
  const file = await fs.open(path, "r");
  try {
    const buffer = new Uint8Array(chunkBytes);
    for (;;) {
      const bytes = await file.read(buffer).catch(naming);
      if (bytes === 0) return;
      await onChunk(buffer.subarray(0, bytes));
    }
  } finally {
    await file.close().catch(naming);
  }
}

/** SHA-256 of a file. */
export async function hashFile(fs: FileSystem, path: string): Promise<string> {
  const hash = createHash("sha256");
  await readInChunks(fs, path, (chunk) => void hash.update(chunk));
  return hash.digest("hex");
}

/** Names of the files of a folder; none when it is not there. */
export async function namesIn(fs: FileSystem, folder: string): Promise<string[]> {
  const entries = (await fs.list(folder).catch(absent)) ?? [];
  return entries.filter(({ isFolder }) => !isFolder).map(({ name }) => name);
}

/** Paths of all files below a folder, relative to it with `/`, in order; none when it is not there. */
export async function filesBelow(fs: FileSystem, folder: string): Promise<string[]> {
  return (await walk(fs, folder, "")).sort((a, b) => (a < b ? -1 : 1));
}

async function walk(fs: FileSystem, folder: string, prefix: string): Promise<string[]> {
  const entries = (await fs.list(join(folder, prefix)).catch(absent)) ?? [];
  const found: string[] = [];
  for (const { name, isFolder } of entries)
    if (isFolder) found.push(...(await walk(fs, folder, `${prefix}${name}/`)));
    else found.push(prefix + name);
  return found;
}
