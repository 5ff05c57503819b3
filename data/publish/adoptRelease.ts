import { join } from "node:path";
import { canonicalJson } from "../build/canonicalJson.ts";
import { sha256 } from "../build/contentStore.ts";
import { filesBelow, hashFile } from "./fileReads.ts";
import type { FileSystem } from "./fileSystem.ts";
import { releasePath } from "./layout.ts";
import type { Release, SiteFile } from "./release.ts";
import { isSibling } from "./siblings.ts";
import { wantedText, type WantedFile } from "./wantedFile.ts";

/** A release for a page that was copied by hand and names none, so that its parts stay for those who have it open. */
export async function adoptRelease(
  fs: FileSystem,
  folder: string,
  html: string,
): Promise<{ id: string; release: Release; file: WantedFile }> {
  const chunks: SiteFile[] = [];
  for (const below of ["assets", "boundaries"])
    for (const name of await filesBelow(fs, join(folder, below)))
      if (!isSibling(name) && name !== "index.json")
        chunks.push(await siteFile(fs, folder, `${below}/${name}`));
  const index = { bytes: Buffer.byteLength(html), sha256: sha256(html) };
  const release: Release = { format: 1, reads: [1], index, chunks, fixed: [] };
  const text = canonicalJson(release);
  const id = sha256(text).slice(0, 16);
  return { id, release, file: wantedText(releasePath(id), text) };
}

async function siteFile(fs: FileSystem, folder: string, path: string): Promise<SiteFile> {
  const file = join(folder, path);
  return { path, bytes: (await fs.stat(file)).bytes, sha256: await hashFile(fs, file) };
}
