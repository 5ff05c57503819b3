/** What must not be told from what is published. */
export interface DisclosureRule {
  /** Fewest enterprises or units that may be told apart, in the numerator and in the rest of the denominator. */
  readonly enterprises: number;
  /** Fewest persons, likewise. */
  readonly persons: number;
  /**
   * A headcount is hidden when all but its two largest contributors come to less than this share (0–1) of the largest:
   * the second could work the largest out too closely.
   */
  readonly dominance: number;
}

export const defaultRule: DisclosureRule = { enterprises: 3, persons: 10, dominance: 0.1 };
export const strictRule: DisclosureRule = { enterprises: 5, persons: 10, dominance: 0.1 };

/** Whether so many may not be told: some, and too few. A true zero is told. */
export const isFew = (count: number, least: number): boolean => count > 0 && count < least;

/** The two largest contributions to a headcount. */
export interface Contributors {
  readonly first: number;
  readonly second: number;
}

/** The p % rule: whether the second largest could tell the largest too closely from the total. */
export const isDominated = (
  { total, first, second }: Contributors & { readonly total: number },
  { dominance }: DisclosureRule,
): boolean => first > 0 && total - first - second < dominance * first;
