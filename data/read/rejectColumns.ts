/** Header words of the two columns that stand before the columns of a file of rejected rows. */
export const rejectColumns = ["问题代码", "原因"] as const;

/** Is the header that of a file of rejected rows that came back? */
export const isRejectsHeader = (cells: readonly string[]): boolean =>
  rejectColumns.every((word, at) => cells[at]?.trim() === word);
