import type { Pointer } from "../../src/domain/generation.ts";
import type { Sources } from "./readSources.ts";
import type { Target } from "./readTarget.ts";
import type { PublicationRecord } from "./publicationRecord.ts";
import { retention, type Retention } from "./retention.ts";
import { settle } from "./settle.ts";

/** The pointer after a publication; null when it stays as it is. */
export function nextPointer(target: Target, { site, data }: Sources, now: number): Pointer | null {
  const { pointer, record } = target;
  const release = site?.id ?? target.release ?? undefined;
  const shown =
    data === null
      ? pointer
      : { format: data.generation.format, generation: data.id, provenance: data.provenance };
  if (shown === null) return null;
  const isSame =
    pointer?.generation === shown.generation &&
    pointer.provenance === shown.provenance &&
    pointer.release === release;
  if (isSame) return null;
  const { format, generation, provenance } = shown;
  return {
    ...{ format, generation, provenance, previous: previousOf(target, generation) },
    version: record.version + 1,
    published: new Date(now).toISOString(),
    ...(release === undefined ? {} : { release }),
  };
}

/** The generation shown so far, or the one before it when it is the same or was withdrawn. */
function previousOf({ pointer, record }: Target, generation: string): string | null {
  const shown = pointer?.generation ?? null;
  const isWithdrawn = record.withdrawn.some(({ id }) => id === shown);
  if (shown !== generation && !isWithdrawn) return shown;
  const before = record.generations.find(({ id }) => id === shown)?.previous ?? null;
  return before === generation ? null : before;
}

/** The record before a publication, with the profile and the release of a page that was copied by hand. */
export const recordBefore = (
  { record }: Target,
  { adopted, profile }: Sources,
): PublicationRecord => ({
  ...record,
  profile,
  releases: [
    ...record.releases,
    ...(adopted === null ? [] : [{ id: adopted.id, version: record.version }]),
  ],
});

/** The record after a publication, with what is to be marked or removed. */
export function nextRecord(
  target: Target,
  sources: Sources,
  pointer: Pointer | null,
  now: number,
): Retention {
  const standing = {
    ...{ record: recordBefore(target, sources), generations: [], releases: [] },
    pointer: pointer ?? target.pointer,
    release: sources.site?.id ?? target.release,
  };
  return retention(settle(standing, now), now);
}
