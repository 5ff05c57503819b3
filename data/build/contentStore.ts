import { createHash, randomUUID } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { mkdir, open, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { FileRef } from "../../src/domain/generation.ts";

/** Files of a data folder, named by the SHA-256 of their content. */
export interface ContentStore {
  /** Adds a text. */
  addText: (text: string, extension: "json") => Promise<FileRef>;
  /** Adds what `write` puts at the path it is given. */
  addFile: (extension: "parquet", write: (path: string) => Promise<void>) => Promise<FileRef>;
  path: (file: FileRef) => string;
  /** Path of a file of its own that goes with the drafts. */
  workFile: () => Promise<string>;
  /** Removes the files that this store added: what a refused build wrote before the refusal. */
  discard: () => Promise<void>;
  /** Removes the drafts. */
  close: () => Promise<void>;
}

export const sha256 = (content: string | Uint8Array): string =>
  createHash("sha256").update(content).digest("hex");

export async function hashFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest("hex");
}

export function openContentStore(folder: string): ContentStore {
  const files = join(folder, "files");
  const work = join(folder, `.work-${randomUUID()}`);
  const path = ({ file }: FileRef): string => join(files, file);

  const added: string[] = [];

  async function keep(from: string, extension: string): Promise<FileRef> {
    const hash = await hashFile(from);
    const file = { file: `${hash}.${extension}`, bytes: (await stat(from)).size };
    if (existsSync(path(file))) {
      if ((await hashFile(path(file))) === hash) return file;
    } else added.push(...(await makeFolder(files)), path(file));
    await syncFile(from);
    await rename(from, path(file));
    return file;
  }

  async function workFile(): Promise<string> {
    added.push(...(await makeFolder(work)));
    return join(work, randomUUID());
  }

  async function addFile(
    extension: string,
    write: (path: string) => Promise<void>,
  ): Promise<FileRef> {
    const draft = await workFile();
    await write(draft);
    return keep(draft, extension);
  }

  return {
    path,
    workFile,
    addFile,
    addText: (text, extension) => addFile(extension, (draft) => writeFile(draft, text)),
    discard: async () => {
      for (const file of added.reverse()) await rm(file, { recursive: true, force: true });
    },
    close: () => rm(work, { recursive: true, force: true }),
  };
}

/** Makes a folder; the topmost one that was not there, if any. */
async function makeFolder(folder: string): Promise<string[]> {
  const made = await mkdir(folder, { recursive: true });
  return made === undefined ? [] : [made];
}

/** Writes a whole file beside its place, syncs it and renames it: readers see the old or the new one. */
export async function writeWhole(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${randomUUID()}.tmp`;
  await writeFile(draft, text);
  await syncFile(draft);
  await rename(draft, path);
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export const readText = (path: string): Promise<string> => readFile(path, "utf8");

/** The text of a file; null where there is none. */
export const readTextOrNull = (path: string): Promise<string | null> =>
  readText(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
