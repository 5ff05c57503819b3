import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { sha256 } from "../../data/build/contentStore.ts";
import { boundaries } from "../../data/cli/boundaries.ts";
import { parseRelease, releaseOf, withRelease } from "../../data/publish/release.ts";
import { placeBoundaries } from "../../data/site/placeBoundaries.ts";
import { writeRelease } from "../../data/site/writeRelease.ts";
import { areaChildren } from "../../src/domain/area.ts";
import { hashes, temporaryFolders } from "./build/dataFolders.ts";

const folders = temporaryFolders();
afterAll(folders.remove);

const page = '<!doctype html><meta name="atlas-release" content="" />';
let site: string;

const put = (path: string, text: string): void => {
  mkdirSync(join(site, path, ".."), { recursive: true });
  writeFileSync(join(site, path), text);
};
const read = (path: string): string => readFileSync(join(site, path), "utf8");
const record = (id: string) => parseRelease(read(`releases/${id}.json`));

beforeEach(() => {
  site = folders.make();
  put("index.html", page);
  put("assets/index-AAAAAAAA.js", "1");
  put("assets/index-AAAAAAAA.js.br", "packed");
  put("favicon.svg", "<svg/>");
  put("site.json", "{}");
  put("targets.json", "[]");
  put("web.config", "<configuration/>");
  put("index.html.gz", "the page before it was named");
  put(".DS_Store", "x");
});

describe("the release record of a built site", () => {
  it("is named by its content, and the page names it", async () => {
    const id = await writeRelease(site);
    expect(releaseOf(read("index.html"))).toBe(id);
    expect(sha256(read(`releases/${id}.json`)).slice(0, 16)).toBe(id);
    expect(withRelease(read("index.html"), "")).toBe(page);
    expect(hashes(site)["index.html.gz"]).toBeUndefined();
  });

  it("lists every file but the page, the settings and the siblings", async () => {
    const { reads, index, chunks, fixed } = record(await writeRelease(site));
    expect(reads).toEqual([1]);
    expect(index).toEqual({ bytes: page.length, sha256: sha256(page) });
    expect(chunks).toEqual([{ path: "assets/index-AAAAAAAA.js", bytes: 1, sha256: sha256("1") }]);
    expect(fixed.map(({ path }) => path)).toEqual(["favicon.svg", "web.config"]);
  });

  it("is the same for the same files, another for others, and the only one", async () => {
    const id = await writeRelease(site);
    expect(await writeRelease(site)).toBe(id);
    put("favicon.svg", "<svg />");
    const other = await writeRelease(site);
    expect(other).not.toBe(id);
    expect(releaseOf(read("index.html"))).toBe(other);
    expect(Object.keys(hashes(join(site, "releases")))).toEqual([`${other}.json`]);
  });

  it("is not written for a page without a place for its name", async () => {
    put("index.html", "<!doctype html>");
    await expect(writeRelease(site)).rejects.toThrow("atlas-release");
  });
});

describe("boundaries in a site", () => {
  it("are named by their content, and those before them go", async () => {
    const from = folders.make();
    const index = { source: "s", areas: [{ adcode: "310000", file: "310000.json" }] };
    writeFileSync(join(from, "index.json"), JSON.stringify(index));
    writeFileSync(join(from, "310000.json"), "{}");
    put("boundaries/330100.json", "old");
    await placeBoundaries(from, site);
    const file = `310000-${sha256("{}").slice(0, 16)}.json`;
    expect(JSON.parse(read("boundaries/index.json"))).toEqual({
      source: "s",
      areas: [{ adcode: "310000", file }],
    });
    expect(Object.keys(hashes(join(site, "boundaries")))).toEqual([file, "index.json"]);
    expect(record(await writeRelease(site)).chunks.map(({ path }) => path)).toEqual([
      "assets/index-AAAAAAAA.js",
      `boundaries/${file}`,
    ]);
  });

  it("of a publisher replace those of a built site, which becomes another release", async () => {
    const before = await writeRelease(site);
    const square = (west: number) => [
      [west, 31],
      [west + 0.1, 31],
      [west + 0.1, 31.1],
      [west, 31.1],
      [west, 31],
    ];
    const features = areaChildren("310000").map(({ adcode }, i) => ({
      type: "Feature",
      properties: { adcode },
      geometry: { type: "Polygon", coordinates: [square(121 + i * 0.1)] },
    }));
    const map = join(folders.make(), "map.geojson");
    writeFileSync(map, JSON.stringify({ type: "FeatureCollection", features }));
    const wanted = ["--source", "s", "--date", "2025-01-01", "--site", site];
    const { exit } = await boundaries.run([map, ...wanted], () => undefined);
    const after = releaseOf(read("index.html")) ?? "";
    expect([exit, after === before]).toEqual([0, false]);
    const { areas } = JSON.parse(read("boundaries/index.json")) as { areas: { file: string }[] };
    const placed = areas.map(({ file }) => `boundaries/${file}`);
    expect(record(after).chunks.map(({ path }) => path)).toEqual(
      expect.arrayContaining(placed) as string[],
    );
    expect(placed).toHaveLength(1);
  });

  it("go to a folder or into a site, not both", async () => {
    const both = ["map.geojson", "--out", "a", "--site", "b", "--source", "s", "--date", "2025"];
    await expect(boundaries.run(both, () => undefined)).rejects.toThrow("either --out DIR or");
  });
});
