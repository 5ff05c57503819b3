import { join } from "node:path";
import type { Pointer } from "../../src/domain/generation.ts";
import { statOrNull } from "./fileReads.ts";
import type { FileSystem } from "./fileSystem.ts";
import { finding, PublishError, refused } from "./finding.ts";
import { generationFiles } from "./generationFiles.ts";
import { filePath, manifestPath, provenancePath } from "./layout.ts";
import type { KeptGeneration, PublicationRecord } from "./publicationRecord.ts";
import type { Target } from "./readTarget.ts";

/**
 * The pointer that shows another generation of a folder. Throws a PublishError when the record does not keep it, when
 * it is not whole, or when the page cannot read it.
 */
export async function pointerTo(
  fs: FileSystem,
  target: Target,
  record: PublicationRecord,
  id: string,
  now: number,
): Promise<Pointer> {
  const kept = keptGeneration(target, record, id);
  const { provenance } = kept;
  if (provenance === null) throw refused("no-origin", manifestPath(id), id);
  const format = await checkWhole(fs, target, { ...kept, provenance });
  const { release, releases, folder } = target;
  const page = releases.get(release ?? "");
  if (page?.reads.includes(format) === false)
    throw refused("app-cannot-read", folder, `format ${format}`);
  return {
    ...{ format, generation: id, provenance, previous: kept.previous },
    version: record.version + 1,
    published: new Date(now).toISOString(),
    ...(release === null ? {} : { release }),
  };
}

function keptGeneration({ folder }: Target, record: PublicationRecord, id: string): KeptGeneration {
  if (record.withdrawn.some((one) => one.id === id)) throw refused("withdrawn", folder, id);
  const kept = record.generations.find((one) => one.id === id);
  if (kept === undefined) throw refused("unknown-generation", folder, id);
  return kept;
}

/** Throws unless manifest, provenance and all files are there with their lengths; returns the format. */
async function checkWhole(
  fs: FileSystem,
  { folder, generations, faults }: Target,
  { id, provenance }: { id: string; provenance: string },
): Promise<Pointer["format"]> {
  const generation = generations.get(id);
  if (generation === undefined)
    throw new PublishError([
      finding("not-whole", manifestPath(id), id),
      ...faults.filter(({ path }) => path === manifestPath(id)),
    ]);
  const files = generationFiles(generation).map((ref) => ({
    path: filePath(ref),
    bytes: ref.bytes,
  }));
  const lacking: string[] = [];
  for (const { path, bytes } of [...files, { path: provenancePath(provenance), bytes: null }]) {
    const found = await statOrNull(fs, join(folder, path));
    if (found === null || (bytes !== null && found.bytes !== bytes)) lacking.push(path);
  }
  if (lacking.length > 0)
    throw new PublishError(lacking.map((path) => finding("not-whole", path, id)));
  return generation.format;
}
