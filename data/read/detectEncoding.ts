import { firstBytes, unknownEncoding } from "./encodingError.ts";
import { encodingGuesses, isDoubled } from "./encodingGuesses.ts";
import { firstRecords } from "./firstRecords.ts";
import { refusal } from "./ledgerError.ts";
import { legalStart } from "./legalStart.ts";
import { locateHeader, type HeaderPlace, type IsHeader } from "./locateHeader.ts";
import { shortened } from "./problem.ts";
import type { TextEncoding } from "./textEncoding.ts";

export interface DetectedEncoding {
  encoding: TextEncoding;
  /** Bytes of the byte order mark. */
  markBytes: number;
  /** The start of the text, as far as it is legal. */
  text: string;
}

export interface TextStart {
  file: string;
  /** The first bytes of the file, or all of them. */
  bytes: Uint8Array;
  /** Where the header should be. */
  said: HeaderPlace;
  isHeader: IsHeader;
}

const byteOrderMarks: readonly (readonly [TextEncoding, readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
  ["gb18030", [0x84, 0x31, 0x95, 0x33]],
];

/** Bytes or characters of a header that are tried in other encodings. */
const longest = 4096;

const lines = /\r\n|\r|\n/;

const linesIn = (text: string): number => text.split(lines).length;

/** Without the line that breaks off at an illegal byte. */
const wholeLines = ({ text, illegalAt }: ReturnType<typeof legalStart>): string =>
  illegalAt === undefined
    ? text
    : text.slice(0, Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r")) + 1);

const isAscii = (cells: readonly string[]): boolean => /^[\0-\x7f]*$/.test(cells.join(""));

/** The line where the header should be, as far as it is looked at. */
function headerLine({ bytes, said }: TextStart): Uint8Array {
  const line = Buffer.from(bytes).toString("latin1").split(lines)[said.titleRows] ?? "";
  return Buffer.from(line.slice(0, longest), "latin1");
}

const guessesOf = (start: TextStart) =>
  encodingGuesses(headerLine(start), (text) =>
    firstRecords(text, start.said.delimiter, 1).some(start.isHeader),
  );

function illegible(start: TextStart, utf8At: number, line: number, gb18030At: number | undefined) {
  const gb = { zh: "", en: "" };
  if (gb18030At !== undefined)
    [gb.zh, gb.en] = [
      `，字节 ${gb18030At} 不是 GB18030`,
      ` and byte offset ${gb18030At} is not GB18030`,
    ];
  const what = {
    zh: `第 ${line} 行（字节 ${utf8At}）不是 UTF-8${gb.zh}`,
    en: `line ${line}, byte offset ${utf8At} is not UTF-8${gb.en}`,
  };
  const value = firstBytes(start.bytes.subarray(utf8At));
  const fault = unknownEncoding(what, { row: line, value, guesses: guessesOf(start) });
  return refusal({ file: start.file, column: null, ...fault });
}

function garbled(start: TextStart, header: string) {
  const what = {
    zh: "UTF-8 文本曾被当作 GBK 打开并另存，已成乱码",
    en: "UTF-8 that was opened as GBK and saved again: it is garbled",
  };
  const row = start.said.titleRows + 1;
  const guesses = guessesOf(start);
  const fault = unknownEncoding(what, { row, value: shortened(header), guesses });
  return refusal({ file: start.file, column: null, ...fault });
}

function fromHeader(start: TextStart): DetectedEncoding {
  const { bytes, said, isHeader } = start;
  const utf8 = legalStart(bytes, "utf-8");
  const asUtf8: DetectedEncoding = { encoding: "utf-8", markBytes: 0, text: utf8.text };
  if (locateHeader(wholeLines(utf8), said, isHeader) !== undefined) return asUtf8;
  if (utf8.illegalAt === undefined) {
    const header = (utf8.text.split(lines)[said.titleRows] ?? "").slice(0, longest);
    if (isDoubled(header)) throw garbled(start, header);
    return asUtf8;
  }
  const gb18030 = legalStart(bytes, "gb18030");
  const place = locateHeader(wholeLines(gb18030), said, isHeader);
  if (place !== undefined && !isAscii(place.cells))
    return { encoding: "gb18030", markBytes: 0, text: gb18030.text };
  throw illegible(start, utf8.illegalAt, linesIn(utf8.text), gb18030.illegalAt);
}

/**
 * The encoding of a text: as its byte order mark says; else UTF-8, or GB18030 when its header is legible in nothing else. The
 * rest of the file must keep to it: no byte further down changes the encoding. Throws LedgerError (`encoding-error`)
 * with the header as it reads in several encodings when neither shows a header.
 */
export function detectEncoding(start: TextStart): DetectedEncoding {
  for (const [encoding, mark] of byteOrderMarks)
    if (mark.every((byte, at) => start.bytes[at] === byte))
      return {
        encoding,
        markBytes: mark.length,
        text: legalStart(start.bytes.subarray(mark.length), encoding).text,
      };
  return fromHeader(start);
}
