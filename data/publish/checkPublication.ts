import { dirname, relative, resolve, sep } from "node:path";
import { statOrNull } from "./fileReads.ts";
import type { FileSystem } from "./fileSystem.ts";
import { finding, refused, type Finding } from "./finding.ts";
import { indexPath } from "./layout.ts";
import type { PublishRequest, Sources } from "./readSources.ts";
import type { Target } from "./readTarget.ts";
import type { Release } from "./release.ts";

/** Throws a PublishError when a source and the target lie in one another, or the target is nowhere to be. */
export async function checkPlaces(fs: FileSystem, request: PublishRequest): Promise<void> {
  const { to, site, data, settings } = request;
  for (const source of [site, data])
    if (source !== null && (isWithin(source, to) || isWithin(to, source)))
      throw refused("overlap", to, source);
  if (settings !== null && resolve(settings) === resolve(to))
    throw refused("overlap", to, settings);
  if ((await statOrNull(fs, to)) !== null) return;
  const above = await statOrNull(fs, dirname(resolve(to)));
  if (above === null || !above.isFolder) throw refused("no-parent", dirname(resolve(to)));
}

const isWithin = (path: string, folder: string): boolean => {
  const [first = ""] = relative(resolve(folder), resolve(path)).split(sep);
  return first !== "..";
};

/** What speaks against publishing these sources into the folder. */
export function checkPublication(
  request: PublishRequest,
  { site, data }: Sources,
  target: Target,
): Finding[] {
  const { to, again } = request;
  const isFirst =
    (site === null && target.html === null) || (data === null && target.pointer === null);
  const isForeign = target.html !== null && target.release === null && target.pointer === null;
  const isWithdrawn = target.record.withdrawn.some(({ id }) => id === data?.id);
  return [
    ...(isFirst ? [finding("first-publication", to)] : []),
    ...(isForeign ? [finding("foreign-folder", to, indexPath)] : []),
    ...(isWithdrawn && !again ? [finding("withdrawn", data?.folder ?? to, data?.id)] : []),
    ...formatFault(request, releaseToShow(site, target), formatToShow(data, target)),
    ...(site === null ? [] : collisions(site.id, site.release, target)),
  ];
}

const releaseToShow = (site: Sources["site"], { release, releases }: Target): Release | undefined =>
  site?.release ?? releases.get(release ?? "");

const formatToShow = (data: Sources["data"], { pointer }: Target): number | undefined =>
  data?.generation.format ?? pointer?.format;

function formatFault(
  { to }: PublishRequest,
  release: Release | undefined,
  format: number | undefined,
): Finding[] {
  if (release === undefined || format === undefined || release.reads.includes(format)) return [];
  return [finding("app-cannot-read", to, `format ${format}; reads ${release.reads.join(", ")}`)];
}

/** Whether the new page, for a moment, meets data of before that it cannot read. */
export const hasFormatGap = ({ site }: Sources, { pointer }: Target): boolean =>
  site !== null && pointer !== null && !site.release.reads.includes(pointer.format);

/** Parts of the new page that have the name of a kept part with other content. */
function collisions(id: string, release: Release, { releases }: Target): Finding[] {
  const held = new Map<string, string>();
  for (const [other, { chunks }] of releases)
    if (other !== id) for (const { path, sha256 } of chunks) held.set(path, sha256);
  return release.chunks
    .filter(({ path, sha256 }) => (held.get(path) ?? sha256) !== sha256)
    .map(({ path }) => finding("chunk-differs", path));
}

const megabyte = 1_000_000;

/** Whether the folder, or the one that it will be made in, can be written and holds so many bytes more. */
export async function checkRoom(fs: FileSystem, to: string, bytes: number) {
  const findings: Finding[] = [];
  const notices: Finding[] = [];
  const place = (await statOrNull(fs, to)) === null ? dirname(resolve(to)) : to;
  await fs.checkWritable(place).catch((error: NodeJS.ErrnoException) => {
    findings.push(finding("not-writable", place, error.code));
  });
  try {
    const free = await fs.freeBytes(place);
    if (free < bytes + megabyte)
      findings.push(finding("no-space", to, `${bytes} bytes needed, ${free} free`));
  } catch {
    notices.push(finding("space-unknown", to));
  }
  return { findings, notices };
}
