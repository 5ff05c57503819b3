import type { Generation } from "../../src/domain/generation.ts";
import { contentPart, filePath, manifestPath, provenancePath, releasePath } from "./layout.ts";
import { generationFiles } from "./generationFiles.ts";
import type { KeptGeneration, PublicationRecord } from "./publicationRecord.ts";
import type { Target } from "./readTarget.ts";
import { withoutCoding } from "./siblings.ts";

type Read = Pick<Target, "generations" | "releases">;

/** Files named by their content that a record keeps; null for a part of which something kept cannot be read. */
export interface KeptPaths {
  data: ReadonlySet<string> | null;
  page: ReadonlySet<string> | null;
}

export function keptPaths(record: PublicationRecord, { generations, releases }: Read): KeptPaths {
  const data = record.generations.map((one) => generationPaths(one, generations.get(one.id)));
  const page = record.releases.map(({ id }) => {
    const release = releases.get(id);
    return release && [releasePath(id), ...release.chunks.map(({ path }) => path)];
  });
  return { data: union(data), page: union(page) };
}

/** Manifest, provenance and files of a generation; null when its manifest cannot be read. */
export function generationPaths(
  { id, provenance }: Pick<KeptGeneration, "id" | "provenance">,
  generation: Generation | undefined,
): string[] | null {
  if (generation === undefined) return null;
  const origin = provenance === null ? [] : [provenancePath(provenance)];
  return [manifestPath(id), ...origin, ...generationFiles(generation).map(filePath)];
}

function union(lists: readonly (readonly string[] | null | undefined)[]): Set<string> | null {
  const all = new Set<string>();
  for (const list of lists) {
    if (list === null || list === undefined) return null;
    for (const path of list) all.add(path);
  }
  return all;
}

/** Of some files of a folder, those named by their content, with their siblings, that nothing kept refers to. */
export const orphans = (paths: readonly string[], kept: KeptPaths): string[] =>
  paths.filter((path) => {
    const plain = withoutCoding(path);
    const part = contentPart(plain);
    return part !== null && kept[part]?.has(plain) === false;
  });
