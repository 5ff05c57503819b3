import type { Pointer } from "../../src/domain/generation.ts";
import { canonicalJson } from "../build/canonicalJson.ts";
import type { FileSystem } from "./fileSystem.ts";
import { pointerPath } from "./layout.ts";
import type { PlannedFile, Writes } from "./plan.ts";
import { planFiles, planRemoved } from "./planFiles.ts";
import { planRemovals } from "./planRemovals.ts";
import type { PublicationRecord } from "./publicationRecord.ts";
import type { Sources } from "./readSources.ts";
import type { Target } from "./readTarget.ts";
import { wantedText, type WantedFile } from "./wantedFile.ts";

export interface PlannedWrites {
  write: Writes;
  files: readonly PlannedFile[];
  /** Paths of files named by their content that have another one in the folder. */
  damaged: readonly string[];
  /** Whether something kept cannot be read, so that nothing of its part goes. */
  isHeldBack: boolean;
}

/** What is to be written and removed so that the folder shows pointer and record. */
export async function planWrites(
  fs: FileSystem,
  target: Target,
  sources: Sources,
  { pointer, record }: { pointer: Pointer | null; record: PublicationRecord },
): Promise<PlannedWrites> {
  const { folder } = target;
  const contents = await planFiles(fs, folder, contentsOf(sources));
  const fixed = await planFiles(fs, folder, sources.fixed);
  const index = await planFiles(fs, folder, sources.site === null ? [] : [sources.site.index]);
  const last = pointer === null ? [] : [wantedText(pointerPath, canonicalJson(pointer))];
  const planned = [contents, fixed, index, await planFiles(fs, folder, last)];
  const { leftovers, removed, isHeldBack } = await planRemovals(fs, target, sources, record);
  const going = await planRemoved(fs, folder, [...leftovers, ...removed]);
  const altered = contents.files.filter(({ change }) => change === "changed");
  const written = new Set(contents.write.map(({ path }) => path));
  return {
    write: {
      ...{ contents: contents.write, siblings: contents.siblings, fixed: fixed.write },
      ...{ index: index.write[0] ?? null, pointer, record, leftovers, removed },
    },
    files: [...planned.flatMap((one) => one.files), ...going],
    damaged: altered.map(({ path }) => path).filter((path) => written.has(path)),
    isHeldBack,
  };
}

const contentsOf = ({ site, data, adopted }: Sources): WantedFile[] => [
  ...(site?.chunks ?? []),
  ...(data?.files ?? []),
  ...(adopted === null ? [] : [adopted.file]),
];
