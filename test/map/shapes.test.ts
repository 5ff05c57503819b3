import { describe, expect, it } from "vitest";
import { parseShapes } from "../../src/map/shapes.ts";
import { squares, squaresJson } from "./squares.ts";

type Loose = { type: string; objects: { areas: { geometries: Record<string, unknown>[] } } };

/** The squares with their second geometry changed. */
function changed(change: (geometry: Record<string, unknown>) => void): unknown {
  const json = squaresJson() as Loose;
  const second = json.objects.areas.geometries[1];
  if (second !== undefined) change(second);
  return json;
}

const properties = { adcode: "900002", name: "东北区", label: [121.5, 31.5] };

describe("parseShapes", () => {
  it("keeps adcodes, names, label points and extents", () => {
    expect(squares.areas.map(({ adcode }) => adcode)).toEqual([
      "900001",
      "900002",
      "900003",
      "900004",
    ]);
    expect(squares.areas[1]).toMatchObject({
      name: "东北区",
      label: [121.5, 31.5],
      bounds: [121, 31, 122, 32],
      feature: { id: "900002", properties: { adcode: "900002", name: "东北区" } },
    });
    expect(squares.bounds).toEqual([120, 30, 122, 32]);
  });

  it("parts inner borders from the outline", () => {
    const points = (lines: readonly (readonly unknown[])[]) => lines.flat().map(String);
    expect(points(squares.borders.coordinates)).toContain("121,31");
    expect(points(squares.outline.coordinates)).not.toContain("121,31");
    expect(points(squares.outline.coordinates)).toContain("120,30");
    expect(points(squares.borders.coordinates)).not.toContain("120,30");
  });

  it.each([
    ["a page instead of a file", "<!doctype html>", "x.json: not a TopoJSON topology"],
    ["GeoJSON", { type: "FeatureCollection", features: [] }, "x.json: not a TopoJSON topology"],
    [
      "another object",
      { type: "Topology", arcs: [], objects: { land: {} } },
      'x.json: object "areas" missing or empty',
    ],
    [
      "a numeric adcode",
      changed((area) => (area["properties"] = { ...properties, adcode: 900002 })),
      "x.json, area 1: adcode not six digits as text: 900002",
    ],
    [
      "a label without latitude",
      changed((area) => (area["properties"] = { ...properties, label: [121.5] })),
      "x.json, area 1: label of 900002 not [lon, lat]: [121.5]",
    ],
    [
      "no name",
      changed((area) => (area["properties"] = { ...properties, name: "" })),
      "x.json, area 1: 900002 without a name",
    ],
    [
      "an empty geometry",
      changed((area) => (area["type"] = null)),
      "x.json, area 1: geometry not a polygon: null",
    ],
    [
      "an adcode twice",
      changed((area) => (area["properties"] = { ...properties, adcode: "900001" })),
      "x.json: adcode twice: 900001",
    ],
  ])("refuses %s", (_, json, message) => {
    expect(() => parseShapes(json, "x.json")).toThrow(message);
  });
});
