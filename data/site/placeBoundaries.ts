import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sha256 } from "../build/contentStore.ts";
import type { BoundaryIndex } from "../boundaries/writeBoundaries.ts";

/**
 * Boundaries as `atlas boundaries` writes them → `boundaries/` of a site, each file named by its content, so that a
 * page that is open never mixes two maps.
 */
export async function placeBoundaries(from: string, site: string): Promise<void> {
  const to = join(site, "boundaries");
  const index = JSON.parse(await readFile(join(from, "index.json"), "utf8")) as BoundaryIndex;
  await rm(to, { recursive: true, force: true });
  await mkdir(to, { recursive: true });
  const areas = [];
  for (const area of index.areas) {
    const bytes = await readFile(join(from, area.file));
    const file = `${area.adcode}-${sha256(bytes).slice(0, 16)}.json`;
    await writeFile(join(to, file), bytes);
    areas.push({ ...area, file });
  }
  await writeFile(join(to, "index.json"), `${JSON.stringify({ ...index, areas }, null, 2)}\n`);
}
