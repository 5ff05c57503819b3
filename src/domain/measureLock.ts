import { isPlace, type Place } from "./area.ts";
import { lockedFields, type LockedField } from "./comparison.ts";
import { comparisonRows, type ComparisonRow } from "./comparisonRows.ts";
import type { MeasureId } from "./measure.ts";
import type { Target } from "./target.ts";
import { targetOf } from "./targets.ts";

/** Why maps of one measure in several places are not to be compared. */
export interface MeasureLock {
  row: ComparisonRow;
  fields: readonly LockedField<string>[];
}

/**
 * The lock on one measure in several places: that of the first row of 对比 in which it stands for one of them. None
 * where no document speaks of the measure, or all mean the same by it.
 */
export function measureLock(
  id: MeasureId,
  places: readonly Place[],
  catalogue: readonly Target[],
): MeasureLock | undefined {
  const leading = (row: ComparisonRow) =>
    places.flatMap((place) => {
      const [first] = row.targets[place];
      return first === undefined ? [] : [[place, targetOf(first, catalogue)] as const];
    });
  const stands = (row: ComparisonRow): boolean =>
    leading(row).some(
      ([place, target]) => isPlace(place) && (row.measures?.[place] ?? target.measure) === id,
    );
  for (const row of comparisonRows.filter(stands)) {
    const fields = lockedFields(leading(row));
    if (fields.length > 0) return { row, fields };
  }
  return undefined;
}
