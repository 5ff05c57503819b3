import { thresholdOf, type Threshold } from "./targets.ts";

/**
 * How many more a numerator needs: `ceil(target × denominator) − numerator`, never below 0. Whole counts in,
 * whole count out, exact. Null when the denominator is 0 or the target prints no share.
 */
export function gap(target: Threshold, numerator: number, denominator: number): number | null {
  const share = shareOf(target);
  if (share === null || denominator === 0) return null;
  const required = (share.parts * BigInt(denominator) + share.whole - 1n) / share.whole;
  return Math.max(0, Number(required - BigInt(numerator)));
}

/** Whether the unrounded rate reaches the target, a bare figure read as "at least"; null as in `gap`. */
export function isMet(target: Threshold, numerator: number, denominator: number): boolean | null {
  const share = shareOf(target);
  if (share === null || denominator === 0) return null;
  return BigInt(numerator) * share.whole >= share.parts * BigInt(denominator);
}

/** The printed percentage as a fraction of whole numbers: 87.5 is 875 of 1000. */
function shareOf(target: Threshold): { parts: bigint; whole: bigint } | null {
  if (target.value === null || thresholdOf(target) === null) return null;
  const [units = "", decimals = ""] = String(target.value).split(".");
  return { parts: BigInt(units + decimals), whole: 100n * 10n ** BigInt(decimals.length) };
}
