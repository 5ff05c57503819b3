import { padded } from "./csv.ts";

/** The demo ends with a fixed month, so that the same options give the same bytes in every year. */
const last = { year: 2025, month: 9 };

export interface DemoMonth {
  /** 2025-09 */
  period: string;
  /** Months before the last one: 0 for 2025-09. */
  ago: number;
}

/** The month that lies `ago` months before the last one: calendar month 1–12. */
export function calendarMonth(ago: number): { year: number; month: number } {
  const count = last.year * 12 + last.month - 1 - ago;
  return { year: Math.floor(count / 12), month: (count % 12) + 1 };
}

/** The last `count` months, the earliest first. */
export function demoMonths(count: number): DemoMonth[] {
  return Array.from({ length: count }, (_, i) => {
    const ago = count - 1 - i;
    const { year, month } = calendarMonth(ago);
    return { period: `${year}-${padded(month, 2)}`, ago };
  });
}

/** The end of the year before the month, in months before the last one. */
export function previousYearEnd(ago: number): number {
  return ago + calendarMonth(ago).month;
}

/** Share of a year's progress made in January … December: little around the spring festival, most in early summer. */
const shares = [0.05, 0.03, 0.08, 0.1, 0.11, 0.12, 0.08, 0.08, 0.1, 0.09, 0.09, 0.07];

/** Months of which the progress is known: back to 1995. */
const monthsKnown = 360;

const progress: readonly number[] = Array.from({ length: monthsKnown }, () => 0).reduce<number[]>(
  (sums, _, ago) => {
    sums.push((sums[ago] ?? 0) + (shares[calendarMonth(ago).month - 1] ?? 0));
    return sums;
  },
  [0],
);

/** Progress made between the month `ago` (at most 360) and the last one, in years' worth. */
export function progressSince(ago: number): number {
  const sum = progress[ago];
  if (sum === undefined) throw new RangeError(`demo month: ${ago}`);
  return sum;
}

/**
 * The first month after which less than `behind` years' worth of progress is to come, in months before the last one:
 * when something begins that is there while that much or less is missing. Infinity when it was always there.
 */
export function monthReached(behind: number): number {
  if (!(behind > 0)) throw new RangeError(`demo progress not reached: ${behind}`);
  if (behind > progressSince(monthsKnown)) return Infinity;
  let [low, high] = [0, monthsKnown];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (progressSince(middle) < behind) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A day of the month, 2025-09-17, by u in [0, 1); of no month in particular, but before 1995, for Infinity. */
export function dayOf(ago: number, u: number): string {
  const isEarly = ago === Infinity;
  const { year, month } = calendarMonth(isEarly ? monthsKnown + Math.floor(u * 120) : ago);
  const day = 1 + Math.floor(((u * 9973) % 1) * 28);
  return `${year}-${padded(month, 2)}-${padded(day, 2)}`;
}
