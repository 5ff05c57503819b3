import type { Predicate } from "./predicate.ts";
import type { Words } from "./schema/column.ts";

/** Tables that measures count. */
export type FactTable = "enterprise" | "worker_group" | "area_report";

/**
 * A number we show. Rows of `population` whose value is not `known` are left out and counted; of the others the
 * `eligible` ones make the denominator, and those that are also `covered` the numerator.
 * `numerator` and `denominator` count rows or add a column. A count has no denominator and leaves nothing out.
 */
export interface MeasureDefinition {
  words: Words;
  /** For select boxes and chart titles. */
  short: Words;
  /** The definition in one sentence. */
  sentence: Words;
  table: FactTable;
  kind: "rate" | "count";
  /** What numerator and denominator count: the unit of a gap. */
  unit: "enterprise" | "unit" | "person";
  population: Predicate;
  known: Predicate;
  eligible: Predicate;
  covered: Predicate;
  numerator: "rows" | { sum: string };
  denominator: "rows" | { sum: string };
  /** Words for who is counted and who is left out. */
  denominatorWords: Words;
  leftOutWords: Words;
}
