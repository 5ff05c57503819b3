import type { SheetRow } from "./sheetVisitor.ts";

/** Positions up to the last cell that holds something. */
export function filledWidth({ cells, faults }: SheetRow): number {
  let width = cells.length;
  while (width > 0 && cells[width - 1] === "" && !faults.has(width - 1)) width -= 1;
  return width;
}

/** The cells up to the last that holds something, at least one. */
export const trimmedCells = (row: SheetRow): string[] => {
  const cells = row.cells.slice(0, filledWidth(row));
  return cells.length === 0 ? [""] : cells;
};
