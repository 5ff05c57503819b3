import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { august, build, census, september, temporaryFolders } from "../data/build/dataFolders.ts";

const folders = temporaryFolders();
export const removeFixtureData = folders.remove;

/** The ledgers of `test/fixtures` and the census of 2004 as a data folder. */
export const fixtureData = (): Promise<string> => built([august, september, census]);

/** The census alone. */
export const censusData = (): Promise<string> => built([census]);

/** The latest ledgers with the rows of Hangzhou only. */
export async function hangzhouData(): Promise<string> {
  const folder = folders.make();
  for (const file of ["enterprise.csv", "park.csv", "worker_group.csv"])
    writeFileSync(join(folder, file), hangzhouRows(join(september.folder, file)));
  return built([{ folder, period: "2025-09" }]);
}

/** A data folder of its own with the same files, to be damaged. */
export function copyOf(data: string): string {
  const copy = folders.make();
  cpSync(data, copy, { recursive: true });
  return copy;
}

async function built(ledgers: Parameters<typeof build>[1]): Promise<string> {
  const out = folders.make();
  await build(out, ledgers);
  return out;
}

function hangzhouRows(path: string): string {
  const [header = "", ...rows] = readFileSync(path, "utf8").split("\n");
  return [header, ...rows.filter((row) => /(^|,)3301\d\d[,；]/.test(row)), ""].join("\n");
}
