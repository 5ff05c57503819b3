import { validateStyleMin } from "@maplibre/maplibre-gl-style-spec";
import { describe, expect, it } from "vitest";
import { filteredLooks, lookFilters, mapStyle, patternImages } from "../../src/map/style.ts";
import { mapColours, squareRows, squares } from "./squares.ts";

const style = mapStyle(squares, squareRows, mapColours);

describe("mapStyle", () => {
  it("is valid", () => {
    expect(validateStyleMin(style)).toEqual([]);
  });

  it("asks for nothing from outside", () => {
    expect(style).not.toHaveProperty("glyphs");
    expect(style).not.toHaveProperty("sprite");
    expect(JSON.stringify(style)).not.toMatch(/https?:|url\(/);
  });

  it("draws each layer from a source that exists, feature-state only where ids are promoted", () => {
    for (const layer of style.layers) {
      const source = "source" in layer ? layer.source : "";
      expect(Object.keys(style.sources)).toContain(source);
      if (JSON.stringify(layer).includes("feature-state")) expect(source).toBe("areas");
    }
    expect(style.sources["areas"]).toMatchObject({ promoteId: "adcode" });
  });

  it("puts the selected outline over everything, dark on white", () => {
    expect(style.layers.slice(-2).map(({ id }) => id)).toEqual(["selected-casing", "selected"]);
  });

  it("has an image for every pattern it uses and a layer for every look", () => {
    const ids = style.layers.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(filteredLooks.map((look) => `look-${look}`)));
    const used = style.layers.flatMap((layer) =>
      layer.type === "fill" ? (layer.paint?.["fill-pattern"] ?? []) : [],
    );
    expect(used).toEqual(Object.values(patternImages));
  });
});

describe("lookFilters", () => {
  const listed = (filter: unknown): unknown =>
    (filter as [string, unknown, [string, string[]]])[2][1];

  it("lists areas by status; one that no row speaks of has no data", () => {
    const rows = squareRows.filter(({ adcode }) => adcode !== "900002");
    const filters = lookFilters(squares, rows);
    expect(listed(filters["look-hatch"])).toEqual(["900002", "900004"]);
    expect(listed(filters["look-dots"])).toEqual(["900003"]);
    expect(listed(filters["look-plain"])).toEqual([]);
    expect(listed(filters.edge)).toEqual(["900002", "900003", "900004"]);
  });
});
