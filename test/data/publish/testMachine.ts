import { randomUUID } from "node:crypto";
import {
  nodeFileSystem,
  type FileSystem,
  type Machine,
  type OpenFile,
} from "../../../data/publish/fileSystem.ts";

/** One call that publishing makes of the file system. */
export interface Call {
  name: keyof FileSystem | keyof OpenFile;
  path: string;
  /** Second path of a rename, flags of an open. */
  more: string;
}

/** Told of every call before it is made; what it throws, the call throws. */
export type OnCall = (call: Call) => Promise<void> | void;

/** A file system every call of which is told. */
export function watchedFileSystem(onCall: OnCall, fs = nodeFileSystem): FileSystem {
  const watched =
    <Args extends unknown[], Result>(
      name: Call["name"],
      run: (...args: Args) => Promise<Result>,
      path?: string,
    ) =>
    async (...args: Args): Promise<Result> => {
      await onCall({ name, path: path ?? String(args[0]), more: String(args[1] ?? "") });
      return run(...args);
    };
  const open = watched("open", fs.open);
  return {
    open: async (path, flags) => {
      const file = await open(path, flags);
      return {
        read: watched("read", file.read, path),
        write: watched("write", file.write, path),
        sync: watched("sync", file.sync, path),
        close: async () => {
          // A file is closed even when that fails.
          try {
            await onCall({ name: "close", path, more: "" });
          } finally {
            await file.close();
          }
        },
      };
    },
    readFile: watched("readFile", fs.readFile),
    list: watched("list", fs.list),
    stat: watched("stat", fs.stat),
    checkWritable: watched("checkWritable", fs.checkWritable),
    freeBytes: watched("freeBytes", fs.freeBytes),
    makeFolder: watched("makeFolder", fs.makeFolder),
    rename: watched("rename", fs.rename),
    remove: watched("remove", fs.remove),
    removeFolder: watched("removeFolder", fs.removeFolder),
    syncFolder: watched("syncFolder", fs.syncFolder),
  };
}

export const day = 86_400_000;

/** 1 January 2026, noon, UTC. */
export const newYear = Date.UTC(2026, 0, 1, 12);

/** A machine that neither waits nor knows the time: `pid` is its own, and none but itself is alive. */
export const testMachine = (more: Partial<Machine> = {}): Machine => ({
  fs: nodeFileSystem,
  now: () => newYear,
  pause: () => Promise.resolve(),
  host: "publisher",
  pid: 1000,
  isAlive: (pid) => pid === (more.pid ?? 1000),
  unique: randomUUID,
  ...more,
});
