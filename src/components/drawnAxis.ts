import type { AxisPlace } from "../charts/axisPlace.ts";
import type { MeasureId } from "../domain/measure.ts";
import type { AnyTarget } from "../state/targetBoard.svelte.ts";

/** What a shared axis draws, for those who make a file of it. */
export interface DrawnAxis {
  title: string;
  places: readonly AxisPlace[];
  /** Value at the right end, and what is written at both. */
  most: number;
  ends: readonly [string, string];
  measures: readonly MeasureId[];
  targets: readonly AnyTarget[];
}
