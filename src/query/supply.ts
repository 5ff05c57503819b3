import type { Dataset } from "../domain/generation.ts";
import type { FactTable } from "../domain/measure.ts";

/** A park as the answers need it: which areas it lies in. */
export interface ParkPlace {
  id: string;
  areas: readonly string[];
}

/** What a data set says about itself: needed to tell "nothing there" from "not supplied". */
export interface Supply {
  /** Places of the data set; for an area report, every adcode it has a row for. */
  areas: readonly string[];
  parks: readonly ParkPlace[];
  /** Columns supplied for the measure's table in a period; undefined when the table is missing there. */
  columns: (period: string) => readonly string[] | undefined;
}

export const supplyOf = (
  { areas, periods }: Dataset,
  table: FactTable,
  parks: readonly ParkPlace[],
): Supply => ({
  areas,
  parks,
  columns: (period) => periods.find((held) => held.period === period)?.tables[table]?.supplied,
});
