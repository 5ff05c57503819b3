import { isUtf8 } from "node:buffer";
import { gatherStart } from "./gatherStart.ts";
import { refusal } from "./ledgerError.ts";
import type { LedgerError } from "./ledgerError.ts";

const saveAs = {
  zh: "请另存为“CSV UTF-8（逗号分隔）”格式",
  en: 'save the file as "CSV UTF-8 (comma delimited)"',
};

const hex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, "0").toUpperCase()).join(" ");

const bytesOf = (lead: number): number => (lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4);

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte);

/** Bytes up to the end of the last character that is not cut off. */
function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) return bytesOf(byte) > back ? bytes.length - back : bytes.length;
    if (byte < 0x80) break;
  }
  return bytes.length;
}

/** Position of the first byte that no UTF-8 text can have there. */
function illegalAt(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const size = bytesOf(bytes[at] ?? 0);
    if (!isUtf8(bytes.subarray(at, at + size))) break;
    at += size;
  }
  return at;
}

const count = (bytes: Uint8Array, mark: string): number => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let found = 0;
  for (let at = buffer.indexOf(mark); at !== -1; at = buffer.indexOf(mark, at + 1)) found += 1;
  return found;
};

/** Line breaks among the bytes that follow the byte `previous`: LF, CR, and CRLF as one. */
function lineBreaks(bytes: Uint8Array, previous: number): number {
  const returns = count(bytes, "\r");
  const pairs = returns === 0 ? 0 : count(bytes, "\r\n");
  const isCutPair = previous === 13 && bytes[0] === 10;
  return count(bytes, "\n") + returns - pairs - (isCutPair ? 1 : 0);
}

function utf16(file: string, bytes: Uint8Array): LedgerError {
  const value = hex(bytes.subarray(0, 2));
  return refusal({
    file,
    row: 1,
    column: null,
    value,
    code: "encoding-error",
    fix: {
      zh: `文件是 UTF-16 编码；${saveAs.zh}`,
      en: `the file is UTF-16: ${saveAs.en}`,
    },
  });
}

const isGb18030 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder("gb18030", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
};

function illegal(file: string, bytes: Uint8Array, at: number, offset: number, line: number) {
  const guess = isGb18030(bytes.subarray(at));
  return refusal({
    file,
    row: line,
    column: null,
    value: hex(bytes.subarray(at, at + 4)),
    code: "encoding-error",
    fix: {
      zh: `第 ${line} 行（字节 ${offset + at}）不是 UTF-8${guess ? "，可能是 GBK/GB18030" : ""}；${saveAs.zh}`,
      en: `line ${line}, byte offset ${offset + at} is not UTF-8${guess ? ", perhaps GBK/GB18030" : ""}: ${saveAs.en}`,
    },
  });
}

/**
 * The bytes of a file as legal UTF-8 without byte order mark, never cutting a character. A byte that is not
 * UTF-8 refuses the file with its offset and line (LedgerError, `encoding-error`).
 */
export async function* decodeUtf8(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
): AsyncGenerator<Uint8Array> {
  let [rest, offset, line, last] = [new Uint8Array(0) as Uint8Array, 0, 1, 0];
  let isStart = true;
  for await (const chunk of gatherStart(chunks, 4)) {
    if (isStart && (startsWith(chunk, [0xff, 0xfe]) || startsWith(chunk, [0xfe, 0xff])))
      throw utf16(file, chunk);
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = wholeCharacters(bytes);
    const whole = bytes.subarray(0, end);
    if (!isUtf8(whole)) {
      const at = illegalAt(whole);
      throw illegal(file, bytes, at, offset, line + lineBreaks(bytes.subarray(0, at), last));
    }
    yield isStart && startsWith(whole, [0xef, 0xbb, 0xbf]) ? whole.subarray(3) : whole;
    isStart = false;
    line += lineBreaks(whole, last);
    last = whole.at(-1) ?? last;
    offset += end;
    rest = bytes.subarray(end);
  }
  if (rest.length > 0) throw illegal(file, rest, 0, offset, line);
}
