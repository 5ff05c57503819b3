import type { Pointer } from "../../src/domain/generation.ts";
import {
  latestTime,
  without,
  type KeptGeneration,
  type KeptRelease,
  type PublicationRecord,
} from "./publicationRecord.ts";

/** What stands in a published folder. */
export interface Standing {
  record: PublicationRecord | null;
  pointer: Pointer | null;
  /** The release that the page names. */
  release: string | null;
  /** Ids of the generations and releases that have a file. */
  generations: readonly string[];
  releases: readonly string[];
}

/**
 * The record as pointer and page say it should be: the two are written first and the record after them, so that a
 * publication that broke off in between is caught up with. Without a record everything that is there is kept.
 */
export function settle(standing: Standing, now: number): PublicationRecord {
  const { pointer, release } = standing;
  const before = standing.record ?? adopted(standing);
  const version = Math.max(before.version, pointer?.version ?? 0);
  const withdrawn = before.withdrawn.filter(
    (one) => one.id !== pointer?.generation || one.version >= pointer.version,
  );
  const isGone = (id: string): boolean =>
    id !== pointer?.generation && withdrawn.some((one) => one.id === id);
  const stamp = now < latestTime(before) ? undefined : new Date(now).toISOString();
  const generations = withCurrent(before.generations, pointer);
  const releases = withRelease(before.releases, release, version);
  return {
    ...before,
    version,
    withdrawn,
    generations: without(generations, isGone).map((one) =>
      one.id === pointer?.generation ? current(one) : ceased(one, stamp),
    ),
    releases: releases.map((one) => (one.id === release ? current(one) : ceased(one, stamp))),
  };
}

const adopted = ({ generations, releases }: Standing): PublicationRecord => ({
  format: 1,
  profile: "named",
  version: 0,
  generations: generations.map((id) => ({
    ...{ id, version: 0, provenance: null, previous: null, published: null },
  })),
  releases: releases.map((id) => ({ id, version: 0 })),
  withdrawn: [],
});

function withCurrent(
  generations: readonly KeptGeneration[],
  pointer: Pointer | null,
): readonly KeptGeneration[] {
  if (pointer === null) return generations;
  const { generation: id, version, provenance } = pointer;
  const known = generations.find((one) => one.id === id);
  const previous = pointer.previous === undefined ? (known?.previous ?? null) : pointer.previous;
  const published = pointer.published ?? known?.published ?? null;
  const rest = generations.filter((one) => one.id !== id);
  return [...rest, { ...known, id, version, provenance, previous, published }];
}

function withRelease(
  releases: readonly KeptRelease[],
  id: string | null,
  version: number,
): readonly KeptRelease[] {
  if (id === null) return releases;
  const known = releases.find((one) => one.id === id);
  return [...releases.filter((one) => one.id !== id), { ...known, id, version }];
}

function current<Kept extends KeptRelease>({ ceased: _c, retired: _r, ...rest }: Kept) {
  return rest;
}

/** An unknown time of ceasing is noted by the first run whose clock is not behind: never too early. */
const ceased = <Kept extends KeptRelease>(kept: Kept, stamp: string | undefined): Kept =>
  kept.ceased !== undefined || stamp === undefined ? kept : { ...kept, ceased: stamp };
