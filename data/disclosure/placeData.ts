import type { CountedId } from "../../src/domain/measure.ts";
import type { EnterpriseClass } from "./enterpriseClass.ts";
import type { Contributors } from "./disclosureRule.ts";

/** Enterprises of one class in one city-level area and sector; `area` null: without a division code. */
export interface ClassCount extends EnterpriseClass {
  readonly area: string | null;
  readonly sector: string | null;
  readonly enterprises: number;
  /** Of each headcount measure: those counted in the numerator, and all. */
  readonly heads: ReadonlyMap<
    CountedId,
    { readonly numerator: number; readonly denominator: number }
  >;
}

/** The largest contributors to the two headcounts of one area. */
export interface AreaHeads {
  readonly area: string | null;
  readonly measure: CountedId;
  readonly numerator: Contributors;
  readonly denominator: Contributors;
}

/** What is told of one place in one period. */
export interface PlaceData {
  /** Adcode of the place; null for what lies in no place. */
  readonly place: string | null;
  /** Its city-level areas and, where there are enterprises without one, null. */
  readonly areas: readonly (string | null)[];
  /** Parks by area that a row is published for. */
  readonly parks: ReadonlyMap<string | null, readonly (string | null)[]>;
  /** The measures of the lattice that the ledgers of the period supply. */
  readonly measures: readonly CountedId[];
  readonly classes: readonly ClassCount[];
  readonly heads: readonly AreaHeads[];
}
