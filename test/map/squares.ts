import type { Feature, FeatureCollection, Polygon } from "geojson";
import { topology } from "topojson-server";
import { parseShapes } from "../../src/map/shapes.ts";
import type { MapColours } from "../../src/map/areaLook.ts";
import type { MapRow } from "../../src/map/mapRow.ts";

/** Colours of the map where no style sheet says them. */
export const mapColours: MapColours = {
  ink: "#111111",
  paper: "#ffffff",
  quiet: "#e6e9e4",
  hatch: "#cccccc",
  dot: "#888888",
  edge: "#aaaaaa",
  outline: "#777777",
};

type Properties = { adcode: string; name: string; label: [number, number] };

/** One degree wide, clockwise as the boundary files are; the corner given is the south-west one. */
function square(
  adcode: string,
  name: string,
  west: number,
  south: number,
): Feature<Polygon, Properties> {
  const [east, north] = [west + 1, south + 1];
  const ring = [
    [west, south],
    [west, north],
    [east, north],
    [east, south],
    [west, south],
  ];
  return {
    type: "Feature",
    id: adcode,
    properties: { adcode, name, label: [west + 0.5, south + 0.5] },
    geometry: { type: "Polygon", coordinates: [ring] },
  };
}

const areas: FeatureCollection<Polygon, Properties> = {
  type: "FeatureCollection",
  features: [
    square("900001", "西北区", 120, 31),
    square("900002", "东北区", 121, 31),
    square("900003", "西南区", 120, 30),
    square("900004", "东南区", 121, 30),
  ],
};

/** Four squares, two by two: 900001 900002 above 900003 900004. */
export const squaresJson = (): unknown => JSON.parse(JSON.stringify(topology({ areas })));

export const squares = parseShapes(squaresJson());

const row = (adcode: string, name: string, value: number, colour: string): MapRow => ({
  adcode,
  name,
  value,
  amount: 100,
  status: "ok",
  valueText: (value * 100).toFixed(1),
  colour,
});

export const squareRows: readonly MapRow[] = [
  row("900001", "西北区", 0.9, "#0b5c55"),
  row("900002", "东北区", 0.7, "#d6b062"),
  { ...row("900003", "西南区", 0, "#f1f2ef"), value: null, status: "hidden", valueText: "*" },
  { ...row("900004", "东南区", 0, "#f1f2ef"), value: null, status: "none", valueText: "—" },
];
