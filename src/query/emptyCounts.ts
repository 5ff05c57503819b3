import { measure, type MeasureId } from "../domain/measure.ts";
import type { Key } from "../domain/filter.ts";
import type { CountRow, Side } from "./question.ts";

/** The counts of a group without rows: zero where the measure has a count, null where it has none. */
export function emptyCounts(id: MeasureId, side: Side, keys: readonly Key[]): CountRow {
  const { kind, ratio } = measure(id);
  return {
    side,
    keys,
    numerator: 0,
    denominator: kind === "count" ? null : 0,
    leftOut: kind === "count" || ratio !== undefined ? null : 0,
  };
}
