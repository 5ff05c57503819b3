/**
 * A cell of any statement's result. Whole numbers and decimals that a double cannot hold, dates, times, lists and the
 * like are text; null is NULL.
 */
export type SqlCell = string | number | boolean | null;

export interface SqlColumn {
  name: string;
  /** As DuckDB calls it: VARCHAR, BIGINT, DECIMAL(18,3) … */
  type: string;
}

/** What a statement gave, or the beginning of it. */
export interface SqlTable {
  columns: readonly SqlColumn[];
  /** The first rows. */
  rows: readonly (readonly SqlCell[])[];
  /** Rows that were counted, shown or not. */
  total: number;
  /** False when there are more than `total`: the statement was stopped there. */
  isComplete: boolean;
}

/** How much of a result is kept, so that it never fills the memory of the page. */
export interface TableLimits {
  /** Rows that are kept. */
  rows: number;
  /** Bytes, as the database sends them, after which no further rows are kept. */
  bytes: number;
  /** Rows after which the statement is stopped. */
  counted: number;
}
