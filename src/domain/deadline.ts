import type { Target } from "./target.ts";

/** When a target begins to hold and the day by which it must be reached, as ISO days; null where it has none. */
export interface TargetDates {
  start: string | null;
  end: string | null;
}

type Dated = Pick<Target, "deadline">;

/**
 * The dates of a target as seen from the day `asOf`. What is to be kept at all times has no end: it is tested in
 * every period. 每年 is the calendar year of `asOf`, which is a reading.
 */
export function targetDates({ deadline: { type, from, to } }: Dated, asOf: string): TargetDates {
  if (type === "maintain-continuously" || type === "continuous") return { start: from, end: null };
  if (type !== "yearly") return { start: from, end: to };
  const year = asOf.slice(0, 4);
  const newYear = `${year}-01-01`;
  return { start: from !== null && from > newYear ? from : newYear, end: `${year}-12-31` };
}

/** Whether an interval is printed without the day it runs from (通过三年时间): a deadline that has no date. */
export const isUndated = ({ deadline: { within, to } }: Dated): boolean =>
  within !== null && to === null;

/** Days from one ISO day to another. */
export const daysBetween = (from: string, to: string): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;
