import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { mimeTypes } from "../../../data/site/mimeType.ts";

const hash = "0123456789abcdef".repeat(4);

const page = `<!doctype html><html><head><title>atlas</title>
<script src="./assets/index-a1b2c3d4.js" type="module"></script></head><body>${"<p></p>".repeat(200)}</body></html>`;

const answers = JSON.stringify({ rows: Array.from({ length: 500 }, (_, i) => i) });

/** Names that carry a hash. */
export const hashed = {
  script: "assets/index-a1b2c3d4.js",
  wasm: "assets/engine-d4e5-6_A.wasm",
  parquet: `data/files/${hash}.parquet`,
  answers: `data/files/${hash}.json`,
  generation: `data/generations/${hash.slice(0, 16)}.json`,
  provenance: `data/provenance/${hash}.json`,
  release: `releases/${hash.slice(0, 16)}.json`,
  boundaries: `boundaries/330100-${hash.slice(0, 16)}.json`,
} as const;

const contents: Readonly<Record<string, string | Buffer>> = {
  ...Object.fromEntries(
    Object.keys(mimeTypes).map((extension) => [`kinds/kind${extension}`, `kind ${extension}`]),
  ),
  "index.html": page,
  "site.json": '{"title":"atlas"}',
  "targets.json": "[]",
  "boundaries/index.json": JSON.stringify({ areas: Array.from({ length: 300 }, (_, i) => i) }),
  "data/current.json": '{"version":1}',
  "kinds/unknown.bin": Buffer.from([0, 1, 2]),
  "assets/index.html": "not named by its content",
  "assets/sub/deep.txt": "deep",
  "web.config": "<configuration />",
  ".secret": "hidden",
  ".git/config": "hidden",
  "data/.work/draft.json": "{}",
  [hashed.script]: "console.log('map');\n".repeat(200),
  [hashed.wasm]: Buffer.alloc(5000, "wasm"),
  [hashed.parquet]: Buffer.from(Array.from({ length: 5000 }, (_, i) => i % 251)),
  [hashed.answers]: answers,
  [hashed.generation]: "{}",
  [hashed.provenance]: "{}",
  [hashed.release]: "{}",
  [hashed.boundaries]: "{}",
};

/** Files with compressed siblings. */
export const packed = ["index.html", "boundaries/index.json", hashed.script, hashed.wasm] as const;

export interface SiteFolder {
  /** What a web server may read. */
  root: string;
  /** Bytes of a file of the site. */
  content: (path: string) => Buffer;
  sibling: (path: string, coding: "br" | "gzip") => Buffer;
  close: () => Promise<void>;
}

const content = (path: string): Buffer => Buffer.from(contents[path] ?? "");

const sibling = (path: string, coding: "br" | "gzip"): Buffer =>
  coding === "br" ? brotliCompressSync(content(path)) : gzipSync(content(path), { level: 9 });

/** A small published folder with every kind of file, in a temporary folder that every user may read. */
export async function siteFolder(): Promise<SiteFolder> {
  const root = await mkdtemp(join(tmpdir(), "atlas-site-"));
  await chmod(root, 0o755);
  const put = async (path: string, bytes: Buffer) => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), bytes);
  };
  for (const path of Object.keys(contents)) await put(path, content(path));
  for (const path of packed) {
    await put(`${path}.br`, sibling(path, "br"));
    await put(`${path}.gz`, sibling(path, "gzip"));
  }
  return { root, content, sibling, close: () => rm(root, { recursive: true }) };
}
