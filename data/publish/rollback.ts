import { canonicalJson } from "../build/canonicalJson.ts";
import type { Machine } from "./fileSystem.ts";
import { namingPaths, refused, type Finding } from "./finding.ts";
import { FolderWriter } from "./folderWriter.ts";
import { pointerPath } from "./layout.ts";
import { withLock } from "./lock.ts";
import { pointerTo } from "./pointerTo.ts";
import { readTarget, type Target } from "./readTarget.ts";
import { settle } from "./settle.ts";
import { bookkeeping, checkUnmoved } from "./writePublication.ts";

export interface RollbackRequest {
  to: string;
  /** null: the one before that which is shown. */
  generation: string | null;
  breakLock?: boolean;
}

/** What readers see now, and what they saw. */
export interface Rollback {
  from: string | null;
  generation: string;
  version: number;
  notices: readonly Finding[];
  /** What failed after the pointer was written. */
  findings: readonly Finding[];
}

/** Shows an earlier generation again: one write of the pointer. Throws a PublishError when that cannot be. */
export const rollback = (machine: Machine, request: RollbackRequest): Promise<Rollback> =>
  namingPaths(async () => {
    await refuseUnpublished(machine, request.to);
    return withLock(machine, request.to, request.breakLock ?? false, async (lock) => {
      const target = await readTarget(machine, request.to);
      const { record, pointer } = target;
      const from = pointer?.generation ?? null;
      const generation = request.generation ?? generationBefore(target);
      if (generation === from)
        return { from, generation, version: record.version, notices: lock.notices, findings: [] };
      const next = await pointerTo(machine.fs, target, record, generation, machine.now());
      const writer = new FolderWriter(machine, request.to);
      await checkUnmoved(writer, target, lock);
      await writer.writeText(pointerPath, canonicalJson(next));
      const standing = { record: withProfile(target), pointer: next, release: target.release };
      const after = settle({ ...standing, generations: [], releases: [] }, machine.now());
      const findings = await bookkeeping(writer, after, []);
      return { from, generation, version: next.version, notices: lock.notices, findings };
    });
  });

/** Throws when nothing was published in the folder; it is left as it is. */
export async function refuseUnpublished(machine: Machine, folder: string): Promise<void> {
  const { pointer, record } = await readTarget(machine, folder);
  if (pointer === null && record.generations.length === 0) throw refused("not-published", folder);
}

export const withProfile = ({ record, profile }: Target): Target["record"] => ({
  ...record,
  profile: profile ?? record.profile,
});

function generationBefore({ folder, pointer, record }: Target): string {
  const shown = record.generations.find(({ id }) => id === pointer?.generation);
  if (shown?.previous === undefined || shown.previous === null)
    throw refused("no-previous", folder);
  return shown.previous;
}
