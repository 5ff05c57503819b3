import { mkdir, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { serverFiles } from "./serverFiles.ts";

const root = resolve(import.meta.dirname, "../..");

for (const [path, text] of serverFiles) {
  const file = resolve(root, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
