import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { sha256 } from "../../../data/build/contentStore.ts";
import { generationFiles } from "../../../data/publish/generationFiles.ts";
import { indexOf, parseRelease, releaseOf } from "../../../data/publish/release.ts";
import { settingsFault } from "../../../data/publish/readSettings.ts";
import { parseGeneration, parsePointer } from "../../../src/domain/generation.ts";

/** What a reader came to see. */
export interface Seen {
  generation: string;
  release: string;
  version: number;
}

/** A page as a reader opens it: page, its parts, pointer, manifest and every file, each checked by its hash. */
export async function openAsReader(folder: string): Promise<Seen> {
  const html = await text(folder, "index.html");
  const release = releaseOf(html) ?? "";
  const record = parseRelease(await named(folder, `releases/${release}.json`, release));
  if (indexOf(html).sha256 !== record.index.sha256) throw new Error("mixed: page and release");
  for (const { path, sha256: hash } of record.chunks) await named(folder, path, hash);
  const map = JSON.parse(await text(folder, "boundaries/index.json")) as {
    areas: { file: string }[];
  };
  for (const { file } of map.areas)
    await named(folder, `boundaries/${file}`, /-([0-9a-f]{16})/.exec(file)?.[1] ?? "none");
  for (const name of ["site.json", "targets.json"] as const) {
    const fault = settingsFault(name, await text(folder, name));
    if (fault !== null) throw new Error(fault);
  }
  return { release, ...(await openData(folder)) };
}

/** Pointer, manifest, provenance and every file of the generation that a reader is shown. */
export async function openData(folder: string): Promise<Omit<Seen, "release">> {
  const pointer = parsePointer(await text(folder, "data/current.json"));
  const { generation: id, version, provenance } = pointer;
  const generation = parseGeneration(await named(folder, `data/generations/${id}.json`, id));
  await named(folder, `data/provenance/${provenance}.json`, provenance);
  for (const { file } of generationFiles(generation))
    await named(folder, `data/files/${file}`, file.slice(0, 64));
  return { generation: id, version };
}

const text = (folder: string, path: string): Promise<string> =>
  readFile(join(folder, path), "utf8");

async function named(folder: string, path: string, hash: string): Promise<string> {
  const bytes = await readFile(join(folder, path));
  if (!sha256(bytes).startsWith(hash)) throw new Error(`mixed: ${path}`);
  return bytes.toString();
}
