import { pipeline } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { checkDelimiter } from "./checkDelimiter.ts";
import { checkText, textLimits, type TextLimits } from "./checkText.ts";
import { decodeUtf8 } from "./decodeUtf8.ts";
import { refusal } from "./ledgerError.ts";
import type { LedgerRow } from "./ledgerSource.ts";

// The width of a row is checked with the rest of the row, so that one bad row does not end the file.
const options = {
  delimiter: ",",
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

async function* records(chunks: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<string[]> {
  const parser = pipeline(chunks, parse(options), () => {});
  try {
    yield* parser as AsyncIterable<string[]>;
  } catch (error) {
    throw error instanceof CsvError ? refused(file, error) : error;
  }
}

/**
 * The records of a CSV file as RFC 4180 has it (comma, double quotes, CR, LF or CRLF), header included, in bounded memory.
 * Blank lines at the end are left out; others are rows of one empty cell. Throws LedgerError for a file that is not
 * UTF-8, has a NUL character, a stray or unclosed quote, another delimiter, or a field or record beyond the limits.
 */
export async function* readCsv(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  limits: TextLimits = textLimits,
): AsyncGenerator<LedgerRow> {
  const text = checkText(checkDelimiter(decodeUtf8(chunks, file), file), file, limits);
  let [row, blanks] = [0, 0];
  for await (const cells of records(text, file)) {
    row += 1;
    if (isBlank({ row, cells })) {
      blanks += 1;
      continue;
    }
    for (; blanks > 0; blanks -= 1) yield { row: row - blanks, cells: [""] };
    yield { row, cells };
  }
}
