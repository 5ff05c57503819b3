import type { ExportCell, ExportType } from "./exportTable.ts";
import { hiddenMark } from "./hiddenMark.ts";
import { neutralText } from "./neutralText.ts";
import { inPoints } from "./tableColumns.ts";
import type { FileWords } from "../words/fileWords.ts";
import { styleIndex, type StyleName } from "./xlsxStyles.ts";
import { xlsxText } from "./xlsxText.ts";

/** 0 → "A", 27 → "AB". */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest < 0 ? "" : columnLetters(rest)) + String.fromCharCode(65 + (index % 26));
}

/** A cell of text: it is never read as a number or a formula. */
export function textCell(reference: string, text: string, style: StyleName = "text"): string {
  const kept = /^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : "";
  return `<c r="${reference}" s="${styleIndex(style)}" t="inlineStr"><is><t${kept}>${xlsxText(text)}</t></is></c>`;
}

const numberCell = (reference: string, value: number, style: StyleName): string =>
  `<c r="${reference}" s="${styleIndex(style)}"><v>${value}</v></c>`;

/** A cell of a table; nothing for an empty one. */
export function xlsxCell(
  reference: string,
  { value, status }: ExportCell,
  type: ExportType,
  words: FileWords,
): string {
  if (status === "hidden") return textCell(reference, hiddenMark, "mark");
  if (status !== "ok") return textCell(reference, words.statuses[status], "mark");
  if (value === null || value === "") return "";
  // As ledgers spell it; LibreOffice would make a formula of a boolean cell.
  if (typeof value === "boolean") return textCell(reference, value ? words.yes : words.no);
  if (typeof value === "string") return ofText(reference, value, type);
  if (!Number.isFinite(value)) return "";
  return type === "points"
    ? numberCell(reference, inPoints(value), "points")
    : numberCell(reference, value, numberStyle(type));
}

function ofText(reference: string, text: string, type: ExportType): string {
  const day = type === "date" || type === "period" ? dayNumber(text) : undefined;
  if (day !== undefined) return numberCell(reference, day, type === "date" ? "date" : "month");
  return textCell(reference, text, neutralText(text) === text ? "text" : "quoted");
}

function numberStyle(type: ExportType): StyleName {
  return type === "integer" || type === "rate" || type === "double" ? type : "general";
}

const firstDay = Date.UTC(1899, 11, 30);

/** Days since the end of 1899, as spreadsheets count them: "2025-09-30", or the first of a month "2025-09". */
function dayNumber(text: string): number | undefined {
  const [, year, month, day = "01"] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(text) ?? [];
  if (year === undefined || month === undefined || Number(year) < 1901) return undefined;
  const days = (Date.UTC(Number(year), Number(month) - 1, Number(day)) - firstDay) / 86_400_000;
  return Number.isInteger(days) ? days : undefined;
}
