import { tolerance, type Need } from "./lattice.ts";
import { valueAt } from "./linear.ts";

/** How far a quantity was seen to go in solutions that fit what is published. */
export interface Reach {
  readonly need: Need;
  lowest: number;
  highest: number;
}

export const openReach = (need: Need): Reach => ({ need, lowest: Infinity, highest: -Infinity });

export const isHighReached = ({ need, highest }: Reach): boolean =>
  highest >= need.upper - tolerance;

export const isLowReached = ({ need, lowest }: Reach): boolean => lowest <= need.lower + tolerance;

export function widen(reach: Reach, point: ArrayLike<number>): void {
  const value = valueAt(reach.need.quantity, point);
  reach.lowest = Math.min(reach.lowest, value);
  reach.highest = Math.max(reach.highest, value);
}
