import type { Period } from "../../src/domain/period.ts";
import type { Words } from "../../src/domain/schema.ts";
import type { AreaDifferenceRow, ClassRow, DifferenceClass } from "../../src/query/diffSql.ts";

/** What was compared. */
export interface ComparedSide {
  generation: string;
  period: Period;
  enterprises: number;
}

export type ClassCounts = Omit<ClassRow, "class">;

/** What differs between two periods, or between two generations of one period. */
export interface Diff {
  a: ComparedSide;
  b: ComparedSide;
  /** Both sides are the same period: what differs was stated anew and did not happen. */
  isRestatement: boolean;
  classes: Record<DifferenceClass, ClassCounts>;
  /** Columns that differ, the most enterprises first. */
  columns: readonly { column: string; count: number }[];
  /** City-level areas, "~" for enterprises in none; the most changes first. */
  areas: readonly AreaDifferenceRow[];
  /** What a reader has to know before the counts are taken for changes. */
  notices: readonly Words[];
}
