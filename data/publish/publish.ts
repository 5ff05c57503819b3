import { checkPlaces } from "./checkPublication.ts";
import { statOrNull } from "./fileReads.ts";
import type { FileSystem, Machine } from "./fileSystem.ts";
import { finding, namingPaths, PublishError, type Finding } from "./finding.ts";
import { lockPath } from "./layout.ts";
import { lockHolder, withLock } from "./lock.ts";
import type { Plan } from "./plan.ts";
import { planPublication } from "./planPublication.ts";
import { publishAsIs, type PrepareData } from "./prepareData.ts";
import { profileOf, readSources, type PublishRequest } from "./readSources.ts";
import { readTarget, type Target } from "./readTarget.ts";
import { writePublication, type OnProgress } from "./writePublication.ts";

export interface PublishOptions {
  /** Makes the data ready for the profile. */
  prepare?: PrepareData;
  /** Take over the lock of somebody who is said to have broken off. */
  breakLock?: boolean;
  onProgress?: OnProgress;
}

/** What a publication did. */
export interface Publication {
  plan: Plan;
  /** Whether readers see something new. */
  isChanged: boolean;
  /** What failed after readers saw the new state. */
  findings: readonly Finding[];
}

/** The dress rehearsal: everything is read and checked, nothing is written. Throws a PublishError, as `publish` does. */
export const rehearse = (
  machine: Machine,
  request: PublishRequest,
  options: PublishOptions = {},
): Promise<Plan> =>
  namingPaths(async () => {
    await checkPlaces(machine.fs, request);
    const holder = await lockHolder(machine, request.to);
    const plan = await planned(machine, request, options, async ({ plan }) => plan);
    if (holder === null) return plan;
    return { ...plan, findings: [...plan.findings, finding("locked", lockPath, holder)] };
  });

/**
 * Publishes a site, data or both. Throws a PublishError that names what speaks against it, or the path that could not
 * be written: readers then see the data of before.
 */
export const publish = (
  machine: Machine,
  request: PublishRequest,
  options: PublishOptions = {},
): Promise<Publication> =>
  namingPaths(async () => {
    await checkPlaces(machine.fs, request);
    return withFolder(machine.fs, request.to, () => publishLocked(machine, request, options));
  });

const publishLocked = (
  machine: Machine,
  request: PublishRequest,
  options: PublishOptions,
): Promise<Publication> =>
  withLock(machine, request.to, options.breakLock ?? false, (lock) =>
    planned(machine, request, options, async ({ plan, target }) => {
      if (plan.findings.length > 0) throw new PublishError(plan.findings);
      const { onProgress = () => {} } = options;
      const findings = await writePublication(machine, plan, target, lock, onProgress);
      const isChanged = plan.write.pointer !== null || plan.write.index !== null;
      return { plan: withNotices(plan, lock.notices), isChanged, findings };
    }),
  );

const withNotices = (plan: Plan, notices: readonly Finding[]): Plan => ({
  ...plan,
  notices: [...notices, ...plan.notices],
});

/** Plans a publication and uses the plan while the data made ready for it are there. */
async function planned<Result>(
  machine: Machine,
  request: PublishRequest,
  { prepare = publishAsIs }: PublishOptions,
  use: (made: { plan: Plan; target: Target }) => Promise<Result>,
): Promise<Result> {
  const target = await readTarget(machine, request.to);
  const profile = await profileOf(machine.fs, request, target);
  const { data } = request;
  const prepared = data === null ? null : await prepare({ data, profile, target });
  try {
    const sources = await readSources(machine.fs, request, target, prepared, profile);
    return await use({ plan: await planPublication(machine, request, target, sources), target });
  } finally {
    await prepared?.close();
  }
}

/** Makes the folder when it is missing, and takes it away again when nothing came to be in it. */
async function withFolder<Result>(
  fs: FileSystem,
  folder: string,
  use: () => Promise<Result>,
): Promise<Result> {
  const isMade = (await statOrNull(fs, folder)) === null;
  if (isMade) await fs.makeFolder(folder);
  try {
    return await use();
  } catch (error) {
    if (isMade) await fs.removeFolder(folder).catch(() => undefined);
    throw error;
  }
}
