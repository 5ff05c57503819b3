import { basename } from "node:path";
import { parseGeneration, parsePointer, type Pointer } from "../../src/domain/generation.ts";
import { finding, namingPaths, refused, type Finding } from "./finding.ts";
import { generationFiles } from "./generationFiles.ts";
import {
  contentPart,
  filePath,
  indexPath,
  lockPath,
  manifestPath,
  pointerPath,
  provenancePath,
  recordPath,
  releasePath,
} from "./layout.ts";
import { parseRecord, type PublicationRecord } from "./publicationRecord.ts";
import { settingsFault } from "./readSettings.ts";
import { administered, indexOf, parseRelease, releaseOf, settingsFiles } from "./release.ts";
import { settle } from "./settle.ts";
import { isSibling, siblingsOf, withoutCoding } from "./siblings.ts";
import { SiteInspection } from "./siteInspection.ts";
import type { SiteSource } from "./siteSource.ts";
import { isDraft } from "./writeWhole.ts";

/** What was looked at, and everything that is not as it was published. */
export interface Verification {
  files: number;
  bytes: number;
  findings: readonly Finding[];
  notices: readonly Finding[];
}

/** What a published site says of itself. */
interface Claims {
  html: string | null;
  pointer: Pointer | null;
  /** The record as it was found; null without one. */
  recorded: PublicationRecord | null;
  record: PublicationRecord;
  release: string | null;
}

/**
 * Compares every file of every kept generation and release with what was published, and finds files that belong to
 * none. Throws a PublishError when nothing is published there, or nobody answers.
 */
export const verify = (source: SiteSource): Promise<Verification> =>
  namingPaths(async () => {
    const site = new SiteInspection(source);
    const paths = await source.list();
    const claims = await readClaims(site, paths ?? []);
    const { record, recorded } = claims;
    const unread = new Set<"data" | "page">();
    for (const one of record.generations)
      if (!(await checkGeneration(site, one, claims))) unread.add("data");
    for (const { id } of record.releases)
      if (!(await checkRelease(site, id, claims))) unread.add("page");
    await checkSettings(site);
    checkAgreement(site, claims);
    for (const path of paths ?? []) checkBelonging(site, path, claims, unread);
    const isPublishing = paths?.includes(lockPath) ?? false;
    return {
      ...{ files: site.files, bytes: site.bytes, findings: site.findings },
      notices: [
        ...(paths === null ? [finding("extra-unseen", source.name)] : []),
        ...(recorded !== null ? [] : [finding("only-current", recordPath)]),
        ...(isPublishing ? [finding("publishing-now", lockPath)] : []),
      ],
    };
  });

async function readClaims(site: SiteInspection, paths: readonly string[]): Promise<Claims> {
  const html = await site.text(indexPath);
  const pointerText = await site.text(pointerPath);
  const recordText = await site.text(recordPath, true);
  if (html === null && pointerText === null && recordText === null) throw nothingThere(site);
  const pointer = site.parsed(pointerPath, pointerText, parsePointer);
  const recorded = site.parsed(recordPath, recordText, parseRecord);
  const release = html === null ? null : releaseOf(html);
  const ids = {
    generations: idsOf(paths, /^data\/generations\/([0-9a-f]{16})\.json$/),
    releases: idsOf(paths, /^releases\/([0-9a-f]{16})\.json$/),
  };
  const record = settle({ record: recorded, pointer, release, ...ids }, 0);
  return { html, pointer, release, record, recorded };
}

const idsOf = (paths: readonly string[], pattern: RegExp): string[] =>
  paths.flatMap((path) => pattern.exec(path)?.[1] ?? []);

function nothingThere({ source, findings }: SiteInspection): Error {
  const [why] = findings.filter(({ code }) => code !== "missing");
  return why === undefined
    ? refused("not-published", source.name)
    : refused(why.code, source.name, why.value);
}

/** Whether its manifest can be read. */
async function checkGeneration(
  site: SiteInspection,
  { id, provenance }: PublicationRecord["generations"][number],
  { record, recorded }: Claims,
): Promise<boolean> {
  const generation = await site.document(manifestPath(id), id, parseGeneration);
  if (provenance !== null)
    await site.document(provenancePath(provenance), provenance, (text) => text);
  if (generation === null) return false;
  if (recorded !== null && generation.profile !== record.profile)
    site.add("profile-of-target", manifestPath(id), record.profile);
  for (const ref of generationFiles(generation)) {
    const path = filePath(ref);
    if (!site.known.has(path))
      await site.file({ path, bytes: ref.bytes, sha256: ref.file.slice(0, 64) });
  }
  return true;
}

/** Whether its record can be read. */
async function checkRelease(site: SiteInspection, id: string, claims: Claims): Promise<boolean> {
  const release = await site.document(releasePath(id), id, parseRelease);
  if (release === null) return false;
  const isShown = id === claims.release;
  const inPlace = release.fixed.filter(({ path }) => path !== administered);
  for (const file of [...release.chunks, ...(isShown ? inPlace : [])])
    if (!site.known.has(file.path)) await site.file(file);
  const found = isShown && claims.html !== null ? indexOf(claims.html).sha256 : null;
  if (found !== null && found !== release.index.sha256)
    site.differs(indexPath, release.index.sha256, found);
  return true;
}

async function checkSettings(site: SiteInspection): Promise<void> {
  for (const name of settingsFiles) {
    const text = await site.text(name);
    const fault = text === null ? null : settingsFault(name, text);
    if (fault !== null) site.add("settings-invalid", name, fault);
  }
}

/** Page, pointer and record must be of the same publication, and the pointer as it was written. */
function checkAgreement(site: SiteInspection, claims: Claims): void {
  const { pointer, release, record, recorded } = claims;
  if (pointer === null) return;
  if (pointer.release !== undefined && pointer.release !== release)
    site.add("unfinished", indexPath, pointer.release);
  const isOff = record.withdrawn.some(({ id }) => id === pointer.generation);
  if (isOff || (recorded !== null && recorded.version !== pointer.version))
    site.add("unfinished", recordPath);
  const noted = recorded?.generations.find(({ id }) => id === pointer.generation);
  if (recorded?.version !== pointer.version || noted === undefined) return;
  const { provenance, previous = null, published = null } = pointer;
  const isSame =
    noted.provenance === provenance && noted.previous === previous && noted.published === published;
  if (!isSame) site.add("altered", pointerPath);
}

/** What a file is that belongs to nothing; of a part with an unread manifest that is not known. */
function checkBelonging(
  site: SiteInspection,
  path: string,
  claims: Claims,
  unread: ReadonlySet<"data" | "page">,
): void {
  if (site.known.has(path) || path === administered || path === lockPath) return;
  const plain = withoutCoding(path);
  if (site.known.has(plain) && siblingsOf(plain).length > 0) return;
  if (isDraft(basename(path))) return site.add("leftover", path);
  if (isSibling(path) && site.known.has(plain)) return site.add("stale-sibling", path);
  const part = contentPart(plain);
  if (part !== null && unread.has(part)) return;
  if (part !== null && claims.recorded !== null) return site.add("leftover", path);
  if (!isTolerated(path, claims)) site.add("extra", path);
}

/** A folder copied by hand holds provenance of earlier generations, and perhaps a page that lists no files. */
const isTolerated = (path: string, { recorded, release }: Claims): boolean =>
  recorded === null &&
  (path.startsWith("data/provenance/") || (release === null && !path.startsWith("data/")));
