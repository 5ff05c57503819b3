import { formatCount } from "../../domain/format.ts";
import type { SqlCell, SqlTable } from "../../state/query.svelte.ts";
import type { QueryWords } from "../../words/queryWords.ts";

/** Number of rows and how many of them are kept, in words. */
export function rowsText({ rows, total, isComplete }: SqlTable, said: QueryWords): string {
  const [all, shown] = [formatCount(total), formatCount(rows.length)];
  if (!isComplete) return said.atLeast(all, shown);
  return rows.length < total ? said.rows(all, shown) : said.allRows(all);
}

/** A number of a result as charts write it. */
export const numberText = (value: number | null): string =>
  value === null ? "NULL" : value.toLocaleString("en-US", { maximumFractionDigits: 4 });

export const timeText = (milliseconds: number, said: QueryWords): string =>
  milliseconds < 1000
    ? said.milliseconds(String(Math.round(milliseconds)))
    : said.seconds((milliseconds / 1000).toFixed(1));

/** Rows with tabs between cells, for a spreadsheet: no text of a cell becomes a formula there. */
export const tsvOf = ({ columns, rows }: SqlTable): string =>
  [columns.map(({ name }) => name), ...rows].map((row) => row.map(tsvCell).join("\t")).join("\r\n");

function tsvCell(cell: SqlCell): string {
  if (typeof cell !== "string") return cell === null ? "" : String(cell);
  const text = cell.replace(/[\t\r\n]+/g, " ");
  return /^[=+\-@]/.test(text) && !isNumber(text) ? `'${text}` : text;
}

const isNumber = (text: string): boolean => /^[-+]?\d+(\.\d+)?$/.test(text);
