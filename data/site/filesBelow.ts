import { readdir } from "node:fs/promises";
import { join } from "node:path";

/** Paths of all files below a folder, relative to it with `/`, in order; none when it does not exist. */
export async function filesBelow(folder: string): Promise<string[]> {
  const files = await walk(folder, "");
  return files.sort((a, b) => (a < b ? -1 : 1));
}

async function walk(folder: string, prefix: string): Promise<string[]> {
  const entries = await readdir(join(folder, prefix), { withFileTypes: true }).catch(absent);
  const found = entries.map((entry) => {
    const path = prefix + entry.name;
    return entry.isDirectory() ? walk(folder, `${path}/`) : [path];
  });
  return (await Promise.all(found)).flat();
}

function absent(error: unknown): [] {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
  throw error;
}
