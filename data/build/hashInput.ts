import { createHash } from "node:crypto";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { hashFile } from "./contentStore.ts";

export interface InputHash {
  sha256: string;
  bytes: number;
  /** Day of the last change, UTC. */
  modified: string;
}

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The hash of a file; of a folder of parts that of the names and hashes of its files, in their order. */
export async function hashInput(path: string): Promise<InputHash> {
  const found = await stat(path);
  if (!found.isDirectory())
    return { sha256: await hashFile(path), bytes: found.size, modified: dayOf(found.mtimeMs) };
  const names = (await readdir(path)).sort();
  const parts = await Promise.all(names.map((name) => hashInput(join(path, name))));
  const hash = createHash("sha256");
  for (const [at, name] of names.entries()) hash.update(`${name}\n${parts[at]?.sha256 ?? ""}\n`);
  return {
    sha256: hash.digest("hex"),
    bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
    modified:
      parts
        .map(({ modified }) => modified)
        .sort()
        .at(-1) ?? dayOf(found.mtimeMs),
  };
}
