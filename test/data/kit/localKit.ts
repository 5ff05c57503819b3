import { readFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { kitFile, type KitFile } from "../../../data/kit/kitFile.ts";
import { kitFiles } from "../../../data/kit/kitFiles.ts";
import { filesOf } from "../../../data/kit/filesOf.ts";
import { writeFolder } from "../../../data/kit/writeFolder.ts";

const native = ["@duckdb/node-bindings", "@duckdb/node-bindings-linux-x64"];

/** In place of the pinned packages: this process's Node and the installed native parts. */
async function nativeFiles(): Promise<KitFile[]> {
  const parts = native.map((name) =>
    filesOf(`node_modules/${name}`, `program/node_modules/${name}`),
  );
  const node = kitFile("runtime/linux-x64/node", () => readFile(process.execPath), true);
  return [node, ...(await Promise.all(parts)).flat()];
}

/** The kit unpacked into a folder, with the parts that this machine has; needs no network. */
export async function localKit(folder: string, site: string): Promise<readonly KitFile[]> {
  const files = await kitFiles({
    root: process.cwd(),
    site,
    work: join(folder, "work"),
    version: "1.2.3",
    native: await nativeFiles(),
  });
  await writeFolder(files, join(folder, "kit"));
  return files;
}
