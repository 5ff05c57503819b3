import type { Restriction, Sum } from "./linear.ts";

/** A published row: quantities that are shown together or hidden together. */
export interface LatticeRow {
  /** Names the row in messages and files. */
  readonly key: string;
  readonly quantities: readonly Sum[];
  /** What is lost by hiding it, compared with others. */
  readonly cost: number;
}

/** A quantity that must not be known: whatever is published, both limits must stay possible. */
export interface Need {
  /** The row that holds it. */
  readonly row: string;
  readonly quantity: Sum;
  readonly lower: number;
  readonly upper: number;
  /** It is no cell of a table, but the difference of two: its row may be shown when the other is not. */
  readonly implied?: true;
}

/**
 * Everything that is published about one place in one period as sums over variables of 0 or more: the fewest classes
 * of enterprises (and heads) that the tables tell apart.
 */
export interface Lattice {
  /** True values of the variables. */
  readonly actual: readonly number[];
  /** What holds between variables and is known to everybody. */
  readonly restrictions: readonly Restriction[];
  readonly rows: readonly LatticeRow[];
  readonly needs: readonly Need[];
}

/** No enterprise count or headcount of a place comes near it. */
export const beyondAll = 1e7;

/** Counts are whole numbers: what the solver adds to them in its last digits does not matter. */
export const tolerance = 1e-5;
