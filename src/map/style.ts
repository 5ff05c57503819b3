import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  StyleSpecification,
} from "maplibre-gl";
import { areaLooks, isValued, lookOf, type AreaLook, type MapColours } from "./areaLook.ts";
import type { MapRow } from "./mapRow.ts";
import type { AreaShapes } from "./shapes.ts";

/** Looks that MapLibre cannot switch by feature-state: a filtered layer each. */
export const filteredLooks = areaLooks.filter((look) => look !== "colour");
type FilteredLook = Exclude<AreaLook, "colour">;

/** Names under which the pattern images are added. */
export const patternImages = { rings: "rings", hatch: "hatch", dots: "dots" } as const;

const is = (state: "hovered" | "selected", width: number): ExpressionSpecification => [
  "case",
  ["boolean", ["feature-state", state], false],
  width,
  0,
];

const listed = (adcodes: readonly string[]): FilterSpecification => [
  "in",
  ["get", "adcode"],
  ["literal", [...adcodes]],
];

/** Filters of the layers whose areas depend on the rows: layer id → filter. */
export function lookFilters(
  shapes: AreaShapes,
  rows: readonly MapRow[],
): Record<`look-${FilteredLook}` | "edge", FilterSpecification> {
  const byAdcode = new Map(rows.map((row) => [row.adcode, row]));
  const looks = shapes.areas.map(({ adcode }) => ({ adcode, look: lookOf(byAdcode.get(adcode)) }));
  const having = (look: AreaLook): FilterSpecification =>
    listed(looks.filter((area) => area.look === look).map(({ adcode }) => adcode));
  return {
    "look-rings": having("rings"),
    "look-hatch": having("hatch"),
    "look-dots": having("dots"),
    "look-plain": having("plain"),
    edge: listed(looks.filter(({ look }) => !isValued(look)).map(({ adcode }) => adcode)),
  };
}

type Filters = ReturnType<typeof lookFilters>;

function areaLayers(filters: Filters, colours: MapColours): LayerSpecification[] {
  const source = "areas";
  const fill: ExpressionSpecification = ["coalesce", ["feature-state", "colour"], colours.paper];
  const pattern = (look: keyof typeof patternImages): LayerSpecification => ({
    id: `look-${look}`,
    type: "fill",
    source,
    filter: filters[`look-${look}`],
    paint: { "fill-pattern": patternImages[look] },
  });
  return [
    { id: "fill", type: "fill", source, paint: { "fill-color": fill, "fill-antialias": false } },
    pattern("rings"),
    pattern("hatch"),
    pattern("dots"),
    {
      id: "look-plain",
      type: "fill",
      source,
      filter: filters["look-plain"],
      paint: { "fill-color": colours.paper, "fill-antialias": false },
    },
  ];
}

const rounded = { "line-join": "round", "line-cap": "round" } as const;

function line(id: string, source: string, colour: string, width: number): LayerSpecification {
  const paint = { "line-color": colour, "line-width": width };
  return { id, type: "line", source, layout: rounded, paint };
}

function stateLine(
  id: string,
  state: "hovered" | "selected",
  colour: string,
  width: number,
): LayerSpecification {
  const paint = { "line-color": colour, "line-width": is(state, width) };
  return { id, type: "line", source: "areas", layout: rounded, paint };
}

function lineLayers(filters: Filters, colours: MapColours): LayerSpecification[] {
  return [
    line("borders", "borders", colours.paper, 1.2),
    {
      id: "edge",
      type: "line",
      source: "areas",
      filter: filters.edge,
      layout: rounded,
      paint: { "line-color": colours.edge, "line-width": 0.8 },
    },
    line("outline", "outline", colours.outline, 1),
    stateLine("hovered-casing", "hovered", colours.paper, 3.5),
    stateLine("hovered", "hovered", colours.ink, 1.4),
    stateLine("selected-casing", "selected", colours.paper, 5.5),
    stateLine("selected", "selected", colours.ink, 2.4),
  ];
}

/** The whole style: geometry inline, nothing fetched, no glyphs and no sprite. */
export function mapStyle(
  shapes: AreaShapes,
  rows: readonly MapRow[],
  colours: MapColours,
): StyleSpecification {
  const filters = lookFilters(shapes, rows);
  return {
    version: 8,
    sources: {
      areas: { type: "geojson", data: shapes.collection, promoteId: "adcode", tolerance: 0 },
      borders: { type: "geojson", data: shapes.borders, tolerance: 0 },
      outline: { type: "geojson", data: shapes.outline, tolerance: 0 },
    },
    layers: [...areaLayers(filters, colours), ...lineLayers(filters, colours)],
  };
}
