import { checkHeader } from "./checkHeader.ts";
import { checkText } from "./checkText.ts";
import { delimiterOf, isDelimiter } from "./delimiter.ts";
import { detectEncoding } from "./detectEncoding.ts";
import { gatherStart } from "./gatherStart.ts";
import type { LedgerRow, LedgerSource } from "./ledgerSource.ts";
import type { HeaderPlace, IsHeader } from "./locateHeader.ts";
import type { Problem } from "./problem.ts";
import { readCsv } from "./readCsv.ts";
import { textLimits, type TextLimits } from "./textLimits.ts";
import { endNotices, titleRowsNotice } from "./textNotice.ts";
import { TextScan } from "./textScan.ts";

export interface TextOptions {
  /** Name of the file without its folder; `.tsv` and `.tab` are parted by tabs, others by commas. */
  file: string;
  /** One of `delimiters`; else as the name says. */
  delimiter?: string | undefined;
  /** Records before the header that are left out. */
  titleRows?: number | undefined;
  /**
   * Does a record look like the header of the table? At least half of its words should be known: the bytes are read in the
   * encoding in which they are. Words that are not known must be refused later (`matchHeader`).
   */
  isHeader: IsHeader;
  limits?: TextLimits | undefined;
}

/** Bytes from which encoding and delimiter are told. */
const startBytes = 262_144;

function placeOf({ file, delimiter = delimiterOf(file), titleRows = 0 }: TextOptions): HeaderPlace {
  if (!isDelimiter(delimiter)) throw new Error(`unknown delimiter: ${delimiter}`);
  if (!Number.isSafeInteger(titleRows) || titleRows < 0)
    throw new Error(`not a number of rows: ${titleRows}`);
  return { delimiter, titleRows };
}

/** What the bytes are; throws LedgerError when they are no ledger. */
function detect(bytes: Uint8Array, { file, isHeader }: TextOptions, said: HeaderPlace) {
  const { encoding, markBytes, text } = detectEncoding({ file, bytes, said, isHeader });
  checkHeader(file, text, said, isHeader);
  return { encoding, markBytes };
}

async function* joined(
  start: Uint8Array,
  rest: AsyncGenerator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield start;
  yield* rest;
}

interface OpenText {
  file: string;
  said: HeaderPlace;
  scan: TextScan;
  notices: Problem[];
  close: () => Promise<unknown>;
}

/** The rows, after one that is none: see `started`. */
async function* rowsOf(
  text: AsyncIterable<Uint8Array>,
  { file, said: { delimiter, titleRows }, scan, notices, close }: OpenText,
): AsyncGenerator<LedgerRow> {
  let title = "";
  try {
    yield { row: 0, cells: [] };
    for await (const { row, cells } of readCsv(text, { file, delimiter })) {
      if (row > titleRows) yield { row: row - titleRows, cells };
      else title ||= cells.join(" ").trim();
    }
  } finally {
    await close();
  }
  const found = [
    ...(titleRows > 0 ? [titleRowsNotice(titleRows, title)] : []),
    ...endNotices(scan, scan.records - titleRows),
  ];
  notices.push(...found.map((notice) => ({ file, column: null, ...notice })));
}

/** Begins the generator: one that was never begun runs no `finally`, and `return` would leave the file open. */
async function started(rows: AsyncGenerator<LedgerRow>): Promise<AsyncGenerator<LedgerRow>> {
  await rows.next();
  return rows;
}

/**
 * A text ledger that comes in chunks of bytes, read in bounded memory: UTF-8, UTF-16 with byte order mark, or GB18030
 * with a header that shows it. Throws LedgerError, here or from `rows`, for a file without legible header, with another
 * delimiter, illegal bytes, a NUL character, a stray or unclosed quote, or a field or record beyond the limits.
 */
export async function readText(
  chunks: AsyncIterable<Uint8Array>,
  options: TextOptions,
): Promise<LedgerSource> {
  const { file, limits = textLimits } = options;
  const said = placeOf(options);
  const gathered = gatherStart(chunks, startBytes);
  const close = () => gathered.return(undefined);
  try {
    const first = await gathered.next();
    const start = first.done ? new Uint8Array(0) : first.value;
    const detected = detect(start.subarray(0, startBytes), options, said);
    const scan = new TextScan(limits, said.delimiter);
    const text = checkText(joined(start, gathered), { file, ...detected, scan });
    const notices: Problem[] = [];
    const rows = await started(rowsOf(text, { file, said, scan, notices, close }));
    return { encoding: detected.encoding, sheet: null, rows, notices };
  } catch (error) {
    await close();
    throw error;
  }
}
