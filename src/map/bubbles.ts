import type { MapPoint, MapRow } from "./mapRow.ts";

/** Radius of a circle whose area is in proportion to the amount; `most` has radius `limit`, in pixels. */
export const bubbleRadius = (amount: number, most: number, limit: number): number =>
  most > 0 && amount > 0 ? Math.sqrt(amount / most) * limit : 0;

/** Largest circle for a map of this size, in pixels. */
export const bubbleLimit = (width: number, height: number): number =>
  Math.max(12, Math.min(36, Math.min(width, height) * 0.075));

export interface Bubble {
  readonly adcode: string;
  readonly at: MapPoint;
  readonly radius: number;
  readonly colour: string;
}

export const mostAmount = (rows: readonly MapRow[]): number =>
  Math.max(0, ...rows.map(({ amount }) => amount ?? 0));

/**
 * Circles of the rows that have an amount, large ones first so that small ones stay in sight. `most` has the radius
 * `limit`: the largest amount of the rows unless told otherwise.
 */
export function bubbles(
  rows: readonly MapRow[],
  at: (adcode: string) => MapPoint | undefined,
  limit: number,
  most = mostAmount(rows),
): Bubble[] {
  return rows
    .flatMap(({ adcode, amount, colour, status }) => {
      const point = at(adcode);
      if (point === undefined || amount === null || amount <= 0 || status !== "ok") return [];
      return [{ adcode, at: point, radius: bubbleRadius(amount, most, limit), colour }];
    })
    .sort((a, b) => b.radius - a.radius || (a.adcode < b.adcode ? -1 : 1));
}
