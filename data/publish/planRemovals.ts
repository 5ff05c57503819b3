import { basename } from "node:path";
import type { FileSystem } from "./fileSystem.ts";
import { keptPaths, orphans, type KeptPaths } from "./keptPaths.ts";
import { indexPath, pointerPath, recordPath } from "./layout.ts";
import { recordBefore } from "./nextRecord.ts";
import { pathsIn } from "./planFiles.ts";
import type { PublicationRecord } from "./publicationRecord.ts";
import type { Sources } from "./readSources.ts";
import type { Target } from "./readTarget.ts";
import { settingsFiles } from "./release.ts";
import { isSibling, withoutCoding } from "./siblings.ts";
import { isDraft } from "./writeWhole.ts";

/** Paths that a publication takes away. */
export interface Removals {
  /** Left behind by runs that broke off, and siblings of files that change in place: removed first. */
  leftovers: readonly string[];
  /** Of generations and releases that are kept no longer. */
  removed: readonly string[];
  /** Whether something kept cannot be read, so that its part is left alone. */
  isHeldBack: boolean;
}

/** Nothing that the record of before or the new one keeps goes, and nothing with a name that publishing never gave. */
export async function planRemovals(
  fs: FileSystem,
  target: Target,
  sources: Sources,
  record: PublicationRecord,
): Promise<Removals> {
  const paths = await pathsIn(fs, target.folder);
  const kept = keptOf(target, sources, record);
  const before = keptOf(target, sources, recordBefore(target, sources));
  const wanted = wantedPaths(sources);
  const fixed = fixedPaths(target, sources);
  const leftovers = [
    ...paths.filter((path) => isDraft(basename(path))),
    ...paths.filter((path) => isSibling(path) && fixed.has(withoutCoding(path))),
    ...orphans(paths, before).filter((path) => !wanted.has(withoutCoding(path))),
  ];
  const removed = orphans(paths, kept).filter((path) => !leftovers.includes(path));
  return {
    ...{ leftovers, removed },
    isHeldBack: kept.data === null || kept.page === null,
  };
}

/** What a record keeps; nothing is known of a page that names no release, or of a pointer that cannot be read. */
function keptOf(target: Target, sources: Sources, record: PublicationRecord): KeptPaths {
  const { site, data, adopted } = sources;
  const { data: files, page } = keptPaths(record, {
    generations: withOne(target.generations, data?.id, data?.generation),
    releases: withOne(
      withOne(target.releases, site?.id, site?.release),
      adopted?.id,
      adopted?.release,
    ),
  });
  const isPageKnown = target.html === null || target.release !== null || adopted !== null;
  const isPointerKnown = target.pointerText === null || target.pointer !== null;
  return { data: isPointerKnown ? files : null, page: isPageKnown ? page : null };
}

const withOne = <Value>(
  known: ReadonlyMap<string, Value>,
  id: string | undefined,
  value: Value | undefined,
): ReadonlyMap<string, Value> =>
  id === undefined || value === undefined ? known : new Map([...known, [id, value]]);

function wantedPaths({ site, data, adopted }: Sources): ReadonlySet<string> {
  const files = [
    ...(site?.chunks ?? []),
    ...(data?.files ?? []),
    ...(adopted ? [adopted.file] : []),
  ];
  return new Set(files.map(({ path }) => path));
}

function fixedPaths(target: Target, { site }: Sources): ReadonlySet<string> {
  const release = site?.release ?? target.releases.get(target.release ?? "");
  const fixed = release?.fixed.map(({ path }) => path) ?? [];
  return new Set([...fixed, ...settingsFiles, indexPath, pointerPath, recordPath]);
}
