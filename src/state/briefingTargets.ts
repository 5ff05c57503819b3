import { isWithin } from "../domain/area.ts";
import { isMeasureId, type MeasureId } from "../domain/measure.ts";
import type { PublisherTarget } from "../domain/publisherTarget.ts";
import { testOf } from "../domain/status.ts";
import { isIndicative, jurisdictionOf, primaryTarget, targetsFor } from "../domain/targets.ts";
import type { AnyTarget } from "./targetBoard.svelte.ts";

/** A measure with what it is set against in an area. */
export interface MeasuredTarget {
  target: AnyTarget;
  measure: MeasureId;
}

/**
 * The targets that a briefing of an area quotes: of every measure the one its status is computed against, else one that
 * prints a number, else the newest wording; then the publisher's own.
 */
export function briefingTargets(
  measures: readonly MeasureId[],
  adcode: string,
  own: readonly PublisherTarget[],
): MeasuredTarget[] {
  const found = measures.flatMap((measure) => {
    const target = leadingTarget(measure, adcode);
    return target === undefined ? [] : [{ target, measure }];
  });
  const added = own.flatMap((target) => {
    const { measure, area, jurisdiction } = target;
    const isHere =
      jurisdiction === jurisdictionOf(adcode) && (area === undefined || isWithin(adcode, area));
    return isHere && measure !== null && isMeasureId(measure) && measures.includes(measure)
      ? [{ target, measure }]
      : [];
  });
  return [...found, ...added];
}

function leadingTarget(measure: MeasureId, adcode: string): AnyTarget | undefined {
  const all = targetsFor(measure, adcode);
  const tested = all.filter((target) => testOf(target) !== null);
  return (
    primaryTarget(measure, adcode) ??
    tested.find((target) => !isIndicative(target, measure)) ??
    tested[0] ??
    all[0]
  );
}
