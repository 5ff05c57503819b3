/** A cell of a grid; row −1 is the head. */
export interface GridCell {
  row: number;
  column: number;
}

interface GridSize {
  rows: number;
  columns: number;
  /** Rows in view at a time. */
  page: number;
}

/** Where a key takes the active cell, as in the grid pattern of ARIA; null for a key that moves nothing. */
export function gridMove(
  { row, column }: GridCell,
  { key, ctrlKey }: Pick<KeyboardEvent, "key" | "ctrlKey">,
  size: GridSize,
): GridCell | null {
  const lastRow = size.rows - 1;
  const lastColumn = size.columns - 1;
  const moves: Partial<Record<string, GridCell>> = {
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    PageUp: { row: Math.max(0, row - size.page), column },
    PageDown: { row: row + size.page, column },
    Home: ctrlKey ? { row: 0, column: 0 } : { row, column: 0 },
    End: ctrlKey ? { row: lastRow, column: lastColumn } : { row, column: lastColumn },
  };
  const move = moves[key];
  if (move === undefined) return null;
  return {
    row: Math.min(lastRow, Math.max(-1, move.row)),
    column: Math.min(lastColumn, Math.max(0, move.column)),
  };
}
