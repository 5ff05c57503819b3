/** The column (from 0) and row (from 1) of a reference such as AB12. */
export interface CellReference {
  column: number;
  row: number;
}

const isLetter = (code: number): boolean => code >= 65 && code <= 90;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Reads A1, AB12, $C$3; null when the text is none. */
export function parseCellReference(text: string): CellReference | null {
  const plain = text.includes("$") ? text.replaceAll("$", "") : text;
  let [at, column, row] = [0, 0, 0];
  for (; isLetter(plain.charCodeAt(at)); at += 1) column = column * 26 + plain.charCodeAt(at) - 64;
  const letters = at;
  for (; isDigit(plain.charCodeAt(at)); at += 1) row = row * 10 + plain.charCodeAt(at) - 48;
  const isWhole = at === plain.length && letters > 0 && letters <= 3 && row > 0 && at - letters < 8;
  return isWhole ? { column: column - 1, row } : null;
}

/** A range of cells, both ends included: columns from 0, rows from 1. */
export interface CellRange {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Reads A1:B2 or A1; null when the text is none. */
export function parseCellRange(text: string): CellRange | null {
  const [first, last, ...more] = text.split(":").map(parseCellReference);
  const end = last === undefined ? first : last;
  if (!first || !end || more.length > 0) return null;
  if (end.column < first.column || end.row < first.row) return null;
  return { left: first.column, top: first.row, right: end.column, bottom: end.row };
}

/** The letters of a column: 0 → A, 26 → AA. */
export function formatColumn(column: number): string {
  let letters = "";
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return letters;
}

export const formatRange = ({ left, top, right, bottom }: CellRange): string =>
  `${formatColumn(left)}${top}:${formatColumn(right)}${bottom}`;
