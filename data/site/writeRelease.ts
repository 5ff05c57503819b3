import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { dataFormat } from "../../src/domain/generation.ts";
import { canonicalJson } from "../build/canonicalJson.ts";
import { sha256 } from "../build/contentStore.ts";
import {
  indexOf,
  isChunk,
  settingsFiles,
  withRelease,
  type Release,
  type SiteFile,
} from "../publish/release.ts";
import { filesBelow } from "./filesBelow.ts";
import { codings, siblingExtension } from "./negotiate.ts";

const siblings = codings.map((coding) => siblingExtension[coding]);

const isListed = (path: string): boolean =>
  path !== "index.html" &&
  !/(^|\/)\./.test(path) &&
  !settingsFiles.some((name) => name === path) &&
  !/^(releases|data)\//.test(path) &&
  !siblings.some((extension) => path.endsWith(extension));

async function siteFile(site: string, path: string): Promise<SiteFile> {
  const bytes = await readFile(join(site, path));
  return { path, bytes: bytes.length, sha256: sha256(bytes) };
}

/**
 * Writes the release record of a built site, named by its content, and names it in `index.html`. Returns its id; the
 * same files give the same one.
 */
export async function writeRelease(site: string): Promise<string> {
  const html = await readFile(join(site, "index.html"), "utf8");
  const paths = (await filesBelow(site)).filter(isListed);
  const files = await Promise.all(paths.map((path) => siteFile(site, path)));
  const release: Release = {
    format: 1,
    reads: [dataFormat],
    index: indexOf(html),
    chunks: files.filter(({ path }) => isChunk(path)),
    fixed: files.filter(({ path }) => !isChunk(path)),
  };
  const text = canonicalJson(release);
  const id = sha256(text).slice(0, 16);
  await rm(join(site, "releases"), { recursive: true, force: true });
  await mkdir(join(site, "releases"), { recursive: true });
  await writeFile(join(site, "releases", `${id}.json`), text);
  for (const extension of siblings) await rm(join(site, `index.html${extension}`), { force: true });
  await writeFile(join(site, "index.html"), withRelease(html, id));
  return id;
}
