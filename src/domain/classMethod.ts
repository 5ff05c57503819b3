import { quantileSorted } from "d3-array";
import { ckmeans } from "simple-statistics";
import { roundedBreaks } from "./breaks.ts";

/** Ways to class what a map shows, beside the stored breaks of the measure. */
export const classMethods = ["natural", "quantile", "equal", "custom"] as const;
export type ClassMethod = (typeof classMethods)[number];

const classCount = 5;
const mostBreaks = 6;

/** "natural", "quantile", "equal", or whole percentages of one's own, ascending: "20,40,60". */
export const isClassing = (text: string): boolean =>
  text === "natural" || text === "quantile" || text === "equal" || ownBreaks(text) !== undefined;

export const methodOf = (classing: string): ClassMethod =>
  classMethods.find((method) => method === classing) ?? "custom";

/** Breaks of one's own, 0–1; undefined for anything else. */
function ownBreaks(text: string): number[] | undefined {
  const parts = text.split(",");
  const points = parts.map(Number);
  const isValid =
    parts.length <= mostBreaks &&
    parts.every((part) => /^[1-9]\d?$/.test(part)) &&
    points.every((point, index) => index === 0 || point > (points[index - 1] ?? 0));
  return isValid ? points.map((point) => point / 100) : undefined;
}

/** What a reader typed ("20、40 60%") as the classing of a URL; undefined without a usable percentage. */
export function parseOwnClasses(text: string): string | undefined {
  const points = [...text.matchAll(/\d+/g)].map(([digits]) => Number(digits));
  const kept = [...new Set(points)].filter((point) => point >= 1 && point <= 99);
  const classing = kept
    .sort((a, b) => a - b)
    .slice(0, mostBreaks)
    .join(",");
  return isClassing(classing) ? classing : undefined;
}

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
  natural: (sorted) =>
    ckmeans([...sorted], Math.min(classCount, new Set(sorted).size))
      .slice(1)
      .flatMap(([least]) => least ?? []),
  quantile: (sorted) => inner.flatMap((share) => quantileSorted([...sorted], share) ?? []),
  equal: (sorted) => {
    const [least = 0, most = 0] = [sorted[0], sorted.at(-1)];
    return inner.map((share) => least + (most - least) * share);
  },
};
