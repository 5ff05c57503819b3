import { join } from "node:path";
import { namesIn, statOrNull } from "./fileReads.ts";
import type { FileSystem } from "./fileSystem.ts";
import { folders } from "./layout.ts";
import type { PlannedFile, WantedSibling } from "./plan.ts";
import { isSiblingWhole, wantedSiblings } from "./siblings.ts";
import { difference, type WantedFile } from "./wantedFile.ts";

const changeOf = { missing: "new", altered: "changed" } as const;

/** Wanted files and siblings against those of the folder. */
export interface PlannedFiles {
  files: PlannedFile[];
  /** Those that are to be written. */
  write: WantedFile[];
  siblings: WantedSibling[];
}

/** Compares by content: a file that was damaged in the folder is written again. */
export async function planFiles(
  fs: FileSystem,
  folder: string,
  wanted: readonly WantedFile[],
): Promise<PlannedFiles> {
  const planned: PlannedFiles = { files: [], write: [], siblings: [] };
  for (const file of wanted) {
    const { path, bytes } = file;
    const found = await difference(fs, folder, file);
    planned.files.push({ path, bytes, change: found === null ? "unchanged" : changeOf[found] });
    if (found !== null) planned.write.push(file);
    for (const sibling of wantedSiblings(file)) {
      const isWhole = await isSiblingWhole(fs, join(folder, sibling.path), sibling, file);
      if (isWhole === true) continue;
      planned.siblings.push({ ...sibling, of: file });
      planned.files.push({
        path: sibling.path,
        bytes,
        change: isWhole === null ? "new" : "changed",
      });
    }
  }
  return planned;
}

/** Paths of the files in the folders that publishing writes to. */
export async function pathsIn(fs: FileSystem, folder: string): Promise<string[]> {
  const paths: string[] = [];
  for (const below of folders)
    for (const name of await namesIn(fs, join(folder, below)))
      paths.push(below === "" ? name : `${below}/${name}`);
  return paths;
}

/** Files that are to go, with their sizes. */
export async function planRemoved(
  fs: FileSystem,
  folder: string,
  paths: readonly string[],
): Promise<PlannedFile[]> {
  const removed: PlannedFile[] = [];
  for (const path of paths) {
    const found = await statOrNull(fs, join(folder, path));
    if (found !== null) removed.push({ path, bytes: found.bytes, change: "removed" });
  }
  return removed;
}
