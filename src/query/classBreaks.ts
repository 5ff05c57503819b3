import { quantileSorted } from "d3-array";
import { roundedBreaks } from "../domain/breaks.ts";
import { ownBreaks } from "../domain/classMethod.ts";
import { naturalLimits } from "./naturalLimits.ts";

const classCount = 5;

/** Lower bounds of the classes but the first, 0–1, for values 0–1. */
export function classBreaks(classing: string, values: readonly number[]): number[] {
  const own = ownBreaks(classing);
  if (own !== undefined) return own;
  if (values.length === 0) return [];
  const sorted = [...values].sort((a, b) => a - b);
  return roundedBreaks(limits[classing]?.(sorted) ?? []);
}

const inner = Array.from({ length: classCount - 1 }, (_, index) => (index + 1) / classCount);

const limits: Partial<Record<string, (sorted: readonly number[]) => number[]>> = {
  natural: (sorted) => naturalLimits(sorted, classCount),
  quantile: (sorted) => inner.flatMap((share) => quantileSorted([...sorted], share) ?? []),
  equal: (sorted) => {
    const [least = 0, most = 0] = [sorted[0], sorted.at(-1)];
    return inner.map((share) => least + (most - least) * share);
  },
};
