import { targetDates } from "../../domain/deadline.ts";
import { lastDay, type Period } from "../../domain/period.ts";
import type { Target } from "../../domain/target.ts";
import { targetsFor } from "../../domain/targets.ts";
import type { CountedIn } from "../../state/enterpriseCard.svelte.ts";

/** A target of the place together with how an enterprise counts in its measure. */
export interface CountedTarget extends CountedIn {
  target: Target;
  /** The day by which it is to be reached has passed. */
  isPast: boolean;
}

/**
 * The targets that concern an enterprise: those of its place whose measure counts it, or leaves it out because something
 * of it is unknown. Conditions for rating one union or one township are none, nor is what has not begun.
 */
export const countedTargets = (
  place: string,
  period: Period,
  counted: readonly CountedIn[],
): CountedTarget[] =>
  counted.flatMap(({ measure, part }) =>
    targetsFor(measure, place)
      .filter((target) => target.kind !== "criterion" && target.measure === measure)
      .map((target) => ({ target, dates: targetDates(target, lastDay(period)) }))
      .filter(({ dates }) => dates.start === null || dates.start <= lastDay(period))
      .map(({ target, dates }) => ({
        measure,
        part,
        target,
        isPast: dates.end !== null && dates.end < lastDay(period),
      })),
  );
