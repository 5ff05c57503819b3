import {
  nodeFileSystem,
  type FileSystem,
  type OpenFile,
} from "../../../data/publish/fileSystem.ts";
import { watchedFileSystem, type Call } from "./testMachine.ts";

/** Runs something up to a call that never comes back, as when the process is killed. Whether it came to that. */
export async function stopAt(
  isLast: (call: Call) => boolean,
  run: (fs: FileSystem) => Promise<unknown>,
): Promise<boolean> {
  let stopped: () => void = () => undefined;
  const stop = new Promise<boolean>((resolve) => (stopped = () => resolve(true)));
  const never = new Promise<void>(() => undefined);
  const files = openFiles();
  const fs = watchedFileSystem((call) => {
    if (!isLast(call)) return;
    stopped();
    return never;
  }, files.fs);
  const isStopped = await Promise.race([stop, run(fs).then(() => false)]);
  await files.close();
  return isStopped;
}

/** The file system of Node that can close what is open, as the end of a process does. */
function openFiles(): { fs: FileSystem; close: () => Promise<void> } {
  const open = new Set<OpenFile>();
  const opened: FileSystem["open"] = async (path, flags) => {
    const file = await nodeFileSystem.open(path, flags);
    open.add(file);
    return { ...file, close: () => file.close().finally(() => open.delete(file)) };
  };
  return {
    fs: { ...nodeFileSystem, open: opened },
    close: async () => {
      for (const file of open) await file.close();
    },
  };
}
