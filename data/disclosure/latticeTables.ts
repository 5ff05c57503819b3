import type { CountedId } from "../../src/domain/measure.ts";

/** A dimension that a table of the aggregate profile crosses with area and period. */
export type LatticeDimension = "sector" | "size" | "nature" | "park";

/**
 * The lattice of the aggregate profile: of each measure the table area × period, and the three-way tables area × period
 * × one further dimension. Areas are the places and their city-level areas. Since every table is crossed with the area
 * and no two further dimensions are crossed with each other, whoever knows all tables knows nothing about combinations
 * that is not in the linear programme over their classes: the audit is exact and stays small.
 */
export const latticeTables: Readonly<Partial<Record<CountedId, readonly LatticeDimension[]>>> = {
  "union-rate-25plus": ["sector", "size", "park"],
  "coverage-rate-under25": ["sector", "size", "park"],
  "rate-100plus": [],
  "zone-50plus-rate": ["park"],
  "public-sector-union-rate": ["nature"],
  "standalone-share": [],
  "joint-share": [],
  "coverage-share": [],
  "membership-in-unionised": [],
  "public-sector-membership-rate": [],
};

/** The measures of the aggregate profile. */
export const latticeMeasures = Object.keys(latticeTables) as CountedId[];
