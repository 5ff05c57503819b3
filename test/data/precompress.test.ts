import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { filesBelow } from "../../data/site/filesBelow.ts";
import { precompress } from "../../data/site/precompress.ts";

const text = "区域覆盖率,建会率\n".repeat(200);
const textBytes = Buffer.byteLength(text);
let folder: string;

const path = (name: string): string => join(folder, name);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "precompress-"));
  await mkdir(path("dist/assets"), { recursive: true });
  await writeFile(path("dist/assets/map-1.js"), text);
});

afterEach(() => rm(folder, { recursive: true }));

const run = () => precompress({ root: path("dist"), cache: path("cache") });

test("siblings hold the same bytes, smaller", async () => {
  const sum = await run();
  const brotli = await readFile(path("dist/assets/map-1.js.br"));
  expect(brotliDecompressSync(brotli).toString()).toBe(text);
  expect(gunzipSync(await readFile(path("dist/assets/map-1.js.gz"))).toString()).toBe(text);
  expect(sum).toEqual({ files: 1, bytes: textBytes, brotliBytes: brotli.length });
  expect(brotli.length).toBeLessThan(textBytes / 10);
});

test("what a publisher edits, what is packed already and what is tiny has no sibling", async () => {
  await writeFile(path("dist/site.json"), text);
  await writeFile(path("dist/current.json"), text);
  await writeFile(path("dist/targets.json"), text);
  await writeFile(path("dist/ab.parquet"), text);
  await writeFile(path("dist/photo.png"), text);
  await writeFile(path("dist/small.css"), "a{}");
  await run();
  const siblings = (await filesBelow(path("dist"))).filter((name) => /\.(br|gz)$/.test(name));
  expect(siblings).toEqual(["assets/map-1.js.br", "assets/map-1.js.gz"]);
});

test("bytes that do not compress have no sibling, and an earlier one goes", async () => {
  await run();
  await writeFile(path("dist/assets/map-1.js"), randomBytes(4000));
  await run();
  expect(await readdir(path("dist/assets"))).toEqual(["map-1.js"]);
});

test("the same content is compressed once", async () => {
  await run();
  const cached = (await readdir(path("cache"))).find((name) => name.endsWith(".br"));
  await writeFile(path(`cache/${cached}`), "from the cache");
  await run();
  expect(await readFile(path("dist/assets/map-1.js.br"), "utf8")).toBe("from the cache");
});

test("siblings of a data folder go to a folder of their own", async () => {
  await precompress({ root: path("dist"), into: path("packed"), cache: path("cache") });
  expect(await readdir(path("dist/assets"))).toEqual(["map-1.js"]);
  expect(await readdir(path("packed/assets"))).toEqual(["map-1.js.br", "map-1.js.gz"]);
});

test("progress counts every file", async () => {
  await writeFile(path("dist/index.html"), text);
  const seen: string[] = [];
  const onProgress = (done: number, total: number) => seen.push(`${done}/${total}`);
  await precompress({ root: path("dist"), cache: path("cache"), onProgress });
  expect(seen).toEqual(["1/2", "2/2"]);
});
