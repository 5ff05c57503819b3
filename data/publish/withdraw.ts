import type { Pointer } from "../../src/domain/generation.ts";
import { canonicalJson } from "../build/canonicalJson.ts";
import type { Machine } from "./fileSystem.ts";
import { failures, finding, namingPaths, refused, type Finding } from "./finding.ts";
import { FolderWriter } from "./folderWriter.ts";
import { generationPaths, keptPaths, orphans } from "./keptPaths.ts";
import { manifestPath, pointerPath, recordPath } from "./layout.ts";
import { withLock, type Lock } from "./lock.ts";
import { pathsIn } from "./planFiles.ts";
import { pointerTo } from "./pointerTo.ts";
import { without, type PublicationRecord } from "./publicationRecord.ts";
import { readTarget, type Target } from "./readTarget.ts";
import { refuseUnpublished, withProfile } from "./rollback.ts";
import { settle } from "./settle.ts";
import { withoutCoding } from "./siblings.ts";
import { bookkeeping, checkUnmoved } from "./writePublication.ts";

export interface WithdrawRequest {
  to: string;
  generation: string;
  /** What to show in its place when it is the current one; null: the one before it. */
  instead: string | null;
  breakLock?: boolean;
}

export interface Withdrawal {
  generation: string;
  /** What readers see now. */
  shown: string | null;
  version: number;
  /** Paths that were to be removed: all that no other generation holds. */
  removed: readonly string[];
  notices: readonly Finding[];
  /** What failed after the withdrawal was noted: files that may still be there. */
  findings: readonly Finding[];
}

/**
 * Takes a generation off at once, with every file that no other generation holds, and notes that it must not come back.
 * Throws a PublishError when it is unknown, or when there would be nothing to show.
 */
export const withdraw = (machine: Machine, request: WithdrawRequest): Promise<Withdrawal> =>
  namingPaths(async () => {
    await refuseUnpublished(machine, request.to);
    return withLock(machine, request.to, request.breakLock ?? false, (lock) =>
      withdrawLocked(machine, request, lock),
    );
  });

async function withdrawLocked(
  machine: Machine,
  request: WithdrawRequest,
  lock: Lock,
): Promise<Withdrawal> {
  const target = await readTarget(machine, request.to);
  const noted = withWithdrawn(target, request.generation, machine.now());
  const next = await nextPointer(machine, request, target, noted);
  const writer = new FolderWriter(machine, request.to);
  await checkUnmoved(writer, target, lock);
  await writer.writeText(recordPath, canonicalJson(noted));
  await writer.sync();
  if (next !== null) {
    await checkUnmoved(writer, target, lock);
    await writer.writeText(pointerPath, canonicalJson(next));
    await writer.sync();
  }
  const pointer = next ?? target.pointer;
  const standing = { record: noted, pointer, release: target.release };
  const after = settle({ ...standing, generations: [], releases: [] }, machine.now());
  const { removed, shared } = await removals(machine, request, target, after);
  const findings: Finding[] = [];
  for (const path of removed) findings.push(...(await failures(() => writer.remove(path))));
  findings.push(...(await bookkeeping(writer, after, [])));
  const more = shared === 0 ? [] : [finding("files-shared", request.to, String(shared))];
  return {
    ...{ generation: request.generation, shown: pointer?.generation ?? null },
    ...{ version: after.version, removed, findings },
    notices: [...lock.notices, ...more, finding("copies-elsewhere", request.to)],
  };
}

/** The record that says so, while the generation is still in it. */
function withWithdrawn(target: Target, id: string, now: number): PublicationRecord {
  const record = withProfile(target);
  const { generations, withdrawn, version } = record;
  if (![...generations, ...withdrawn].some((one) => one.id === id))
    throw refused("unknown-generation", target.folder, id);
  const others = withdrawn.filter((one) => one.id !== id);
  const noted = { id, version, withdrawn: new Date(now).toISOString() };
  return { ...record, withdrawn: [...others, noted] };
}

/** The pointer to write; null when the present one neither shows the generation nor falls back to it. */
async function nextPointer(
  { fs, now }: Machine,
  { generation, instead }: WithdrawRequest,
  target: Target,
  noted: PublicationRecord,
): Promise<Pointer | null> {
  const { pointer, folder } = target;
  const generations = without(noted.generations, (id) => id === generation);
  const record = { ...noted, generations };
  const previousOf = (id: string | undefined): string | null =>
    [...generations, ...noted.generations].find((one) => one.id === id)?.previous ?? null;
  if (pointer?.generation === generation) {
    const shown = instead ?? previousOf(generation);
    if (shown === null || shown === generation)
      throw refused("last-generation", folder, generation);
    return pointerTo(fs, target, record, shown, now());
  }
  if (pointer?.previous !== generation) return null;
  return { ...pointer, previous: previousOf(pointer.generation), version: record.version + 1 };
}

/** The files of the generation that no other one holds, its manifest first, and whatever else nothing holds. */
async function removals(
  { fs }: Machine,
  { to, generation }: WithdrawRequest,
  target: Target,
  after: PublicationRecord,
): Promise<{ removed: string[]; shared: number }> {
  const paths = await pathsIn(fs, to);
  const entry = target.record.generations.find(({ id }) => id === generation);
  const own = (entry && generationPaths(entry, target.generations.get(generation))) ?? [
    manifestPath(generation),
  ];
  const kept = new Set(
    after.generations.flatMap((one) => generationPaths(one, target.generations.get(one.id)) ?? []),
  );
  const unheld = orphans(paths, { ...keptPaths(after, target), page: null });
  const going = new Set([...own.filter((path) => !kept.has(path)), ...unheld]);
  const removed = paths.filter((path) => going.has(path) || going.has(withoutCoding(path)));
  const isManifest = (path: string): boolean => withoutCoding(path) === manifestPath(generation);
  return {
    removed: [...removed.filter(isManifest), ...removed.filter((path) => !isManifest(path))],
    shared: own.filter((path) => kept.has(path)).length,
  };
}
