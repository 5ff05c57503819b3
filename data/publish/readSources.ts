import { join } from "node:path";
import type { Profile } from "../../src/domain/generation.ts";
import { adoptRelease } from "./adoptRelease.ts";
import { hashFile, statOrNull } from "./fileReads.ts";
import type { FileSystem } from "./fileSystem.ts";
import { finding, refused, type Finding } from "./finding.ts";
import type { PreparedData } from "./prepareData.ts";
import { profileOfData, readData, type Data } from "./readData.ts";
import { readSettings } from "./readSettings.ts";
import { readSite, type Site } from "./readSite.ts";
import type { Target } from "./readTarget.ts";
import { administered } from "./release.ts";
import type { WantedFile } from "./wantedFile.ts";

/** What is to be published, and where; null: what is there stays. */
export interface PublishRequest {
  to: string;
  /** A built site. */
  site: string | null;
  /** A data folder. */
  data: string | null;
  /** null: that of the folder, or of the data. */
  profile: Profile | null;
  /** A folder with site.json, targets.json or both. */
  settings: string | null;
  /** Publish even a generation that was withdrawn. */
  again: boolean;
}

/** Everything that is to be published, read and checked. */
export interface Sources {
  profile: Profile;
  site: Site | null;
  data: Data | null;
  /** The release made up for a page that was copied by hand. */
  adopted: Awaited<ReturnType<typeof adoptRelease>> | null;
  /** Files of the same name as before. */
  fixed: readonly WantedFile[];
  findings: readonly Finding[];
  notices: readonly Finding[];
}

/** Reads what is to be published. Throws a PublishError when it is not what it should be as a whole. */
export async function readSources(
  fs: FileSystem,
  request: PublishRequest,
  target: Target,
  prepared: PreparedData | null,
  profile: Profile,
): Promise<Sources> {
  const site = request.site === null ? null : await readSite(fs, request.site);
  const data = prepared === null ? null : await readData(fs, prepared.folder);
  const from = { chosen: request.settings, target: request.to, site: request.site };
  const settings = await readSettings(fs, from);
  const isWebConfigKept = site !== null && (await isAdministered(fs, target, site));
  const fixed = (site?.fixed ?? []).filter(({ path }) => path !== administered || !isWebConfigKept);
  const html = site !== null && target.release === null ? target.html : null;
  const parts = [site, data, settings, prepared].flatMap((part) => part?.findings ?? []);
  const kept = isWebConfigKept ? [finding("web-config-kept", administered)] : [];
  return {
    ...{ profile, site, data },
    adopted: html === null ? null : await adoptRelease(fs, request.to, html),
    fixed: [...fixed, ...settings.files],
    findings: [...parts, ...profileFindings(data, profile)],
    notices: [...(prepared?.notices ?? []), ...kept],
  };
}

const profileFindings = (data: Data | null, wanted: Profile): Finding[] =>
  data === null || data.generation.profile === wanted
    ? []
    : [finding("profile-differs", data.folder, `${data.generation.profile} → ${wanted}`)];

/** The profile to publish. Throws a PublishError when the folder declares the other one. */
export async function profileOf(
  fs: FileSystem,
  { profile, data, to }: PublishRequest,
  target: Target,
): Promise<Profile> {
  const wanted =
    profile ?? target.profile ?? (data === null ? null : await profileOfData(fs, data));
  if (wanted === null) throw refused("first-publication", to);
  if (target.profile !== null && wanted !== target.profile)
    throw refused("profile-of-target", to, target.profile);
  return wanted;
}

/** Whether `web.config` of the folder is neither that of a kept release nor the new one. */
async function isAdministered(fs: FileSystem, target: Target, site: Site): Promise<boolean> {
  const file = join(target.folder, administered);
  if ((await statOrNull(fs, file)) === null) return false;
  const hash = await hashFile(fs, file);
  const releases = [...target.releases.values(), site.release];
  return !releases.some(({ fixed }) =>
    fixed.some((one) => one.path === administered && one.sha256 === hash),
  );
}
