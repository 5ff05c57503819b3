import { isReached, testOf, valueOf, type StatusTarget } from "./status.ts";

/** What decides the number that a target asks for, also for a publisher's own. */
export type GapTarget = Pick<StatusTarget, "operator" | "unit" | "value" | "upperValue">;

/**
 * How many more a numerator needs, never below 0: `ceil(target × denominator) − numerator` for a share, a growth or the
 * lower end of a range, `target − numerator` for a count (`denominator` null). Whole counts in, whole count out, exact.
 * Null when the denominator is 0 or the target tests no number.
 */
export function gap(
  target: GapTarget,
  numerator: number,
  denominator: number | null,
): number | null {
  const test = testOf(target);
  if (test === null || (test.divided && !denominator)) return null;
  return shortfall(test.least, test.divided ? (denominator ?? 0) : 1, numerator);
}

/**
 * How many more a denominator needs to bring a value down to the upper end of a range (workers, where each may serve 50
 * unions at most): `ceil(numerator ÷ upper end) − denominator`, never below 0. Null for a target without an upper end.
 */
export function denominatorGap(
  target: GapTarget,
  numerator: number,
  denominator: number | null,
): number | null {
  const most = testOf(target)?.most ?? null;
  if (most === null || denominator === null) return null;
  return shortfall({ parts: most.whole, whole: most.parts }, numerator, denominator);
}

/** Whether the unrounded number reaches the target, a bare figure read as "at least"; null as in `gap`. */
export function isMet(
  target: GapTarget,
  numerator: number,
  denominator: number | null,
): boolean | null {
  const test = testOf(target);
  if (test === null) return null;
  const value = valueOf(test, { asOf: "", numerator, denominator, status: "ok" });
  return value === null ? null : isReached(test, value);
}

function shortfall(each: { parts: bigint; whole: bigint }, times: number, held: number): number {
  const required = (each.parts * BigInt(times) + each.whole - 1n) / each.whole;
  return Math.max(0, Number(required - BigInt(held)));
}
