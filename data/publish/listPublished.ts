import type { Profile } from "../../src/domain/generation.ts";
import type { Machine } from "./fileSystem.ts";
import { finding, namingPaths, refused, type Finding } from "./finding.ts";
import { generationFiles } from "./generationFiles.ts";
import { lockPath } from "./layout.ts";
import { lockHolder } from "./lock.ts";
import type { KeptGeneration, KeptRelease, PublicationRecord } from "./publicationRecord.ts";
import { readTarget, type Target } from "./readTarget.ts";

export interface ListedGeneration extends KeptGeneration {
  isShown: boolean;
  /** Data set and period, such as `ledger/2025-09`; null when its manifest cannot be read. */
  periods: readonly string[] | null;
  /** Number and bytes of its files, those shared with others included. */
  files: number | null;
  bytes: number | null;
}

export interface ListedRelease extends KeptRelease {
  isShown: boolean;
}

/** What is in a published folder, the newest first. */
export interface Listing {
  profile: Profile | null;
  version: number;
  generations: readonly ListedGeneration[];
  releases: readonly ListedRelease[];
  withdrawn: PublicationRecord["withdrawn"];
  notices: readonly Finding[];
}

/** Lists a published folder. Throws a PublishError when nothing was published there. */
export const listPublished = (machine: Machine, folder: string): Promise<Listing> =>
  namingPaths(async () => {
    const target = await readTarget(machine, folder);
    const { record, profile, pointer, release, faults } = target;
    if (pointer === null && record.generations.length === 0) throw refused("not-published", folder);
    const holder = await lockHolder(machine, folder);
    return {
      ...{ profile, version: record.version, withdrawn: record.withdrawn },
      generations: newestFirst(record.generations).map((one) => listed(one, target)),
      releases: newestFirst(record.releases).map((one) => ({
        ...one,
        isShown: one.id === release,
      })),
      notices: [
        ...faults,
        ...(holder === null ? [] : [finding("publishing-now", lockPath, holder)]),
      ],
    };
  });

const newestFirst = <Kept extends KeptRelease>(kept: readonly Kept[]): Kept[] =>
  [...kept].sort((a, b) => b.version - a.version);

function listed(kept: KeptGeneration, { pointer, generations }: Target): ListedGeneration {
  const generation = generations.get(kept.id);
  const files = generation && generationFiles(generation);
  const periods = generation?.datasets.flatMap(({ id, periods: held }) =>
    held.map(({ period }) => `${id}/${period}`),
  );
  return {
    ...kept,
    isShown: kept.id === pointer?.generation,
    periods: periods ?? null,
    files: files?.length ?? null,
    bytes: files?.reduce((sum, { bytes }) => sum + bytes, 0) ?? null,
  };
}
