import { rename, writeFile } from "node:fs/promises";
import { zipSync, type ZippableFile } from "fflate";
import type { KitFile } from "./kitFile.ts";
import { zipTime } from "./withFixedTimes.ts";

const unix = 3;
const programMode = 0o100755;
const fileMode = 0o100644;

/** Packed already: compressing again takes time and saves nothing. */
const isPacked = (path: string): boolean => /\.(?:br|gz|png|xlsx|woff2)$/.test(path);

async function entryOf({ path, isProgram, read }: KitFile): Promise<ZippableFile> {
  const attrs = ((isProgram ? programMode : fileMode) << 16) >>> 0;
  const level = isPacked(path) ? 0 : 6;
  return [await read(), { level, mtime: zipTime, os: unix, attrs }];
}

/**
 * Writes files as a zip below one folder, in their order and with one time: the same files give the same bytes. Windows
 * unpacks it as it is, Linux with the rights to execute. All of it is in memory at once.
 */
export async function writeZip(
  files: readonly KitFile[],
  root: string,
  out: string,
): Promise<void> {
  const entries: Record<string, ZippableFile> = {};
  for (const file of files) entries[`${root}/${file.path}`] = await entryOf(file);
  const draft = `${out}.part`;
  await writeFile(draft, zipSync(entries));
  await rename(draft, out);
}
