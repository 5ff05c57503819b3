import { gap, isMet } from "./gap.ts";
import type { PublisherTarget } from "./publisherTarget.ts";
import type { Target } from "./target.ts";
import { isIndicative, primaryTarget, thresholdOf } from "./targets.ts";
import type { MeasureId } from "./measure.ts";

/** Where an area stands against the target in force there. */
export interface Standing {
  target: Target | PublisherTarget;
  /** 0–1 */
  threshold: number;
  /** null: nothing in the denominator. */
  met: boolean | null;
  /** What is missing, in the unit counted; 0 when met, null without a denominator. */
  gap: number | null;
}

/**
 * The standing of counts against a target, the primary one of the area's place unless told otherwise; undefined where
 * no share is in force or the target is only a reference beside the measure.
 */
export function standing(
  id: MeasureId,
  adcode: string,
  counts: { numerator: number | null; denominator: number | null },
  target: Standing["target"] | undefined = primaryTarget(id, adcode),
): Standing | undefined {
  const threshold = target === undefined ? null : thresholdOf(target);
  if (target === undefined || threshold === null || isIndicative(target, id)) return undefined;
  const { numerator, denominator } = counts;
  if (numerator === null || denominator === null)
    return { target, threshold, met: null, gap: null };
  return {
    target,
    threshold,
    met: isMet(target, numerator, denominator),
    gap: gap(target, numerator, denominator),
  };
}

/** Below this denominator a rate jumps with a single enterprise or person: rankings mark it. */
export const smallDenominator = 30;

export const isSmall = ({ denominator }: { denominator: number | null }): boolean =>
  denominator !== null && denominator > 0 && denominator < smallDenominator;
