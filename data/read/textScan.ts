import { nulCharacter, strayQuote, tooLong, type TextFault } from "./textFault.ts";
import type { TextLimits } from "./textLimits.ts";

const other = 0;
const quote = 1;
const delimiter = 2;
const carriageReturn = 3;
const lineFeed = 4;
const nul = 5;

const atStart = 0;
const inPlain = 1;
const inQuotes = 2;
const afterQuote = 3;
const astray = 4;

/** Next state by state (row) and kind of byte (column), as RFC 4180 has it. */
const steps = Uint8Array.of(
  ...[inPlain, inQuotes, atStart, atStart, atStart, inPlain],
  ...[inPlain, astray, atStart, atStart, atStart, inPlain],
  ...[inQuotes, afterQuote, inQuotes, inQuotes, inQuotes, inQuotes],
  ...[astray, inQuotes, atStart, atStart, atStart, astray],
);

const kindsWith = (delimiterByte: number): Uint8Array => {
  const kinds = new Uint8Array(256);
  kinds[0x22] = quote;
  kinds[0x0d] = carriageReturn;
  kinds[0x0a] = lineFeed;
  kinds[0x00] = nul;
  kinds[delimiterByte] = delimiter;
  return kinds;
};

export type LineEnd = "CR" | "LF" | "CRLF";

/** Follows UTF-8 text byte by byte, over as many chunks as there are; a chunk never cuts a character. */
export class TextScan {
  /** Number of the line that is being read. */
  line = 1;
  /** The first line that ends otherwise than those before. */
  mixedEnd: { line: number; found: LineEnd; expected: LineEnd } | undefined;

  #state = atStart;
  #opened = 1;
  #started = 1;
  #record = 0;
  #field = 0;
  #last = other;
  #returned = 0;
  #ended = 0;
  #end: LineEnd | undefined;
  #limits: TextLimits;
  #kinds: Uint8Array;
  /** Bytes of the delimiter after its first. */
  #tail: Uint8Array;

  constructor(limits: TextLimits, delimiterText: string) {
    const bytes = Buffer.from(delimiterText);
    this.#limits = limits;
    this.#kinds = kindsWith(bytes[0] ?? 0);
    this.#tail = bytes.subarray(1);
  }

  /** Has the last record no line end? */
  get isCut(): boolean {
    return this.#record > 0;
  }

  /** Records so far, with the last one when it has no line end. */
  get records(): number {
    return this.#ended + (this.isCut ? 1 : 0);
  }

  /** The first fault in the chunk. */
  read(bytes: Uint8Array): TextFault | undefined {
    const [kinds, tail] = [this.#kinds, this.#tail.length];
    let plainFrom = 0;
    for (let at = 0; at < bytes.length; at += 1) {
      let kind = kinds[bytes[at] ?? 0] ?? other;
      if (tail > 0 && kind === delimiter && !this.#hasTail(bytes, at)) kind = other;
      if (kind === other && (this.#state === inPlain || this.#state === inQuotes)) continue;
      if (kind === delimiter) at += tail;
      this.#grow(at + 1 - plainFrom);
      plainFrom = at + 1;
      const fault = this.#step(kind);
      if (fault !== undefined) return fault;
    }
    if (plainFrom < bytes.length) this.#last = other;
    this.#grow(bytes.length - plainFrom);
    return this.#excess();
  }

  /** The fault of a text that ends here. */
  end(): TextFault | undefined {
    if (this.#returned > 0) this.#noteEnd("CR", this.#returned);
    return this.#state === inQuotes ? strayQuote(this.#opened, this.line) : undefined;
  }

  #hasTail(bytes: Uint8Array, at: number): boolean {
    return this.#tail.every((byte, index) => bytes[at + 1 + index] === byte);
  }

  #grow(bytes: number): void {
    if (bytes > 1) this.#last = other;
    this.#field += bytes;
    this.#record += bytes;
  }

  #step(kind: number): TextFault | undefined {
    const before = this.#state;
    this.#state = steps[before * 6 + kind] ?? astray;
    if (kind === nul) return nulCharacter(this.line);
    if (this.#state === astray)
      return strayQuote(before === afterQuote ? this.#opened : this.line, this.line);
    if (before === atStart && this.#state === inQuotes) this.#opened = this.line;
    const fault = this.#state === atStart ? this.#excess() : undefined;
    if (this.#returned > 0 || this.#state === atStart) this.#followEnds(kind);
    this.#countLine(kind);
    if (this.#state === atStart) this.#restart(kind);
    this.#last = kind;
    return fault;
  }

  /** A carriage return that ends a record is an end of its own unless a line feed follows. */
  #followEnds(kind: number): void {
    const returned = this.#returned;
    this.#returned = kind === carriageReturn && this.#state === atStart ? this.line : 0;
    if (returned > 0) this.#noteEnd(kind === lineFeed ? "CRLF" : "CR", returned);
    else if (kind === lineFeed) this.#noteEnd("LF", this.line);
  }

  #noteEnd(found: LineEnd, line: number): void {
    this.#ended += 1;
    this.#end ??= found;
    if (found !== this.#end) this.mixedEnd ??= { line, found, expected: this.#end };
  }

  #countLine(kind: number): void {
    const isSecond = kind === lineFeed && this.#last === carriageReturn;
    if ((kind === carriageReturn || kind === lineFeed) && !isSecond) this.line += 1;
  }

  #restart(kind: number): void {
    this.#field = 0;
    if (kind === delimiter) return;
    this.#record = 0;
    this.#started = this.line;
  }

  #excess(): TextFault | undefined {
    const { fieldBytes, recordBytes } = this.#limits;
    if (this.#field > fieldBytes) return tooLong(this.#started, "field", fieldBytes);
    if (this.#record > recordBytes) return tooLong(this.#started, "record", recordBytes);
    return undefined;
  }
}
