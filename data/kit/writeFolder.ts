import { chmod, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { KitFile } from "./kitFile.ts";

/** Writes files below a folder, as unpacking the archive does. */
export async function writeFolder(files: readonly KitFile[], folder: string): Promise<void> {
  for (const { path, isProgram, read } of files) {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, await read());
    if (isProgram) await chmod(target, 0o755);
  }
}
