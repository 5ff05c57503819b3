import { illegalBytes } from "./encodingError.ts";
import { refusal } from "./ledgerError.ts";
import { legalLength, strictDecoders, type TextEncoding } from "./textEncoding.ts";
import type { TextFault } from "./textFault.ts";
import type { TextScan } from "./textScan.ts";

interface TextToCheck {
  file: string;
  encoding: TextEncoding;
  /** Bytes of the byte order mark, which is left out. */
  markBytes: number;
  /** Follows the text; knows its line ends once it was read. */
  scan: TextScan;
}

/**
 * The text as UTF-8 in chunks that never cut a character, refused (LedgerError) before it reaches the parser: at a byte
 * that its encoding does not have, at a NUL character, when a quote is stray or never closed, or when a field or record
 * is longer than the limits.
 */
export async function* checkText(
  chunks: AsyncIterable<Uint8Array>,
  { file, encoding, markBytes, scan }: TextToCheck,
): AsyncGenerator<Uint8Array> {
  const decoder = strictDecoders[encoding];
  const refuse = (fault: TextFault | undefined) => {
    if (fault !== undefined) throw refusal({ file, column: null, ...fault });
  };
  const refuseBytes = (bytes: Uint8Array, offset: number) => {
    const legal = legalLength(decoder, bytes);
    refuse(scan.read(decoder.toUtf8(bytes.subarray(0, legal)) ?? new Uint8Array(0)));
    refuse(illegalBytes(encoding, bytes.subarray(legal), offset + legal, scan.line));
  };
  let [rest, offset, skip]: [Uint8Array, number, number] = [new Uint8Array(0), 0, markBytes];
  for await (const chunk of chunks) {
    const all = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const bytes = all.subarray(skip);
    offset += skip;
    skip = 0;
    const whole = bytes.subarray(0, decoder.wholeCharacters(bytes));
    const text = decoder.toUtf8(whole);
    if (text === undefined) return refuseBytes(bytes, offset);
    refuse(scan.read(text));
    yield text;
    offset += whole.length;
    rest = bytes.subarray(whole.length);
  }
  if (rest.length > 0) refuseBytes(rest, offset);
  refuse(scan.end());
}
