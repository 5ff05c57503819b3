import type { MapItem } from "./mapItem.ts";

export const directions = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"] as const;
export type Direction = (typeof directions)[number];

const steps: Record<Direction, readonly [east: number, north: number]> = {
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** Steps aside cost more than steps ahead; what lies more aside than ahead by two to one is not in the direction. */
function cost(from: MapItem, to: MapItem, [east, north]: readonly [number, number]): number {
  const squeeze = Math.cos((from.label[1] * Math.PI) / 180);
  const dx = (to.label[0] - from.label[0]) * squeeze;
  const dy = to.label[1] - from.label[1];
  const ahead = dx * east + dy * north;
  const aside = Math.abs(dx * north) + Math.abs(dy * east);
  return ahead > 0 && aside <= ahead * 2 ? ahead + aside * 2 : Infinity;
}

/** The next item in a direction, by label points; the item itself when there is none. */
export function nearestItem(items: readonly MapItem[], id: string, direction: Direction): string {
  const from = items.find((item) => item.id === id);
  if (from === undefined) return id;
  let best = { id, cost: Infinity };
  for (const to of items) {
    const next = to === from ? Infinity : cost(from, to, steps[direction]);
    if (next < best.cost) best = { id: to.id, cost: next };
  }
  return best.id;
}
