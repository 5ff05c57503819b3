import { isPlace, places, type Place } from "../domain/area.ts";
import type { Dataset } from "../domain/generation.ts";
import { measure, measureColumns, measureIds, type MeasureId } from "../domain/measure.ts";

/** Measures that a data set holds in some period: what has no data is not offered. */
export const offeredMeasures = ({ periods }: Dataset): MeasureId[] =>
  measureIds.filter((id) =>
    periods.some(({ tables, facts }) => {
      const { table } = measure(id);
      const supplied = tables[table]?.supplied ?? [];
      return (
        facts[table] !== undefined && measureColumns(id).every((name) => supplied.includes(name))
      );
    }),
  );

/** Places of a data set, in the order of the atlas. */
export const offeredPlaces = ({ areas }: Dataset): Place[] =>
  places.filter((place) => areas.some((adcode) => isPlace(adcode) && adcode === place));
