import { randomUUID } from "node:crypto";
import type { Dirent } from "node:fs";
import {
  access,
  constants,
  mkdir,
  open,
  readFile,
  readdir,
  rename,
  rm,
  rmdir,
  stat,
  statfs,
} from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { setTimeout as pause } from "node:timers/promises";

/** An open file. */
export interface OpenFile {
  /** Bytes read into the buffer from where the last read ended; 0 at the end. */
  read: (into: Uint8Array) => Promise<number>;
  /** Writes all bytes where the last write ended. */
  write: (bytes: Uint8Array) => Promise<void>;
  sync: () => Promise<void>;
  close: () => Promise<void>;
}

export interface Entry {
  name: string;
  isFolder: boolean;
}

export interface FileStat {
  bytes: number;
  isFolder: boolean;
  /** When it was last changed, milliseconds since 1970. */
  modified: number;
}

/** The calls by which publishing touches a disk: all of them, so that each can be made to fail. */
export interface FileSystem {
  open: (path: string, flags: "r" | "wx") => Promise<OpenFile>;
  readFile: (path: string) => Promise<Buffer>;
  list: (folder: string) => Promise<Entry[]>;
  stat: (path: string) => Promise<FileStat>;
  /** Throws when the folder cannot be written. */
  checkWritable: (folder: string) => Promise<void>;
  /** Free bytes of the disk that a path lies on. */
  freeBytes: (path: string) => Promise<number>;
  /** The folder above must be there. */
  makeFolder: (path: string) => Promise<void>;
  rename: (from: string, to: string) => Promise<void>;
  /** Removes a file. */
  remove: (path: string) => Promise<void>;
  /** Removes a folder that is empty. */
  removeFolder: (path: string) => Promise<void>;
  /** Makes names of a folder durable, where the system can. */
  syncFolder: (path: string) => Promise<void>;
}

/** What publishing takes from the machine that it runs on. */
export interface Machine {
  fs: FileSystem;
  /** Milliseconds since 1970. */
  now: () => number;
  pause: (milliseconds: number) => Promise<unknown>;
  host: string;
  pid: number;
  isAlive: (pid: number) => boolean;
  /** A name that nothing else has. */
  unique: () => string;
}

async function openFile(path: string, flags: "r" | "wx"): Promise<OpenFile> {
  const handle = await open(path, flags);
  return {
    read: async (into) => (await handle.read(into, 0, into.length, null)).bytesRead,
    write: (bytes) => handle.writeFile(bytes),
    sync: () => handle.sync(),
    close: () => handle.close(),
  };
}

const isUnsupported = (error: unknown): boolean =>
  error instanceof Error &&
  "code" in error &&
  (["EINVAL", "ENOTSUP", "EISDIR"].includes(String(error.code)) || process.platform === "win32");

/** Network shares and Windows cannot sync a folder; they keep names themselves. */
async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, "r").catch((error: unknown) => {
    if (isUnsupported(error)) return undefined;
    throw error;
  });
  try {
    await handle?.sync();
  } catch (error) {
    if (!isUnsupported(error)) throw error;
  } finally {
    await handle?.close();
  }
}

/** A folder of a site may be a link to another disk. */
async function entryOf(folder: string, entry: Dirent): Promise<Entry> {
  const { name } = entry;
  if (!entry.isSymbolicLink()) return { name, isFolder: entry.isDirectory() };
  const target = await stat(join(folder, name)).catch(() => undefined);
  return { name, isFolder: target?.isDirectory() ?? false };
}

/** Two publishers may make the same folder. */
async function makeFolder(path: string): Promise<void> {
  await mkdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
}

export const nodeFileSystem: FileSystem = {
  open: openFile,
  readFile: (path) => readFile(path),
  list: async (folder) => {
    const entries = await readdir(folder, { withFileTypes: true });
    return Promise.all(entries.map((entry) => entryOf(folder, entry)));
  },
  stat: async (path) => {
    const found = await stat(path);
    return { bytes: found.size, isFolder: found.isDirectory(), modified: found.mtimeMs };
  },
  checkWritable: (folder) => access(folder, constants.W_OK),
  freeBytes: async (path) => {
    const { bavail, bsize } = await statfs(path);
    return bavail * bsize;
  },
  makeFolder,
  rename,
  remove: (path) => rm(path),
  removeFolder: rmdir,
  syncFolder,
};

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

export const thisMachine = (): Machine => ({
  fs: nodeFileSystem,
  now: Date.now,
  pause,
  host: hostname(),
  pid: process.pid,
  isAlive,
  unique: randomUUID,
});
