import { isUtf8 } from "node:buffer";

export type TextEncoding = "utf-8" | "gb18030" | "utf-16le" | "utf-16be";

/** How an encoding is called in messages. */
export const encodingNames: Readonly<Record<TextEncoding, string>> = {
  "utf-8": "UTF-8",
  gb18030: "GB18030",
  "utf-16le": "UTF-16 LE",
  "utf-16be": "UTF-16 BE",
};

/** An encoding as it is read: nothing illegal passes, and nothing is replaced. */
export interface StrictDecoder {
  /** Bytes up to the end of the last character that is not cut off. */
  wholeCharacters: (bytes: Uint8Array) => number;
  /** The same text as UTF-8, or undefined when a byte is illegal. Takes whole characters. */
  toUtf8: (bytes: Uint8Array) => Uint8Array | undefined;
  /** Bytes that the character at a position has, as its first bytes tell. */
  sizeAt: (bytes: Uint8Array, at: number) => number;
}

const utf8: StrictDecoder = {
  wholeCharacters(bytes) {
    for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
      const at = bytes.length - back;
      const byte = bytes[at] ?? 0;
      if (byte >= 0xc0) return utf8.sizeAt(bytes, at) > back ? at : bytes.length;
      if (byte < 0x80) break;
    }
    return bytes.length;
  },
  toUtf8: (bytes) => (isUtf8(bytes) ? bytes : undefined),
  sizeAt(bytes, at) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) return 1;
    return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  },
};

const decodeWith = (label: string) => (bytes: Uint8Array) => {
  try {
    return Buffer.from(new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return undefined;
  }
};

/** Bytes below this one are characters of their own wherever they stand in a GB18030 text. */
const beforeDigits = 0x30;

const isLead = (byte: number): boolean => byte > 0x80 && byte < 0xff;

const isDigit = (byte: number): boolean => byte >= beforeDigits && byte <= 0x39;

const gb18030: StrictDecoder = {
  wholeCharacters(bytes) {
    let at = bytes.findLastIndex((byte) => byte < beforeDigits) + 1;
    for (;;) {
      const isCut = isLead(bytes[at] ?? 0) && at + 1 === bytes.length;
      const next = at + gb18030.sizeAt(bytes, at);
      if (isCut || next > bytes.length) return at;
      at = next;
    }
  },
  toUtf8: decodeWith("gb18030"),
  sizeAt(bytes, at) {
    if (!isLead(bytes[at] ?? 0)) return 1;
    return isDigit(bytes[at + 1] ?? 0) ? 4 : 2;
  },
};

const utf16 = (label: "utf-16le" | "utf-16be"): StrictDecoder => {
  const isHighSurrogate = (bytes: Uint8Array, at: number): boolean =>
    ((bytes[label === "utf-16le" ? at + 1 : at] ?? 0) & 0xfc) === 0xd8;
  return {
    wholeCharacters(bytes) {
      const end = bytes.length - (bytes.length % 2);
      return end >= 2 && isHighSurrogate(bytes, end - 2) ? end - 2 : end;
    },
    toUtf8: decodeWith(label),
    sizeAt: (bytes, at) => (isHighSurrogate(bytes, at) ? 4 : 2),
  };
};

export const strictDecoders: Readonly<Record<TextEncoding, StrictDecoder>> = {
  "utf-8": utf8,
  gb18030,
  "utf-16le": utf16("utf-16le"),
  "utf-16be": utf16("utf-16be"),
};

/** Length of the longest start that is legal. */
export function legalLength({ toUtf8, sizeAt }: StrictDecoder, bytes: Uint8Array): number {
  const ends = [0];
  for (let at = 0; at < bytes.length;) {
    at += sizeAt(bytes, at);
    ends.push(Math.min(at, bytes.length));
  }
  let [low, high] = [0, ends.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (toUtf8(bytes.subarray(0, ends[middle])) === undefined) high = middle - 1;
    else low = middle;
  }
  return ends[low] ?? 0;
}
