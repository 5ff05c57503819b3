import { arrowIpc } from "../arrowIpc.ts";
import type { ColumnSlice } from "../parquet.ts";
import { ColumnGuess } from "./columnGuess.ts";
import { csvRecords, decodedText } from "./csvRecords.ts";
import { OwnFileError, refuseHeader, sqlNames, type OwnTable } from "./ownTable.ts";

const encodings = ["UTF-8", "GB18030"] as const;

/** Rows of one Arrow stream. */
const sliceRows = 50_000;

type Columns = readonly { name: string; type: "text" | "integer" | "double" }[];

/**
 * A text of records with a header row. It is read twice, first to see what every column holds, so that no more of it is
 * in memory at a time than needed. `onRead` hears of 0 to 1.
 */
export async function readCsvTable(
  file: Blob,
  delimiter: string,
  onRead: (part: number) => void,
): Promise<Pick<OwnTable, "rows" | "columns" | "encoding" | "slices">> {
  for (const encoding of encodings)
    try {
      const records = (pass: number): AsyncIterable<string[][]> =>
        csvRecords(
          decodedText(file, encoding, (bytes) => onRead((pass + bytes / file.size) / 2)),
          delimiter,
        );
      const columns = await guessedColumns(records(0));
      const { rows, slices } = await slicesOf(records(1), columns);
      const named = columns.map(({ name, type }) => ({ name, type: sqlNames[type] }));
      return { rows, slices, encoding, columns: named };
    } catch (error) {
      // Fatal decoding: not this encoding.
      if (!(error instanceof TypeError)) throw error;
    }
  throw new OwnFileError({ kind: "encoding" });
}

async function guessedColumns(records: AsyncIterable<string[][]>): Promise<Columns> {
  let header: string[] | undefined;
  let guesses: ColumnGuess[] = [];
  for await (const some of records)
    for (const record of some) {
      if (header !== undefined) {
        record.forEach((cell, index) => guesses[index]?.see(cell));
        continue;
      }
      header = record.map((name) => name.trim());
      refuseHeader(header);
      refuseDelimiter(header);
      guesses = header.map((name) => new ColumnGuess(name));
    }
  if (header === undefined) throw new OwnFileError({ kind: "empty" });
  return header.map((name, index) => ({ name, type: guesses[index]?.type ?? "text" }));
}

/** A single column that holds another sign between words was meant to be several. */
function refuseDelimiter(header: readonly string[]): void {
  const [found] = /[;\t,，；|]/.exec(header.length === 1 ? (header[0] ?? "") : "") ?? [];
  if (found !== undefined) throw new OwnFileError({ kind: "delimiter", found });
}

async function slicesOf(
  records: AsyncIterable<string[][]>,
  columns: Columns,
): Promise<{ rows: number; slices: Uint8Array[] }> {
  const slices: Uint8Array[] = [];
  let [rows, isHeader, waiting]: [number, boolean, string[][]] = [0, true, []];
  for await (const some of records) {
    waiting.push(...(isHeader ? some.slice(1) : some));
    isHeader = false;
    if (waiting.length < sliceRows) continue;
    rows += waiting.length;
    slices.push(slice(waiting, columns));
    waiting = [];
  }
  if (waiting.length > 0 || slices.length === 0) slices.push(slice(waiting, columns));
  return { rows: rows + waiting.length, slices };
}

const slice = (records: readonly (readonly string[])[], columns: Columns): Uint8Array =>
  arrowIpc(
    columns.map(({ name, type }, index): ColumnSlice => {
      const cells = records.map((record) => record[index] ?? "");
      const value = (cell: string): string | number => (type === "text" ? cell : Number(cell));
      return { name, type, values: cells.map((cell) => (cell === "" ? null : value(cell))) };
    }),
  );
