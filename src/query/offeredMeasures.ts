import { isPlace, places, type Place } from "../domain/area.ts";
import type { Dataset, PeriodFiles } from "../domain/generation.ts";
import { isComponent, measureFacts, measureIds, type MeasureId } from "../domain/measure.ts";
import { isSuppliedBy } from "./supply.ts";

/** Measures that a data set holds in some period: what has no data is not offered. */
export const offeredMeasures = ({ periods }: Dataset): MeasureId[] =>
  measureIds.filter(
    (id) =>
      !isComponent(id) &&
      periods.some((period) => isSuppliedBy(id, period.tables) && isTold(id, period)),
  );

/** Its counts are there to be asked of, or its answers are told by themselves. */
const isTold = (id: MeasureId, { facts, measures }: PeriodFiles): boolean =>
  measures?.includes(id) ?? measureFacts(id).every((table) => facts[table] !== undefined);

/** Places of a data set, in the order of the atlas. */
export const offeredPlaces = ({ areas }: Dataset): Place[] =>
  places.filter((place) => areas.some((adcode) => isPlace(adcode) && adcode === place));
