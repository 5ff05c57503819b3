import readXlsxFile from "read-excel-file/node";
import { decimalText } from "../../../../data/read/xlsx/decimalText.ts";

const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return decimalText(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (value instanceof Date) return value.toISOString().replace("T00:00:00.000Z", "");
  return String(value);
};

/** Every sheet of a workbook as another library reads it: its name and the texts of its cells. */
export async function secondReader(path: string): Promise<{ name: string; cells: string[][] }[]> {
  const sheets = await readXlsxFile(path, { trim: false });
  return sheets.map(({ sheet, data }) => ({
    name: sheet,
    cells: data.map((row) => row.map(textOf)),
  }));
}
