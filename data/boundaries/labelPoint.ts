import { signedArea, type Polygons, type Ring } from "./parsePolygons.ts";

interface Cell {
  readonly x: number;
  readonly y: number;
  /** Half the side. */
  readonly half: number;
  /** Distance from the centre to the outline, negative outside. */
  readonly distance: number;
}

function squaredDistanceToSegment(
  px: number,
  py: number,
  [ax = 0, ay = 0]: readonly number[],
  [bx = 0, by = 0]: readonly number[],
): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / length));
  return (px - ax - t * dx) ** 2 + (py - ay - t * dy) ** 2;
}

function signedDistance(x: number, y: number, rings: readonly Ring[]): number {
  let inside = false;
  let least = Infinity;
  for (const ring of rings) {
    for (const [i, b] of ring.entries()) {
      const a = ring[i === 0 ? ring.length - 1 : i - 1] ?? b;
      const [[ax = 0, ay = 0], [bx = 0, by = 0]] = [a, b];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
      least = Math.min(least, squaredDistanceToSegment(x, y, a, b));
    }
  }
  return (inside ? 1 : -1) * Math.sqrt(least);
}

const largest = (polygons: Polygons): readonly Ring[] =>
  polygons.reduce((a, b) =>
    Math.abs(signedArea(b[0] ?? [])) > Math.abs(signedArea(a[0] ?? [])) ? b : a,
  );

const bounds = (ring: Ring) => {
  const xs = ring.map(([x = 0]) => x);
  const ys = ring.map(([, y = 0]) => y);
  return { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) };
};

function split({ x, y, half }: Cell, cell: (x: number, y: number, half: number) => Cell): Cell[] {
  const h = half / 2;
  return [
    cell(x - h, y - h, h),
    cell(x + h, y - h, h),
    cell(x - h, y + h, h),
    cell(x + h, y + h, h),
  ];
}

function innermost(rings: readonly Ring[]): Cell {
  const { x0, y0, x1, y1 } = bounds(rings[0] ?? []);
  const half = Math.max(x1 - x0, y1 - y0) / 2;
  const cell = (x: number, y: number, half: number): Cell => ({
    x,
    y,
    half,
    distance: signedDistance(x, y, rings),
  });
  let best = cell((x0 + x1) / 2, (y0 + y1) / 2, half);
  let open = [best];
  while (open.length > 0) {
    const next = open.flatMap((parent) => split(parent, cell));
    for (const candidate of next) if (candidate.distance > best.distance) best = candidate;
    // A cell can hold no point farther inside than this.
    const enough = best.distance + half / 200;
    open = next.filter(({ distance, half }) => distance + half * Math.SQRT2 > enough);
  }
  return best;
}

/**
 * The pole of inaccessibility of the largest polygon, to 1/400 of its extent: the point farthest
 * from any outline, so a label there stays inside. [longitude, latitude], five decimals.
 */
export function labelPoint(polygons: Polygons): [lon: number, lat: number] {
  const rings = largest(polygons);
  const { y0, y1 } = bounds(rings[0] ?? []);
  const squeeze = Math.cos(((y0 + y1) / 2) * (Math.PI / 180));
  const level = rings.map((ring) => ring.map(([lon = 0, lat = 0]) => [lon * squeeze, lat]));
  const { x, y } = innermost(level);
  return [Number((x / squeeze).toFixed(5)), Number(y.toFixed(5))];
}
