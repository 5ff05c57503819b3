import { textCell } from "./xlsxCells.ts";

const head =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">';

const frozen =
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';

const columnsXml = (widths: readonly number[]): string =>
  `<cols>${widths
    .map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
    .join("")}</cols>`;

/** What stands before the rows of a sheet; with `isFrozen` its first row stays in view. */
export const sheetHead = (widths: readonly number[], isFrozen: boolean): string =>
  `${head}${isFrozen ? frozen : ""}${columnsXml(widths)}<sheetData>`;

/** What stands after them. */
export const sheetFoot = (filter?: string): string =>
  `</sheetData>${filter === undefined ? "" : `<autoFilter ref="${filter}"/>`}</worksheet>`;

/** A sheet of labels with their texts. */
export const notesSheet = (lines: readonly (readonly [label: string, text: string])[]): string =>
  [
    sheetHead([16, 110], false),
    ...lines.map(
      ([label, text], at) =>
        `<row r="${at + 1}">${textCell(`A${at + 1}`, label, "label")}${textCell(`B${at + 1}`, text, "wrapped")}</row>`,
    ),
    sheetFoot(),
  ].join("");
