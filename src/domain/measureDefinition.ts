import type { Predicate } from "./predicate.ts";
import type { Words } from "./schema/column.ts";

/** Tables that measures count. */
export const factTables = [
  "enterprise",
  "worker_group",
  "area_report",
  "union_organisation",
  "star_rating",
  "federation",
  "staff",
  "service_facility",
  "member",
  "park",
] as const;
export type FactTable = (typeof factTables)[number];

/** What a measure adds up over rows: the rows themselves, or a column, less another where a growth is meant. */
export type Total = "rows" | { sum: string; less?: string };

/**
 * A number we show. Rows of `population` whose value is not `known` are left out and counted; of the others the
 * `eligible` ones make the denominator, and those that are also `covered` the numerator.
 * `numerator` and `denominator` count rows or add a column. A count has no denominator and leaves nothing out. A rate
 * is a share or a growth, both told in per cent; a ratio is so many of its unit for one of the denominator.
 */
export interface MeasureDefinition {
  words: Words;
  /** For select boxes and chart titles. */
  short: Words;
  /** The definition in one sentence. */
  sentence: Words;
  table: FactTable;
  kind: "rate" | "count" | "ratio";
  /** What numerator and denominator count: the unit of a gap. */
  unit: "enterprise" | "unit" | "person";
  population: Predicate;
  known: Predicate;
  eligible: Predicate;
  covered: Predicate;
  numerator: Total;
  denominator: Total;
  /** Words for who is counted and who is left out. */
  denominatorWords: Words;
  leftOutWords: Words;
  /**
   * A change over a year or a term, which the table of one period does not hold: the formula gives the stock that two
   * periods would have to be compared in, so no ledger supplies the measure.
   */
  flow?: true;
}
