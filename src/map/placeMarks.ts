import { group } from "d3-array";
import { bubbleRadius } from "./bubbles.ts";
import type { MapMark, MapPoint } from "./mapRow.ts";

/** A mark on the screen; pixels. */
export interface PlacedMark {
  readonly mark: MapMark;
  readonly at: MapPoint;
  readonly radius: number;
}

/** Even a park with one enterprise is seen, and can be hit. */
const leastRadius = 4;

/** Turns of a spiral on which marks at one point lie beside each other: the golden angle keeps them apart. */
const turn = Math.PI * (3 - Math.sqrt(5));
const step = 9;

const beside = ({ x, y }: MapPoint, index: number): MapPoint => ({
  x: x + Math.cos(index * turn) * step * Math.sqrt(index),
  y: y + Math.sin(index * turn) * step * Math.sqrt(index),
});

/**
 * Circles whose area is in proportion to the amount, large ones first so that small ones stay in sight; marks at one
 * point lie beside each other. `limit` is the radius of the largest amount.
 */
export function placeMarks(
  marks: readonly MapMark[],
  project: (place: readonly [number, number]) => MapPoint,
  limit: number,
): PlacedMark[] {
  const most = Math.max(0, ...marks.map(({ amount }) => amount ?? 0));
  const radius = ({ amount }: MapMark): number =>
    Math.max(leastRadius, bubbleRadius(amount ?? 0, most, limit));
  return [...group(marks, ({ at }) => at.join(" ")).values()]
    .flatMap((alike) =>
      alike.map((mark, index) => ({
        mark,
        at: beside(project(mark.at), index),
        radius: radius(mark),
      })),
    )
    .sort((a, b) => b.radius - a.radius || (a.mark.id < b.mark.id ? -1 : 1));
}
