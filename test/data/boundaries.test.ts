import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { geoArea, geoContains } from "d3-geo";
import type { Position } from "geojson";
import { feature } from "topojson-client";
import { afterAll, describe, expect, it } from "vitest";
import {
  buildBoundaries,
  packageBoundaries,
  packageSource,
} from "../../data/boundaries/boundaries.ts";
import { boundaryParents } from "../../data/boundaries/boundaryFiles.ts";
import { BoundaryError } from "../../data/boundaries/boundaryProblem.ts";
import { labelPoint } from "../../data/boundaries/labelPoint.ts";
import { readBoundaries } from "../../data/boundaries/readBoundaries.ts";
import type { AreaTopology } from "../../data/boundaries/simplifyBoundaries.ts";
import { areaChildren } from "../../src/domain/area.ts";
import { parseShapes } from "../../src/map/shapes.ts";

const made: string[] = [];
const folder = () => {
  const path = mkdtempSync(join(tmpdir(), "boundaries-"));
  made.push(path);
  return path;
};
afterAll(() => made.forEach((path) => rmSync(path, { recursive: true })));

const load = (out: string, adcode: string) =>
  JSON.parse(readFileSync(join(out, `${adcode}.json`), "utf8")) as AreaTopology;

const polygonsOf = ({ objects, ...rest }: AreaTopology) =>
  feature({ objects, ...rest }, objects.areas).features;

/** How many geometries use each arc. */
function arcUses({ arcs, objects }: AreaTopology): number[] {
  const uses = arcs.map(() => 0);
  const indexes = objects.areas.geometries.flatMap((geometry) =>
    "arcs" in geometry ? (geometry.arcs as unknown[]).flat(3) : [],
  );
  for (const index of indexes as number[]) {
    const arc = index < 0 ? ~index : index;
    uses[arc] = (uses[arc] ?? 0) + 1;
  }
  return uses;
}

const square = (lon: number, lat: number): Position[] => [
  [lon, lat],
  [lon + 0.1, lat],
  [lon + 0.1, lat + 0.1],
  [lon, lat + 0.1],
  [lon, lat],
];

const featureOf = (adcode: unknown, ...rings: unknown[]) => ({
  type: "Feature",
  properties: { adcode },
  geometry: { type: "Polygon", coordinates: rings },
});

type TestFeature = ReturnType<typeof featureOf>;

const shanghai = (): TestFeature[] =>
  areaChildren("310000").map(({ adcode }, i) => featureOf(adcode, square(121 + i * 0.1, 31)));

function fileOf(features: unknown[], name = "map.geojson"): string {
  const path = join(folder(), name);
  writeFileSync(path, JSON.stringify({ type: "FeatureCollection", features }));
  return path;
}

function refusal(...paths: string[]): BoundaryError {
  try {
    readBoundaries(paths);
  } catch (error) {
    if (error instanceof BoundaryError) return error;
    throw error;
  }
  throw new Error("boundaries were accepted");
}

describe("the default boundaries", () => {
  const out = folder();
  const seen: string[] = [];
  const { index, missing, recoded } = buildBoundaries({
    ...packageSource,
    from: packageBoundaries(),
    out,
    onProgress: (done, total, adcode) => seen.push(`${done}/${total} ${adcode}`),
  });

  it("are 17 files with every child of the area table", () => {
    expect(readdirSync(out)).toHaveLength(18);
    expect(missing).toEqual([]);
    expect(index.areas.map(({ children }) => children.length)).toEqual([
      13, 16, 14, 12, 10, 17, 7, 4, 4, 4, 5, 7, 12, 5, 11, 6, 7,
    ]);
    for (const { adcode } of index.areas) {
      const ids = load(out, adcode).objects.areas.geometries.map(({ id }) => id);
      expect(ids).toEqual(areaChildren(adcode).map((child) => child.adcode));
    }
    expect(seen[0]).toBe("1/17 330100");
    expect(seen).toHaveLength(17);
  });

  it("give 横州市 the code in force", () => {
    const found = { file: "450100.json", feature: 11, from: "450127", to: "450181" };
    expect(recoded).toEqual([found]);
  });

  it("are small: the three places below 120 kB together", () => {
    const bytes = index.areas.slice(0, 3).map((file) => file.bytes);
    expect(bytes.reduce((a, b) => a + b)).toBeLessThan(120_000);
    expect(bytes).toEqual(
      ["330100", "310000", "450000"].map(
        (adcode) => readFileSync(join(out, `${adcode}.json`)).length,
      ),
    );
  });

  it("keep every border between two areas as one arc", () => {
    const shared = ["330100", "310000", "450000"].map(
      (adcode) => arcUses(load(out, adcode)).filter((uses) => uses === 2).length,
    );
    expect(shared).toEqual([27, 36, 30]);
  });

  it("have rings with area, wound for d3-geo, and labels inside", () => {
    for (const adcode of boundaryParents)
      for (const { id, geometry, properties } of polygonsOf(load(out, adcode))) {
        expect(geoArea(geometry), `${id}`).toBeLessThan(0.02);
        expect(geoArea(geometry), `${id}`).toBeGreaterThan(0);
        expect(geoContains(geometry, properties.label), `${id}`).toBe(true);
        expect(properties.adcode).toBe(id);
      }
  });

  it("name their source in the index", () => {
    expect(JSON.parse(readFileSync(join(out, "index.json"), "utf8"))).toEqual(index);
    expect(index).toMatchObject({ ...packageSource, reviewNumber: null });
    expect(index.areas[0]).toMatchObject({ adcode: "330100", name: "杭州市", file: "330100.json" });
    const [west = 0, south = 0, east = 0, north = 0] = index.areas[0]?.bounds ?? [];
    expect([west, south, east, north].map(Math.round)).toEqual([118, 29, 121, 31]);
  });

  it("are the same bytes when built again", () => {
    const again = folder();
    buildBoundaries({ ...packageSource, from: packageBoundaries(), out: again });
    for (const file of readdirSync(out))
      expect(readFileSync(join(again, file)).equals(readFileSync(join(out, file))), file).toBe(
        true,
      );
  });
});

describe("detailed boundaries", () => {
  // Sixteen strips whose common borders wind 2,000 times within a pixel.
  const border = (i: number): Position[] =>
    Array.from({ length: 2001 }, (_, k) => [
      121 + i * 0.1 + (i % 16 === 0 ? 0 : 0.0001 * Math.sin(k)),
      31 + k / 2000,
    ]);
  const strips = areaChildren("310000").map(({ adcode }, i) =>
    featureOf(Number(adcode), [
      ...border(i).reverse(),
      ...border(i + 1),
      ...border(i).reverse().slice(0, 1),
    ]),
  );
  const out = folder();
  buildBoundaries({ from: fileOf(strips), out, source: "strips", date: "2025" });
  const topology = load(out, "310000");

  it("lose points but not their shared borders", () => {
    expect(arcUses(topology).filter((uses) => uses === 2)).toHaveLength(15);
    const points = topology.arcs.reduce((sum, arc) => sum + arc.length, 0);
    expect(points).toBeLessThan(17 * 200);
  });

  it("keep the areas of the strips", () => {
    // 0.1° of longitude between 31° and 32°: 0.1π/180 × (sin 32° − sin 31°) steradians.
    for (const { geometry } of polygonsOf(topology))
      expect(geoArea(geometry) / 2.5973e-5).toBeCloseTo(1, 2);
  });
});

describe("a publisher's own boundaries", () => {
  it("replace all: parents they lack are reported and their old files removed", () => {
    const out = folder();
    buildBoundaries({ ...packageSource, from: packageBoundaries(), out });
    for (const name of ["310000.json.br", "330100.json.gz", "index.json.br"])
      writeFileSync(join(out, name), "compressed from the earlier map");
    const built = buildBoundaries({
      from: [fileOf(shanghai())],
      out,
      source: "上海市测绘院",
      date: "2025-06",
      coordinates: "CGCS2000",
      reviewNumber: "沪S(2025)001号",
    });
    expect(readdirSync(out).sort()).toEqual(["310000.json", "index.json"]);
    expect(built.missing).toHaveLength(16);
    expect(built.missing).not.toContain("310000");
    expect(built.index).toMatchObject({ coordinates: "CGCS2000", reviewNumber: "沪S(2025)001号" });
  });

  it("may use the property names code and 区划代码, text or number, and a BOM", () => {
    const features = shanghai().map(({ properties: { adcode }, ...rest }, i) => ({
      ...rest,
      properties: i % 2 === 0 ? { code: Number(adcode) } : { 区划代码: ` ${String(adcode)} ` },
    }));
    const path = fileOf(features);
    writeFileSync(path, `\uFEFF${readFileSync(path, "utf8")}`);
    expect(readBoundaries([path]).byParent.get("310000")).toHaveLength(16);
  });

  it("may hold several parents in one file of a folder", () => {
    const hangzhou = areaChildren("330100").map(({ adcode }, i) =>
      featureOf(adcode, square(119 + i * 0.1, 30)),
    );
    const path = fileOf([...shanghai(), ...hangzhou]);
    writeFileSync(join(path, "..", "110000.json"), "not read: the map of another area");
    writeFileSync(join(path, "..", "readme.txt"), "not a map");
    const { byParent, skipped } = readBoundaries([join(path, "..")]);
    expect([...byParent.keys()]).toEqual(["330100", "310000"]);
    expect(skipped).toEqual([join(path, "..", "110000.json")]);
  });

  const shared = "../shared/boundaries";
  it.skipIf(!existsSync(shared))("of another source are read in place", () => {
    const out = folder();
    const { index, missing } = buildBoundaries({ from: shared, out, source: "-", date: "2021" });
    expect(index.areas.map(({ children }) => children.length)).toEqual([13, 16, 14]);
    expect(missing).toHaveLength(14);
    for (const { adcode } of index.areas) {
      for (const { id, geometry, properties } of polygonsOf(load(out, adcode)))
        expect(geoContains(geometry, properties.label), `${id}`).toBe(true);
      expect(arcUses(load(out, adcode)).some((uses) => uses === 2)).toBe(true);
    }
  });
});

describe("outlines of parks", () => {
  const outline = (properties: object, lon: number, lat: number) => ({
    ...featureOf("", square(lon, lat)),
    properties,
  });
  const build = (...parks: unknown[]) => {
    const out = folder();
    buildBoundaries({
      from: [fileOf(shanghai()), fileOf(parks, "parks.geojson")],
      out,
      source: "test",
      date: "2025-01-01",
    });
    return parseShapes(load(out, "310000"));
  };

  it("are drawn on the map of their place: official ones by their id, others by an area they lie in", () => {
    const { parks, areas } = build(
      outline({ park_id: "G316033" }, 121.03, 31.02),
      outline({ 园区编号: "own-1", adcode: "310115" }, 121.5, 31.05),
    );
    expect(areas).toHaveLength(16);
    expect(parks.map(({ id }) => id)).toEqual(["G316033", "own-1"]);
    for (const { label, feature: drawn } of parks) {
      expect(geoContains(drawn, [...label])).toBe(true);
      expect(geoArea(drawn)).toBeLessThan(0.001);
    }
    expect(parks[0]?.label.map((degrees) => Math.round(degrees * 100) / 100)).toEqual([
      121.08, 31.07,
    ]);
  });

  it("leave a map without them as it was", () => expect(build().parks).toEqual([]));

  it.each([
    [{ park_id: "own-1" }, "no official park, and no area stated"],
    [{ park_id: "own-1", adcode: "110101" }, "no official park, and no area stated"],
    [{ park_id: "x".repeat(41) }, "not the id of a park"],
  ])("%j is refused", (properties, rule) => {
    const { problems } = refusal(fileOf([...shanghai(), outline(properties, 121, 31)]));
    expect(problems.map((problem) => problem.rule)).toEqual([rule]);
  });

  it("are refused twice, and without a polygon", () => {
    const one = outline({ park_id: "G316033" }, 121, 31);
    const flat = { ...one, geometry: { type: "Point", coordinates: [121, 31] } };
    const { problems } = refusal(
      fileOf([...shanghai(), one, one, { ...flat, properties: { park_id: "G313026" } }]),
    );
    expect(problems.map(({ feature: index }) => index)).toEqual([17, 18]);
  });
});

describe("boundaries that are refused", () => {
  const changed = (index: number, change: TestFeature) => shanghai().with(index, change);
  const ring = square(121, 31);

  it.each<[string, unknown, string, string]>([
    [
      "missing adcode",
      { ...featureOf("", ring), properties: null },
      "adcode missing",
      "six digits",
    ],
    ["unknown adcode", featureOf("310199", ring), "adcode unknown", "correct it"],
    ["prototype name", featureOf("__proto__", ring), "adcode unknown", "correct it"],
    ["former adcode", featureOf("310108", ring), "闸北区, not in force since 2015-10", "310106"],
    ["area above", featureOf("330000", ring), "not a child", "remove"],
    ["duplicate", featureOf("310101", ring), "already in map.geojson, feature 0", "keep one"],
    ["unclosed ring", featureOf("310106", ring.slice(0, 4)), "not closed", "end it with [121,31]"],
    ["short ring", featureOf("310106", [ring[0], ring[1], ring[0]]), "ring of 3", "at least 4"],
    [
      "ring without area",
      featureOf("310106", [ring[0], ring[1], ring[0], ring[0]]),
      "without area",
      "remove the ring",
    ],
    ["metres", featureOf("310106", square(13_500_000, 3_600_000)), "outside", "not metres"],
    ["latitude first", featureOf("310106", square(31, 121)), "outside", "longitude first"],
    ["text for a number", featureOf("310106", [["121", "31"]]), "not two numbers", "longitude"],
    ["null position", featureOf("310106", [null]), "not two numbers", "longitude"],
    ["bad hole", featureOf("310106", ring, [[121, 31]]), "ring of 1", "at least 4"],
    ["no rings", featureOf("310106"), "without rings", "remove"],
    ["ring no list", featureOf("310106", 7), "not a list", "polygons"],
    ["point", { ...featureOf("310106"), geometry: { type: "Point" } }, "not Polygon", "areas"],
    ["no geometry", { ...featureOf("310106"), geometry: null }, "not Polygon", "areas"],
    ["not a feature", "310106", "not a GeoJSON Feature", "FeatureCollection"],
    [
      "wrong parent",
      { ...featureOf("310106", ring), properties: { adcode: "310106", parent_adcode: "330100" } },
      "not a child of 330100",
      "310000",
    ],
  ])("for %s, at feature 3", (_, bad, rule, fix) => {
    const { problems, message } = refusal(fileOf(changed(3, bad as TestFeature)));
    const problem = problems.find((found) => found.feature === 3);
    expect(problem).toMatchObject({ file: "map.geojson" });
    expect(problem?.rule).toContain(rule);
    expect(problem?.fix).toContain(fix);
    expect(message).toContain("map.geojson, feature 3, ");
  });

  it("for a parent that is not complete", () => {
    const { problems } = refusal(fileOf(shanghai().slice(1)));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ value: "310101 黄浦区", rule: "上海市 incomplete" });
  });

  it("for the same area in two files, naming both", () => {
    const { problems } = refusal(fileOf(shanghai(), "a.geojson"), fileOf(shanghai(), "b.geojson"));
    expect(problems).toHaveLength(16);
    expect(problems[5]).toMatchObject({ file: "b.geojson", feature: 5 });
    expect(problems[5]?.rule).toBe("adcode already in a.geojson, feature 5");
  });

  it("for a file that is not there, and a folder without maps", () => {
    expect(refusal("/nowhere/map.geojson").message).toContain('"ENOENT": path not readable');
    expect(refusal(folder()).message).toContain("no boundary of any area");
  });

  it.each([
    ["cut short", '{"type":"FeatureCollection","features":[', "not JSON"],
    ["not UTF-8", Buffer.from([0x22, 0xff, 0x22]), "not JSON in UTF-8"],
    ["empty", "", "not JSON"],
    ["null", "null", "not a GeoJSON FeatureCollection"],
    ["a topology", '{"type":"Topology"}', "not a GeoJSON FeatureCollection"],
    ["without features", '{"type":"FeatureCollection"}', "not a GeoJSON FeatureCollection"],
  ])("for a file %s", (_, content, rule) => {
    const path = join(folder(), "map.geojson");
    writeFileSync(path, content);
    expect(refusal(path).problems[0]).toMatchObject({ file: "map.geojson", feature: null });
    expect(refusal(path).message).toContain(rule);
  });

  it("before anything is written", () => {
    const out = folder();
    const from = fileOf(shanghai().slice(1));
    expect(() => buildBoundaries({ from, out, source: "-", date: "2025" })).toThrow(BoundaryError);
    expect(readdirSync(out)).toEqual([]);
  });

  const corpus = "../shared/corpora/geojsonhint/test/data";
  it.skipIf(!existsSync(corpus))("for every malformed file of a corpus, without a crash", () => {
    const files = readdirSync(corpus, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".geojson"))
      .map((file) => join(corpus, file));
    expect(files.length).toBeGreaterThan(50);
    for (const file of files) {
      const { problems } = refusal(file);
      expect(problems.length, file).toBeGreaterThan(0);
      for (const { rule, fix } of problems) expect(`${rule}; ${fix}`, file).toMatch(/\S; \S/);
    }
  });
});

describe("labelPoint", () => {
  it("lies in the arm of a U, not in its gap", () => {
    const u = [
      [120, 30],
      [120, 33],
      [121, 33],
      [121, 31],
      [123, 31],
      [123, 33],
      [124, 33],
      [124, 30],
      [120, 30],
    ];
    expect(geoContains({ type: "Polygon", coordinates: [u] }, labelPoint([[u]]))).toBe(true);
  });

  it("is the middle of the largest of several squares, beside a hole", () => {
    const [lon, lat] = labelPoint([
      [square(100, 20)],
      [square(121, 31).map(([x = 0, y = 0]) => [121 + (x - 121) * 10, 31 + (y - 31) * 10])],
    ]);
    expect(lon).toBeCloseTo(121.5, 1);
    expect(lat).toBeCloseTo(31.5, 0);
  });
});
