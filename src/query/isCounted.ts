/** Whether anything is counted in a row, left-out ones included. */
export const isCounted = (row: {
  numerator: number | null;
  denominator: number | null;
  leftOut: number | null;
}): boolean =>
  [row.numerator, row.denominator, row.leftOut].some((count) => count !== null && count !== 0);
