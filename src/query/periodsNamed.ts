import type { Period } from "../domain/period.ts";

/** Those of the periods that a text names as such: '2025-09'. */
export const periodsNamed = (text: string, periods: readonly Period[]): Period[] =>
  periods.filter((period) => new RegExp(`(?<![\\d-])${period}(?![\\d-])`).test(text));
