import type { MonthTally } from "./monthTally.ts";
import type { DemoMonth } from "./months.ts";
import type { Population } from "./population.ts";
import type { Progress } from "./progress.ts";
import type { Draw } from "./random.ts";

/** A month whose ledgers are written. */
export interface LedgerMonth extends DemoMonth {
  /** Calendar month 1–12 and its year. */
  year: number;
  month: number;
  draw: Draw;
  progress: Progress;
  population: Population;
  /** Complete once enterprise.csv is written. */
  tally: MonthTally;
}
