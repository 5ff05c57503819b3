import { fileWordsIn, type FileWords } from "../words/fileWords.ts";
import { Breath } from "./breath.ts";
import type { ExportRow, ExportTable } from "./exportTable.ts";
import { marks, tableNotes } from "./noteLines.ts";
import { tableColumns, textWidth, type WrittenColumn } from "./tableColumns.ts";
import type { Writing } from "./writing.ts";
import { columnLetters, textCell, xlsxCell } from "./xlsxCells.ts";
import { xlsxPackage } from "./xlsxPackage.ts";
import { notesSheet, sheetFoot, sheetHead } from "./xlsxSheet.ts";
import { ZipParts } from "./zipParts.ts";

/** Rows that a sheet holds beside its header. */
const mostRows = 1_048_575;
/** Rows of XML that are held before they are compressed. */
const chunk = 200;

const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A cell of the sheet: of a column, its status, or the mark of the file. */
interface Place {
  letters: string;
  heading: string;
  width: number;
  cell: (reference: string, row: ExportRow) => string;
}

/**
 * A table as a workbook: typed cells, the header stays in view and filters; the second sheet explains. Throws a
 * RangeError when there are more rows than a sheet holds.
 */
export async function exportXlsx(table: ExportTable, writing: Writing = {}): Promise<Blob> {
  const { rows, notes } = table;
  const words = fileWordsIn(notes.language);
  if (rows.length > mostRows) throw new RangeError(words.tooManyRows(String(rows.length)));
  const places = placesOf(await tableColumns(table, writing), words, marks(notes).join(" · "));
  const last = places.at(-1)?.letters ?? "A";
  const zip = new ZipParts();
  const filter = `$A$1:$${last}$${rows.length + 1}`;
  for (const [path, xml] of xlsxPackage([words.data, words.notes], filter)) zip.add(path, xml);
  await writeRows(zip, places, table, writing);
  const lines = tableNotes(table, words.workbookSafety);
  zip.add(
    "xl/worksheets/sheet2.xml",
    notesSheet(lines.map(({ label, text }) => [words.labels[label], text])),
  );
  return zip.end(type);
}

async function writeRows(
  zip: ZipParts,
  places: readonly Place[],
  { rows }: ExportTable,
  { signal, onProgress }: Writing,
): Promise<void> {
  const breath = new Breath(signal);
  const sheet = zip.file("xl/worksheets/sheet1.xml");
  sheet.push(
    sheetHead(
      places.map(({ width }) => width),
      true,
    ),
  );
  sheet.push(rowXml(1, places, ({ heading }, at) => textCell(at, heading, "heading")));
  for (let from = 0; from < rows.length; from += chunk) {
    const until = Math.min(from + chunk, rows.length);
    let xml = "";
    for (let at = from; at < until; at += 1) {
      const row = rows.at(at) ?? [];
      xml += rowXml(at + 2, places, ({ cell }, reference) => cell(reference, row));
    }
    sheet.push(xml);
    onProgress?.(until, rows.length);
    await breath.pause();
  }
  sheet.push(sheetFoot(`A1:${places.at(-1)?.letters ?? "A"}${rows.length + 1}`));
  sheet.end();
}

const rowXml = (
  number: number,
  places: readonly Place[],
  cell: (place: Place, reference: string) => string,
): string =>
  `<row r="${number}">${places.map((place) => cell(place, place.letters + number)).join("")}</row>`;

function placesOf(columns: readonly WrittenColumn[], words: FileWords, mark: string): Place[] {
  const found = columns.flatMap((column): Omit<Place, "letters">[] => {
    const { index, word, unit, width, hasStatus } = column;
    const value = {
      heading: unit === undefined ? word : words.unit(word, unit),
      width,
      cell: (reference: string, row: ExportRow) =>
        xlsxCell(reference, row[index] ?? missing, column.type, words),
    };
    return hasStatus ? [value, statusPlace(column, words)] : [value];
  });
  if (mark !== "")
    found.push({
      heading: words.markColumn,
      width: textWidth(mark) + 4,
      cell: (reference) => textCell(reference, mark),
    });
  return found.map((place, index) => ({ ...place, letters: columnLetters(index) }));
}

const missing = { value: null, status: "not-supplied" } as const;

const statusPlace = ({ index, word }: WrittenColumn, words: FileWords) => ({
  heading: words.status(word),
  width: textWidth(words.status(word)) + 4,
  cell: (reference: string, row: ExportRow) =>
    textCell(reference, words.statuses[(row[index] ?? missing).status]),
});
