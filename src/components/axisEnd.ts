import { ticks } from "d3-array";

/** A round number at or above every value, for the right end of an axis from 0; 1 where there is none. */
export function axisEnd(values: readonly (number | null)[]): number {
  const most = Math.max(0, ...values.map((value) => value ?? 0));
  if (most === 0) return 1;
  const [first = 0, second = most] = ticks(0, most, 4);
  const step = second - first;
  return Math.ceil(most / step) * step;
}
