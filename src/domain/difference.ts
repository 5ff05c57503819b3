/** Two values of a measure set against one another; null where either is unknown or nothing can be divided by. */
export interface Difference {
  /** First less second: 0–1 for rates (percentage points / 100), a count or a ratio otherwise. */
  difference: number | null;
  /** First over second. */
  ratio: number | null;
}

export const difference = (first: number | null, second: number | null): Difference => ({
  difference: first === null || second === null ? null : first - second,
  ratio: first === null || second === null || second === 0 ? null : first / second,
});
