import { fetchPackage } from "./fetchPackage.ts";
import { kitFile, type KitFile } from "./kitFile.ts";
import type { KitPackage } from "./kitPackages.ts";
import { readTarball } from "./readTarball.ts";

const isProgram = (path: string): boolean => /^runtime\/.*\/node$/.test(path);

async function filesOfPackage(pinned: KitPackage, cache: string): Promise<KitFile[]> {
  const found = readTarball(await fetchPackage(pinned, cache));
  return Object.entries(pinned.files).map(([from, to]) => {
    const bytes = found.get(from);
    if (bytes === undefined) throw new Error(`${pinned.name}@${pinned.version}: without ${from}`);
    return kitFile(to, async () => bytes, isProgram(to));
  });
}

/** The files that the kit takes from pinned packages; what is not in the cache is fetched. */
export async function packageFiles(
  packages: readonly KitPackage[],
  cache: string,
  onPackage: (pinned: KitPackage) => void = () => {},
): Promise<KitFile[]> {
  const files: KitFile[] = [];
  for (const pinned of packages) {
    onPackage(pinned);
    files.push(...(await filesOfPackage(pinned, cache)));
  }
  return files;
}
