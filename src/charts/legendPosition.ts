import type { ColourClass } from "../domain/colourScale.ts";

/** Index of the class that holds a value: [from, to). */
export const classOf = (classes: readonly ColourClass[], value: number): number =>
  classes.findIndex(
    ({ from, to }) => (from === null || value >= from) && (to === null || value < to),
  );

/**
 * Where a value stands on a legend of equal boxes, 0–1: linear within its class. An open class counts as wide as its
 * neighbour, and what lies beyond stays at the end.
 */
export function legendPosition(classes: readonly ColourClass[], value: number): number {
  const index = classOf(classes, value);
  const found = classes[index];
  if (found === undefined) return 0;
  const { from, to } = found;
  const width = from !== null && to !== null ? to - from : neighbourWidth(classes, index);
  const low = from ?? (to ?? 0) - width;
  const part = width > 0 ? (value - low) / width : 0.5;
  return (index + Math.max(0.04, Math.min(0.96, part))) / classes.length;
}

function neighbourWidth(classes: readonly ColourClass[], index: number): number {
  for (const next of [classes[index + 1], classes[index - 1]])
    if (next !== undefined && next.from !== null && next.to !== null) return next.to - next.from;
  return 0.1;
}
