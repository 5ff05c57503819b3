import type { Feature, FeatureCollection, MultiPolygon, Position } from "geojson";
import { quantize } from "topojson-client";
import { topology } from "topojson-server";
import { filter, filterAttachedWeight, presimplify, simplify } from "topojson-simplify";
import type { GeometryCollection, Topology } from "topojson-specification";
import { labelPoint } from "./labelPoint.ts";
import type { Polygons } from "./parsePolygons.ts";
import type { Boundary, ParkBoundary } from "./readBoundaries.ts";

export interface AreaProperties {
  readonly adcode: string;
  /** Full name, 余杭区. */
  readonly name: string;
  /** [longitude, latitude], inside the area. */
  readonly label: [lon: number, lat: number];
}

export interface ParkProperties {
  /** Its id: a geometry of the topology may lose its own. */
  readonly park: string;
  /** [longitude, latitude], inside the park. */
  readonly label: [lon: number, lat: number];
}

/**
 * The children of one area, every geometry with its adcode as `id`, shared borders one arc; and the outlines of the
 * parks of a place, where there are any.
 */
export type AreaTopology = Topology<{
  areas: GeometryCollection<AreaProperties>;
  parks?: GeometryCollection<ParkProperties>;
}>;

// Pixels of a map 1,920 wide. A point goes when the triangle it makes is smaller than half a square
// pixel, an island when smaller than four; what stays snaps to a tenth of a pixel.
const pixels = 1920;
const trianglePixels = 0.5;
const islandPixels = 4;
const steps = 2e4;
// Neighbours drawn with less than a millionth of the extent between their points share a border.
const snapSteps = 1e6;

const coordinatesOf = (polygons: Polygons): Position[][][] =>
  polygons.map((rings) => rings.map((ring) => [...ring]));

function toFeature({ area, polygons }: Boundary): Feature<MultiPolygon, AreaProperties> {
  const { adcode, name } = area;
  const coordinates = coordinatesOf(polygons);
  return {
    type: "Feature",
    id: adcode,
    properties: { adcode, name, label: labelPoint(polygons) },
    geometry: { type: "MultiPolygon", coordinates },
  };
}

const toParkFeature = ({ id, polygons }: ParkBoundary): Feature<MultiPolygon, ParkProperties> => ({
  type: "Feature",
  properties: { park: id, label: labelPoint(polygons) },
  geometry: { type: "MultiPolygon", coordinates: coordinatesOf(polygons) },
});

function squarePixel({ bbox = [0, 0, 0, 0] }: AreaTopology): number {
  const [west, south, east = west, north = south] = bbox;
  return (Math.max(east - west, north - south) / pixels) ** 2;
}

const isDrawn = ({ type }: { type: string | null }) => type !== null;

function withoutIslands(detailed: AreaTopology, minArea: number): AreaTopology {
  const kept = filter(detailed, filterAttachedWeight(detailed, minArea)) as AreaTopology;
  const { areas, parks } = kept.objects;
  return [...areas.geometries, ...(parks?.geometries ?? [])].every(isDrawn) ? kept : detailed;
}

/**
 * The boundaries of one parent as a quantised topology, thinned for a map 1,920 pixels wide. A
 * border between two areas is one arc, so it stays shared. The same input gives the same output.
 */
export function simplifyBoundaries(
  boundaries: readonly Boundary[],
  outlines: readonly ParkBoundary[] = [],
): AreaTopology {
  const areas: FeatureCollection<MultiPolygon, AreaProperties> = {
    type: "FeatureCollection",
    features: boundaries.map(toFeature),
  };
  const parks: FeatureCollection<MultiPolygon, ParkProperties> = {
    type: "FeatureCollection",
    features: outlines.map(toParkFeature),
  };
  const drawn = outlines.length === 0 ? { areas } : { areas, parks };
  const full = topology(drawn, snapSteps) as AreaTopology;
  const area = squarePixel(full);
  const thinned = simplify(presimplify(full), trianglePixels * area);
  return quantize(withoutIslands(thinned, islandPixels * area), steps);
}
