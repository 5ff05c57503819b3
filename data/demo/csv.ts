import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

const special = /[",\r\n]/;

const formatCell = (cell: string): string =>
  special.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** One line as Excel writes it: quotes only where needed, CRLF. */
export const formatLine = (cells: readonly string[]): string =>
  cells.map(formatCell).join(",") + "\r\n";

const chunkLength = 1 << 18;

/** Lines put together to chunks of about 256 k characters, after a byte order mark. */
function* chunks(lines: Iterable<string>): Generator<string> {
  let chunk = "\ufeff";
  for (const line of lines) {
    chunk += line;
    if (chunk.length < chunkLength) continue;
    yield chunk;
    chunk = "";
  }
  yield chunk;
}

/** Writes lines to a file as fast as the disk takes them: never more than a few chunks in memory. */
export async function writeLines(path: string, lines: Iterable<string>): Promise<void> {
  const source = Readable.from(chunks(lines), { objectMode: true, highWaterMark: 2 });
  await pipeline(source, createWriteStream(path));
}

/** 是, 否 or empty. */
export function formatBoolean(value: boolean | null): string {
  if (value === null) return "";
  return value ? "是" : "否";
}
