import type { Position } from "geojson";

export type Ring = readonly Position[];
export type Polygons = readonly (readonly Ring[])[];

/** Why a geometry cannot be drawn: the offending value, the rule, the fix. */
export interface GeometryFault {
  readonly value: unknown;
  readonly rule: string;
  readonly fix: string;
}

const box = { west: 70, east: 140, south: 0, north: 60 } as const;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function isPosition(value: unknown): value is number[] {
  return Array.isArray(value) && value.length >= 2 && value.every((n) => Number.isFinite(n));
}

function isInBox([lon = NaN, lat = NaN]: readonly number[]): boolean {
  return lon >= box.west && lon <= box.east && lat >= box.south && lat <= box.north;
}

/** Twice the signed area in square degrees; positive when counter-clockwise. */
export function signedArea(ring: Ring): number {
  const [x = 0, y = 0] = ring[0] ?? [];
  let sum = 0;
  for (const [i, [x0 = 0, y0 = 0]] of ring.entries()) {
    const [x1 = 0, y1 = 0] = ring[(i + 1) % ring.length] ?? [];
    sum += (x0 - x) * (y1 - y) - (x1 - x) * (y0 - y);
  }
  return sum;
}

function positionFault(ring: readonly unknown[]): GeometryFault | null {
  for (const value of ring) {
    if (!isPosition(value))
      return { value, rule: "position not two numbers", fix: "write [longitude, latitude]" };
    if (!isInBox(value)) {
      const rule = "coordinates outside longitude 70–140, latitude 0–60";
      return { value, rule, fix: "use degrees, longitude first (not metres, not latitude first)" };
    }
  }
  return null;
}

function ringFault(ring: unknown): GeometryFault | null {
  if (!Array.isArray(ring))
    return {
      value: ring,
      rule: "ring not a list of positions",
      fix: "export the layer as polygons",
    };
  const fault = positionFault(ring);
  if (fault) return fault;
  if (ring.length < 4)
    return { value: ring, rule: `ring of ${ring.length} positions`, fix: "give at least 4" };
  const [first, last] = [ring[0] as Position, ring[ring.length - 1] as Position];
  if (first[0] !== last[0] || first[1] !== last[1])
    return { value: last, rule: "ring not closed", fix: `end it with ${JSON.stringify(first)}` };
  if (signedArea(ring as Position[]) === 0)
    return { value: ring, rule: "ring without area", fix: "remove the ring" };
  return null;
}

function polygonFault(polygon: unknown): GeometryFault | null {
  if (!Array.isArray(polygon) || polygon.length === 0)
    return { value: polygon, rule: "polygon without rings", fix: "remove the empty polygon" };
  for (const ring of polygon) {
    const fault = ringFault(ring);
    if (fault) return fault;
  }
  return null;
}

function polygonsOf(geometry: unknown): unknown[] | GeometryFault {
  const type = isRecord(geometry) ? geometry.type : geometry;
  const coordinates = isRecord(geometry) ? geometry.coordinates : undefined;
  if (type !== "Polygon" && type !== "MultiPolygon")
    return { value: type, rule: "geometry not Polygon or MultiPolygon", fix: "export areas only" };
  const polygons: unknown = type === "Polygon" ? [coordinates] : coordinates;
  if (!Array.isArray(polygons) || polygons.length === 0)
    return { value: polygons, rule: "geometry without polygons", fix: "export the layer again" };
  return polygons;
}

// d3-geo takes the side to the right of a ring as its inside; MapLibre only needs holes reversed.
function wound(ring: Ring, index: number): Ring {
  const flat = ring.map(([lon = 0, lat = 0]) => [lon, lat]);
  const clockwise = signedArea(flat) < 0;
  return clockwise === (index === 0) ? flat : flat.reverse();
}

/**
 * The polygons of a GeoJSON Polygon or MultiPolygon, in degrees, heights dropped, outer rings
 * clockwise and holes counter-clockwise whatever the source does; or the first fault found.
 */
export function parsePolygons(geometry: unknown): Polygons | GeometryFault {
  const polygons = polygonsOf(geometry);
  if (!Array.isArray(polygons)) return polygons;
  for (const polygon of polygons) {
    const fault = polygonFault(polygon);
    if (fault) return fault;
  }
  return (polygons as Position[][][]).map((rings) => rings.map(wound));
}
