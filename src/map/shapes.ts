import type { Feature, FeatureCollection, MultiLineString, MultiPolygon, Polygon } from "geojson";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";

export interface AreaShape {
  readonly adcode: string;
  /** Full name, 余杭区. */
  readonly name: string;
  /** [longitude, latitude] well inside the area. */
  readonly label: readonly [lon: number, lat: number];
  /** [west, south, east, north] in degrees. */
  readonly bounds: Bounds;
  readonly feature: AreaFeature;
}

export type Bounds = readonly [west: number, south: number, east: number, north: number];
export type AreaFeature = Feature<Polygon | MultiPolygon, { adcode: string; name: string }>;

/** The outline of a park. */
export interface ParkShape {
  readonly id: string;
  /** [longitude, latitude] inside the park. */
  readonly label: readonly [lon: number, lat: number];
  readonly feature: Feature<Polygon | MultiPolygon>;
}

/** The areas of one place, ready to draw. */
export interface AreaShapes {
  readonly areas: readonly AreaShape[];
  /** Outlines of parks that the publisher's map holds. */
  readonly parks: readonly ParkShape[];
  /** Every area as one collection; `properties.adcode` is the key. */
  readonly collection: FeatureCollection<Polygon | MultiPolygon, { adcode: string; name: string }>;
  /** Borders between two areas, each drawn once. */
  readonly borders: MultiLineString;
  /** The border of the whole place. */
  readonly outline: MultiLineString;
  readonly bounds: Bounds;
}

interface Properties {
  adcode: string;
  name: string;
  label: [number, number];
}
interface ParkProperties {
  park: string;
  label: [number, number];
}
type AreaTopology = Topology<{
  areas: GeometryCollection<Properties>;
  parks?: GeometryCollection<ParkProperties>;
}>;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isPair = (value: unknown): value is [number, number] =>
  Array.isArray(value) && value.length === 2 && value.every((n) => Number.isFinite(n));

/**
 * The shapes in a boundary file: TopoJSON whose object `areas` holds one polygon geometry per area with `id` and
 * properties `{adcode, name, label: [lon, lat]}`; an object `parks` may hold outlines with `{park, label}`.
 * @param file named in messages
 * @throws Error when the file is anything else
 */
export function parseShapes(json: unknown, file = "boundaries"): AreaShapes {
  const topology = parseTopology(json, file);
  const collection = feature(topology, topology.objects.areas);
  const areas = collection.features.map((drawn) =>
    areaShape(drawn as Feature<Polygon, Properties>),
  );
  return {
    areas,
    parks: parkShapes(topology, file),
    collection: { type: "FeatureCollection", features: areas.map((area) => area.feature) },
    borders: mesh(topology, topology.objects.areas, (a, b) => a !== b),
    outline: mesh(topology, topology.objects.areas, (a, b) => a === b),
    bounds: areas.map((area) => area.bounds).reduce(union),
  };
}

function parkShapes(topology: AreaTopology, file: string): ParkShape[] {
  const { parks } = topology.objects;
  if (parks === undefined) return [];
  return feature(topology, parks).features.map((drawn, index) => {
    const { geometry, properties } = drawn;
    if (geometry.type !== "Polygon" && geometry.type !== "MultiPolygon")
      throw new Error(`${file}, park ${index}: geometry not a polygon: ${geometry.type}`);
    const { park, label } = isRecord(properties) ? properties : {};
    if (typeof park !== "string" || !isPair(label))
      throw new Error(`${file}, park ${index}: not an id and a label; build the boundaries again`);
    return { id: park, label, feature: { type: "Feature", properties: {}, geometry } };
  });
}

function parseTopology(json: unknown, file: string): AreaTopology {
  if (!isRecord(json) || json["type"] !== "Topology" || !Array.isArray(json["arcs"]))
    throw new Error(`${file}: not a TopoJSON topology; build it with the boundaries command`);
  const areas = isRecord(json["objects"]) ? json["objects"]["areas"] : undefined;
  const geometries = isRecord(areas) ? areas["geometries"] : undefined;
  if (!Array.isArray(geometries) || geometries.length === 0)
    throw new Error(`${file}: object "areas" missing or empty; build the boundaries again`);
  geometries.forEach((geometry, index) => checkGeometry(geometry, `${file}, area ${index}`));
  checkUnique(geometries, file);
  return json as unknown as AreaTopology;
}

function checkGeometry(geometry: unknown, where: string): void {
  const { type, properties } = isRecord(geometry) ? geometry : {};
  if (type !== "Polygon" && type !== "MultiPolygon")
    throw new Error(`${where}: geometry not a polygon: ${String(type)}`);
  const { adcode, name, label } = isRecord(properties) ? properties : {};
  if (typeof adcode !== "string" || !/^\d{6}$/.test(adcode))
    throw new Error(`${where}: adcode not six digits as text: ${JSON.stringify(adcode)}`);
  if (typeof name !== "string" || name === "")
    throw new Error(`${where}: ${adcode} without a name`);
  if (!isPair(label))
    throw new Error(`${where}: label of ${adcode} not [lon, lat]: ${JSON.stringify(label)}`);
}

function checkUnique(geometries: readonly unknown[], file: string): void {
  const seen = new Set<string>();
  for (const geometry of geometries as { properties: Properties }[]) {
    const { adcode } = geometry.properties;
    if (seen.has(adcode)) throw new Error(`${file}: adcode twice: ${adcode}`);
    seen.add(adcode);
  }
}

function areaShape(drawn: Feature<Polygon | MultiPolygon, Properties>): AreaShape {
  const { adcode, name, label } = drawn.properties;
  const { geometry } = drawn;
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const points = polygons.flatMap((rings) => rings[0] ?? []);
  const bounds = points.map(([x = NaN, y = NaN]): Bounds => [x, y, x, y]).reduce(union);
  return {
    adcode,
    name,
    label,
    bounds,
    feature: { type: "Feature", id: adcode, properties: { adcode, name }, geometry },
  };
}

const union = (a: Bounds, b: Bounds): Bounds => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];
