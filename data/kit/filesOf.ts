import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { filesBelow } from "../site/filesBelow.ts";
import { kitFile, type KitFile } from "./kitFile.ts";

/** The files below a folder, as files of the kit below a path. */
export async function filesOf(folder: string, at: string): Promise<KitFile[]> {
  const paths = await filesBelow(folder);
  if (paths.length === 0) throw new Error(`${folder}: no files / 没有文件`);
  return paths.map((path) => kitFile(`${at}/${path}`, () => readFile(join(folder, path))));
}
