import type { ExportColumn, ExportRow, ExportTable } from "./exportTable.ts";
import { Breath } from "./breath.ts";
import type { Writing } from "./writing.ts";

/** A column as it is written, after a look at its cells. */
export interface WrittenColumn extends ExportColumn {
  index: number;
  /** Some cell is not told: a column of its own says why. */
  hasStatus: boolean;
  /** Whole numbers that take more than 32 bits. */
  isWide: boolean;
  /** Characters of the longest cell, a Chinese one taking two; at most 60. */
  width: number;
}

const widest = 60;
const sampled = 200;

/** How many columns of Latin letters a text takes. */
export const textWidth = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character > "\u2e7f" ? 2 : 1), 0);

/** Looks through all cells once. */
export async function tableColumns(
  { columns, rows }: ExportTable,
  { signal }: Writing = {},
): Promise<WrittenColumn[]> {
  const written = columns.map((column, index) => ({
    ...column,
    index,
    hasStatus: false,
    isWide: false,
    width: textWidth(column.word) + 4,
  }));
  const breath = new Breath(signal);
  for (let at = 0; at < rows.length; at += 1) {
    note(written, rows.at(at) ?? [], at < sampled);
    if (at % 500 === 0) await breath.pause();
  }
  return written;
}

function note(columns: WrittenColumn[], row: ExportRow, isMeasured: boolean): void {
  for (const column of columns) {
    const { value, status } = row[column.index] ?? { value: null, status: "ok" };
    if (status !== "ok") column.hasStatus = true;
    if (typeof value === "number" && Math.abs(value) > 0x7fffffff) column.isWide = true;
    if (isMeasured && typeof value === "string")
      column.width = Math.min(widest, Math.max(column.width, textWidth(value) + 2));
  }
}

/** Percentage points without the dust of binary fractions: 0.012 → 1.2. */
export const inPoints = (difference: number): number => Number((difference * 100).toFixed(9));
