/**
 * Colour breaks of a rate with targets: the targets of all places are breaks, with steps of ten percentage points
 * around them; the classes stay even when all values fall on one side. Targets and breaks are 0–1.
 */
export function targetBreaks(targets: readonly number[]): number[] {
  const points = targets.map((target) => Math.round(target * 1000));
  const highest = Math.max(...points);
  const steps = [-300, -200, -100, 0, 100].map((step) => highest + step);
  const kept = steps.filter((step) => step < 1000 && step > 0);
  const all = new Set([...crowded(kept, points), ...points]);
  return [...all].sort((a, b) => a - b).map((point) => point / 1000);
}

/** A step closer than four points to a target gives way to it. */
const crowded = (steps: readonly number[], points: readonly number[]): number[] =>
  steps.filter((step) => points.every((point) => Math.abs(point - step) >= 40));

/** Readable breaks from class limits found elsewhere: rounded to whole points, without repeats. */
export const roundedBreaks = (limits: readonly number[]): number[] =>
  [...new Set(limits.map((limit) => Math.round(limit * 100) / 100))]
    .filter((limit) => limit > 0)
    .sort((a, b) => a - b);
