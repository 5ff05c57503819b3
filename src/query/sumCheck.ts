import type { AnswerRow } from "./answer.ts";

/** Whether the parts and 未定位 add up to the total; the difference counts numerator and denominator. */
export interface SumCheck {
  ok: boolean;
  /** Total minus the sum of the parts, in the unit of the denominator (of the numerator for a count). */
  difference: number;
}

/** Null where a part or the total is hidden: nothing can be added up. */
export function sumCheck(
  parts: readonly AnswerRow[],
  total: AnswerRow | undefined,
): SumCheck | null {
  if ([...parts, total].some((row) => row?.status === "hidden")) return null;
  if (total === undefined) return { ok: false, difference: 0 };
  const off = (count: (row: AnswerRow) => number | null): number =>
    (count(total) ?? 0) - parts.reduce((sum, row) => sum + (count(row) ?? 0), 0);
  const numerator = off((row) => row.numerator);
  const denominator = off((row) => row.denominator);
  return {
    ok: numerator === 0 && denominator === 0,
    difference: denominator === 0 ? numerator : denominator,
  };
}
