import { join } from "node:path";
import { sha256 } from "../build/contentStore.ts";
import { readOrNull } from "./fileReads.ts";
import type { FileSystem } from "./fileSystem.ts";
import { finding, refused, type Finding } from "./finding.ts";
import { indexPath, releasePath } from "./layout.ts";
import { indexOf, parseRelease, releaseOf, type Release, type SiteFile } from "./release.ts";
import { differences, wantedText, type WantedFile } from "./wantedFile.ts";

/** A built site that is to be published. */
export interface Site {
  id: string;
  release: Release;
  /** Files named by their content, and the record of the release. */
  chunks: readonly WantedFile[];
  fixed: readonly WantedFile[];
  index: WantedFile;
  findings: readonly Finding[];
}

/** Reads a built site and checks every file of it. Throws a PublishError when it is none. */
export async function readSite(fs: FileSystem, folder: string): Promise<Site> {
  const { id, html, text, release } = await readRelease(fs, folder);
  const wanted = (file: SiteFile): WantedFile => ({
    ...file,
    from: { file: join(folder, file.path) },
  });
  const files = [...release.chunks, ...release.fixed];
  const findings = await differences(fs, folder, files, "site-altered");
  if (indexOf(html).sha256 !== release.index.sha256)
    findings.unshift(finding("site-altered", join(folder, indexPath), "altered"));
  return {
    ...{ id, release, findings },
    chunks: [...release.chunks.map(wanted), wantedText(releasePath(id), text)],
    fixed: release.fixed.map(wanted),
    index: wantedText(indexPath, html),
  };
}

async function readRelease(fs: FileSystem, folder: string) {
  const html = (await readOrNull(fs, join(folder, indexPath)))?.toString();
  const id = html === undefined ? null : releaseOf(html);
  if (html === undefined || id === null) throw refused("no-site", folder);
  const path = join(folder, releasePath(id));
  const text = (await readOrNull(fs, path))?.toString();
  if (text === undefined || !sha256(text).startsWith(id)) throw refused("site-altered", path);
  return { id, html, text, release: parseRelease(text) };
}
