import { fileWordsIn, type FileWords } from "../words/fileWords.ts";
import { Breath } from "./breath.ts";
import { hiddenMark } from "./hiddenMark.ts";
import type { ExportCell, ExportRow, ExportTable } from "./exportTable.ts";
import { neutralText } from "./neutralText.ts";
import { marks, tableNotes } from "./noteLines.ts";
import { inPoints, tableColumns, type WrittenColumn } from "./tableColumns.ts";
import type { Writing } from "./writing.ts";

const lineEnd = "\r\n";
const byteOrderMark = "\ufeff";
/** Rows of text that are held before they become bytes. */
const chunk = 2_000;

/**
 * A table as CSV: UTF-8 with byte order mark, CRLF, RFC 4180. Spreadsheets and programs read the first block, header and
 * rows; every row of it carries the marks of the file. After an empty line, which ends the block, come the notes: records
 * that begin with # and so are comments to programs.
 */
export async function exportCsv(table: ExportTable, writing: Writing = {}): Promise<Blob> {
  const words = fileWordsIn(table.notes.language);
  const columns = await tableColumns(table, writing);
  const mark = marks(table.notes).join(" · ");
  const parts: Blob[] = [];
  const breath = new Breath(writing.signal);
  let text = byteOrderMark + line(headings(columns, words, mark));
  for (let at = 0; at < table.rows.length; at += 1) {
    text += line(record(table.rows.at(at) ?? [], columns, words, mark));
    if (at % 100 === 99) await breath.pause();
    if (at % chunk < chunk - 1) continue;
    parts.push(new Blob([text]));
    text = "";
    writing.onProgress?.(at + 1, table.rows.length);
  }
  const notes = tableNotes(table, words.csvSafety).map(({ label, text: said }) =>
    line(["#", quoted(words.labels[label]), quoted(oneLine(said))]),
  );
  parts.push(new Blob([text, lineEnd, ...notes]));
  return new Blob(parts, { type: "text/csv;charset=utf-8" });
}

const line = (fields: readonly string[]): string => fields.join(",") + lineEnd;

function headings(columns: readonly WrittenColumn[], words: FileWords, mark: string): string[] {
  const named = columns.flatMap(({ word, unit, hasStatus }) => {
    const heading = unit === undefined ? word : words.unit(word, unit);
    return [heading, ...(hasStatus ? [words.status(word)] : [])];
  });
  return [...named, ...(mark === "" ? [] : [words.markColumn])].map((text) =>
    quoted(neutralText(text)),
  );
}

function record(
  row: ExportRow,
  columns: readonly WrittenColumn[],
  words: FileWords,
  mark: string,
): string[] {
  const fields: string[] = [];
  for (const column of columns) {
    const cell = row[column.index] ?? { value: null, status: "not-supplied" };
    fields.push(field(cell, column, words));
    if (column.hasStatus) fields.push(quoted(words.statuses[cell.status]));
  }
  if (mark !== "") fields.push(quoted(mark));
  return fields;
}

function field({ value, status }: ExportCell, { type }: WrittenColumn, words: FileWords): string {
  if (status === "hidden") return hiddenMark;
  if (status !== "ok") return quoted(words.statuses[status]);
  if (value === null) return "";
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (typeof value === "number")
    return Number.isFinite(value) ? String(type === "points" ? inPoints(value) : value) : "";
  const isDate = (type === "period" || type === "date") && /^\d{4}(-\d\d){0,2}$/.test(value);
  return isDate ? value : quoted(neutralText(value));
}

/** Quoted where RFC 4180 asks for it, and where a program could take it for a comment or trim it. */
const quoted = (text: string): string =>
  /[",\r\n#]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

const oneLine = (text: string): string => text.replace(/\s*[\r\n]+\s*/g, " ");
