import type { CountedId } from "../../src/domain/measure.ts";
import type { LatticeRow } from "./lattice.ts";
import type { LatticeDimension } from "./latticeTables.ts";
import { difference, type Sum } from "./linear.ts";

/** A row of the answers: one group of one measure in one scope. */
export interface PlaceRow extends LatticeRow {
  readonly measure: CountedId;
  /** "place", or a city-level area: null is what has none. */
  readonly scope: string | null;
  readonly by: LatticeDimension | null;
  readonly member: string | null;
  readonly numerator: Sum;
  readonly denominator: Sum;
  readonly leftOut: Sum;
}

export const wholePlace = "place";

export const rowKey = (
  measure: CountedId,
  scope: string | null,
  by: LatticeDimension | null,
  member: string | null,
): string => [measure, scope ?? "~", by ?? "", by === null ? "" : (member ?? "~")].join("|");

export const uncoveredOf = ({ numerator, denominator }: PlaceRow): Sum =>
  difference(denominator, numerator);
