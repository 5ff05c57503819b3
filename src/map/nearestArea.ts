import type { AreaShape } from "./shapes.ts";

export const directions = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"] as const;
export type Direction = (typeof directions)[number];

const steps: Record<Direction, readonly [east: number, north: number]> = {
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** Steps aside cost more than steps ahead; what lies more aside than ahead by two to one is not in the direction. */
function cost(from: AreaShape, to: AreaShape, [east, north]: readonly [number, number]): number {
  const squeeze = Math.cos((from.label[1] * Math.PI) / 180);
  const dx = (to.label[0] - from.label[0]) * squeeze;
  const dy = to.label[1] - from.label[1];
  const ahead = dx * east + dy * north;
  const aside = Math.abs(dx * north) + Math.abs(dy * east);
  return ahead > 0 && aside <= ahead * 2 ? ahead + aside * 2 : Infinity;
}

/** The next area in a direction, by label points; the area itself when there is none. */
export function nearestArea(
  areas: readonly AreaShape[],
  adcode: string,
  direction: Direction,
): string {
  const from = areas.find((area) => area.adcode === adcode);
  if (from === undefined) return adcode;
  let best = { adcode, cost: Infinity };
  for (const to of areas) {
    const next = to === from ? Infinity : cost(from, to, steps[direction]);
    if (next < best.cost) best = { adcode: to.adcode, cost: next };
  }
  return best.adcode;
}
