import type { Dataset, PeriodFiles } from "../domain/generation.ts";
import {
  isComponent,
  measure,
  measureIds,
  measureSources,
  type MeasureId,
} from "../domain/measure.ts";
import type { TableName } from "../domain/schema.ts";

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
  /** Columns supplied for a ledger table in a period; undefined when the table is missing there. */
  columns: (table: TableName, period: string) => readonly string[] | undefined;
  /** City-level areas whose ledger is late: their numbers are unknown, not zero. */
  notReported?: ((table: TableName, period: string) => readonly string[]) | undefined;
  /** What was not found is withheld, not empty. */
  withheld?: boolean | undefined;
}

export const supplyOf = ({ areas, periods }: Dataset, parks: readonly ParkPlace[]): Supply => ({
  areas,
  parks,
  columns: (table, period) =>
    periods.find((held) => held.period === period)?.tables[table]?.supplied,
  notReported: (table, period) =>
    periods.find((held) => held.period === period)?.tables[table]?.notReported ?? [],
});

/** Whether the ledgers hold every column that a measure needs; never for a flow, which no single period holds. */
export const isSupplied = (
  id: MeasureId,
  columns: (table: TableName) => readonly string[] | undefined,
): boolean =>
  measure(id).flow === undefined &&
  measureSources(id).every(({ table, columns: needed }) => {
    const held = columns(table);
    return held !== undefined && needed.every((name) => held.includes(name));
  });

/** Whether the tables of a period supply a measure. */
export const isSuppliedBy = (id: MeasureId, tables: PeriodFiles["tables"]): boolean =>
  isSupplied(id, (table) => tables[table]?.supplied);

/** The measures that a period can answer, those that only serve a ratio apart. */
export const suppliedMeasures = (tables: PeriodFiles["tables"]): MeasureId[] =>
  measureIds.filter((id) => !isComponent(id) && isSuppliedBy(id, tables));
