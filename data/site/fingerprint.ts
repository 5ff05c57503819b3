import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { filesBelow } from "./filesBelow.ts";

/** SHA-256 over names and contents of files and folders and over the options of a step. */
export async function fingerprint(inputs: readonly string[], options: unknown): Promise<string> {
  const hash = createHash("sha256").update(`${JSON.stringify(options)}\n`);
  for (const file of await files(inputs)) {
    const content = createHash("sha256")
      .update(await readFile(file))
      .digest("hex");
    hash.update(`${file} ${content}\n`);
  }
  return hash.digest("hex");
}

/** Names and sizes of everything below the outputs; undefined when one of them does not exist. */
export async function listing(outputs: readonly string[]): Promise<string | undefined> {
  const hash = createHash("sha256");
  for (const output of outputs) {
    const found = await files([output]).catch(() => []);
    if (found.length === 0) return undefined;
    for (const file of found) hash.update(`${file} ${(await stat(file)).size}\n`);
  }
  return hash.digest("hex");
}

async function files(paths: readonly string[]): Promise<string[]> {
  const found = await Promise.all(paths.map(expand));
  return [...new Set(found.flat())].sort();
}

async function expand(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  return (await filesBelow(path)).map((below) => join(path, below));
}
