import { legalLength, strictDecoders, type TextEncoding } from "./textEncoding.ts";

const toText = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

/** The start of a text in an encoding up to the first illegal byte, whose position is given too. */
export function legalStart(
  bytes: Uint8Array,
  encoding: TextEncoding,
): { text: string; illegalAt: number | undefined } {
  const decoder = strictDecoders[encoding];
  const whole = bytes.subarray(0, decoder.wholeCharacters(bytes));
  const text = decoder.toUtf8(whole);
  if (text !== undefined) return { text: toText(text), illegalAt: undefined };
  const illegalAt = legalLength(decoder, whole);
  return {
    text: toText(decoder.toUtf8(whole.subarray(0, illegalAt)) ?? new Uint8Array(0)),
    illegalAt,
  };
}
