import { CsvError, parse } from "csv-parse/browser/esm";
import { OwnFileError } from "./ownTable.ts";

/** Bytes that are read before the page breathes. */
const portion = 1_000_000;

/** Longest record: an open quote must not swallow the file. */
const longestRecord = 1_000_000;

/** The text of a file, a portion at a time. Throws a TypeError when it is not in the encoding. */
export async function* decodedText(
  file: Blob,
  encoding: string,
  onRead: (bytes: number) => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for (let from = 0; from < file.size; from += portion) {
    const bytes = await file.slice(from, from + portion).arrayBuffer();
    yield decoder.decode(bytes, { stream: true });
    onRead(Math.min(file.size, from + portion));
  }
  yield decoder.decode();
}

/** Records of a text as RFC 4180 has them, all as wide as the first; an OwnFileError names the line of one that is not. */
export async function* csvRecords(
  text: AsyncIterable<string>,
  delimiter: string,
): AsyncGenerator<string[][]> {
  const failure: { error?: Error } = {};
  const parser = parse({
    ...{ delimiter, bom: true, skip_empty_lines: true, max_record_size: longestRecord },
  });
  parser.on("error", (error: Error) => (failure.error = error));
  for await (const piece of text) {
    parser.write(piece);
    yield* taken(parser, failure);
  }
  parser.end();
  yield* taken(parser, failure);
}

async function* taken(
  parser: { read(): unknown },
  failure: { error?: Error },
): AsyncGenerator<string[][]> {
  for (;;) {
    const records: string[][] = [];
    for (let record = parser.read(); record !== null; record = parser.read())
      records.push(record as string[]);
    // Errors and what waits behind a full buffer come in the next turn.
    await new Promise((resolve) => setTimeout(resolve));
    if (failure.error !== undefined) throw faultOf(failure.error);
    if (records.length === 0) return;
    yield records;
  }
}

function faultOf(error: Error): Error {
  if (!(error instanceof CsvError)) return error;
  const line = Number(error["lines"]);
  if (error.code !== "CSV_RECORD_INCONSISTENT_FIELDS_LENGTH")
    return new OwnFileError({ kind: "quotes", line }, error);
  const record: unknown = error["record"];
  const expected = Number(/expect (\d+)/.exec(error.message)?.[1]);
  const got = Array.isArray(record) ? record.length : 0;
  return new OwnFileError({ kind: "width", line, expected, got }, error);
}
