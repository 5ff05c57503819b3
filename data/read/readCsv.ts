import { pipeline } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { refusal } from "./ledgerError.ts";
import type { LedgerRow } from "./ledgerSource.ts";

// The width of a row is checked with the rest of the row, so that one bad row does not end the file.
const options = {
  record_delimiter: ["\r\n", "\n", "\r"],
  relax_column_count: true,
};

/** Is the record a line without anything on it? */
export function isBlank({ cells }: LedgerRow): boolean {
  return cells.length === 1 && cells[0] === "";
}

/** The file as the parser refuses it, should it refuse what `checkText` let pass. */
const refused = (file: string, error: CsvError) =>
  refusal({
    file,
    row: Number(error["lines"]) || null,
    column: null,
    value: error.code,
    code: "unbalanced-quote",
    fix: { zh: `不是合法的 CSV：${error.message}`, en: `not valid CSV: ${error.message}` },
  });

interface CsvOptions {
  file: string;
  delimiter: string;
}

/**
 * The records of a checked text as RFC 4180 has it (double quotes; CR, LF or CRLF), numbered from 1, in bounded memory.
 * Blank lines at the end are left out; others are rows of one empty cell.
 */
export async function* readCsv(
  text: AsyncIterable<Uint8Array>,
  { file, delimiter }: CsvOptions,
): AsyncGenerator<LedgerRow> {
  const parser = pipeline(text, parse({ ...options, delimiter }), () => {});
  let [row, blanks] = [0, 0];
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      row += 1;
      if (isBlank({ row, cells })) {
        blanks += 1;
        continue;
      }
      for (; blanks > 0; blanks -= 1) yield { row: row - blanks, cells: [""] };
      yield { row, cells };
    }
  } catch (error) {
    throw error instanceof CsvError ? refused(file, error) : error;
  }
}
