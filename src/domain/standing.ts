import { gap, isMet } from "./gap.ts";
import type { Target } from "./target.ts";
import { primaryTarget, thresholdOf } from "./targets.ts";
import type { MeasureId } from "./measure.ts";

/** Where an area stands against the target in force there. */
export interface Standing {
  target: Target;
  /** 0–1 */
  threshold: number;
  /** null: nothing in the denominator. */
  met: boolean | null;
  /** What is missing, in the unit counted; 0 when met, null without a denominator. */
  gap: number | null;
}

/** The standing of counts against the primary target of the area's place; undefined where no number is in force. */
export function standing(
  id: MeasureId,
  adcode: string,
  counts: { numerator: number | null; denominator: number | null },
): Standing | undefined {
  const target = primaryTarget(id, adcode);
  const threshold = target === undefined ? null : thresholdOf(target);
  if (target === undefined || threshold === null) return undefined;
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
