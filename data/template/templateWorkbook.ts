import writeExcelFile from "write-excel-file/node";
import type { Column, Table } from "../../src/domain/schema.ts";
import { columnNotes, type Language } from "./columnNotes.ts";

/** Sheet of the explanations, in either language. */
export const notesSheet = "说明";

/** Identifiers, which a spreadsheet would otherwise turn into numbers. */
const isText = ({ type }: Column): boolean =>
  type === "text" ||
  type === "credit-code" ||
  type === "adcode" ||
  type === "park" ||
  type === "sector";

const textFormat = "@";
const notesWidths = [20, 24, 24, 20, 26, 40, 20, 40, 40, 40];

/** Characters that a header needs, a Chinese one taking two. */
const widthOf = ({ zh }: Column): number => Math.max(10, 2 * zh.length + 2);

/** Gives the whole column the style of its header cell in the first sheet, so that what is typed below it stays text. */
const styledColumns = ({ columns }: Table) => ({
  files: {
    transform: {
      "xl/worksheets/sheet{id}.xml": {
        transform(xml: string, _: unknown, { sheetIndex }: { sheetIndex: number }): string {
          const style = /<c r="[A-Z]+1" s="(\d+)"/.exec(xml)?.[1];
          if (sheetIndex !== 0 || style === undefined) return xml;
          return xml.replace(/<col min="(\d+)"/g, (tag: string, number: string) => {
            const column = columns[Number(number) - 1];
            return column !== undefined && isText(column) ? `${tag} style="${style}"` : tag;
          });
        },
      },
    },
  },
});

/** An empty workbook for a table: header, frozen, identifiers as text; the second sheet explains each column. */
export async function templateWorkbook(table: Table, language: Language): Promise<Uint8Array> {
  const header = table.columns.map((column) =>
    isText(column) ? { value: column.zh, format: textFormat } : { value: column.zh },
  );
  const notes = columnNotes(table, language);
  return writeExcelFile(
    [
      {
        sheet: table.zh,
        data: [header],
        columns: table.columns.map((column) => ({ width: widthOf(column) })),
        stickyRowsCount: 1,
      },
      {
        sheet: notesSheet,
        data: notes.map((row) => row.map((value) => (value === "" ? null : value))),
        columns: notesWidths.map((width) => ({ width })),
        stickyRowsCount: 1,
      },
    ],
    { features: [styledColumns(table)] },
  ).toBuffer();
}
