import { lastDay } from "./period.ts";
import type { Target } from "./target.ts";

/** When a target begins to hold and by when it must be reached, as ISO days; null where none is printed. */
export interface TargetDates {
  start: string | null;
  end: string | null;
}

/** Kinds of deadline that are tested in every period instead of on one day. */
const always = [
  "maintain-continuously",
  "continuous",
  "none-stated",
  "immediate",
  "vague",
  "gradual",
];

export function targetDates({ deadline }: Target): TargetDates {
  const { from, to, type } = deadline;
  const start = from === null ? null : firstDay(from);
  return { start, end: to === null || always.includes(type) ? null : dayAtEnd(to) };
}

/** "2024" → "2024-01-01", "2024-07" → "2024-07-01". */
const firstDay = (date: string): string => `${date}-01-01`.slice(0, 10);

/** "2026" → "2026-12-31", "2025-10" → "2025-10-31". */
const dayAtEnd = (date: string): string => (date.length === 10 ? date : lastDay(date));
