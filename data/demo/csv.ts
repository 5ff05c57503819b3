import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

const special = /[",\r\n]/;
const quoteOrBreak = /["\r\n]/;

const formatCell = (cell: string): string =>
  special.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

const hasComma = (cell: string): boolean => cell.includes(",");

/** One line as Excel writes it: quotes only where needed, CRLF. */
export function formatLine(cells: readonly string[]): string {
  const line = cells.join(",");
  const isPlain = !cells.some(hasComma) && !quoteOrBreak.test(line);
  return (isPlain ? line : cells.map(formatCell).join(",")) + "\r\n";
}

const chunkLength = 1 << 18;

/** Lines put together to chunks of about 256 k characters, after a byte order mark; tells the number of lines at the end. */
function* chunks(lines: Iterable<string>, tell: (count: number) => void): Generator<string> {
  let chunk = "\ufeff";
  let count = 0;
  for (const line of lines) {
    count += 1;
    chunk += line;
    if (chunk.length < chunkLength) continue;
    yield chunk;
    chunk = "";
  }
  tell(count);
  yield chunk;
}

/**
 * Writes lines to a file as fast as the disk takes them, never more than a few chunks in memory; gives their number.
 */
export async function writeLines(path: string, lines: Iterable<string>): Promise<number> {
  let count = 0;
  const all = chunks(lines, (number) => (count = number));
  const source = Readable.from(all, { objectMode: true, highWaterMark: 2 });
  await pipeline(source, createWriteStream(path));
  return count;
}

/** A number with leading zeros. */
export const padded = (number: number, digits: number): string =>
  String(number).padStart(digits, "0");

/** 是, 否 or empty. */
export function formatBoolean(value: boolean | null): string {
  if (value === null) return "";
  return value ? "是" : "否";
}
