import { refusal } from "./ledgerError.ts";
import type { Problem } from "./problem.ts";

/** The longest field and record that are read, in bytes with quotes and delimiter. */
export interface TextLimits {
  fieldBytes: number;
  recordBytes: number;
}

export const textLimits: TextLimits = { fieldBytes: 65_536, recordBytes: 1_048_576 };

const other = 0;
const quote = 1;
const comma = 2;
const carriageReturn = 3;
const lineFeed = 4;
const nul = 5;

const kinds = new Uint8Array(256);
kinds[0x22] = quote;
kinds[0x2c] = comma;
kinds[0x0d] = carriageReturn;
kinds[0x0a] = lineFeed;
kinds[0x00] = nul;

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

type Fault = Pick<Problem, "row" | "code" | "value" | "fix">;

const strayQuote = (line: number, found: number): Fault => ({
  row: line,
  value: '"',
  code: "unbalanced-quote",
  fix: {
    zh: `第 ${line} 行的引号没有正确结束（到第 ${found} 行发现）：字段中的引号写成两个 ""，整个字段加引号`,
    en: `the quote on line ${line} is not closed as it should be (noticed on line ${found}): write a quote inside a field twice and put the field in quotes`,
  },
});

const nulCharacter = (line: number): Fault => ({
  row: line,
  value: "\u2400",
  code: "nul-character",
  fix: {
    zh: `第 ${line} 行有空字符 (NUL)：不是文本文件或是 UTF-16 编码，请另存为“CSV UTF-8”`,
    en: `line ${line} has a NUL character: not a text file, or UTF-16; save it as CSV UTF-8`,
  },
});

const tooLong = (line: number, what: "field" | "record", limit: number): Fault => ({
  row: line,
  value: "",
  code: "too-long",
  fix: {
    zh: `第 ${line} 行开始的记录${what === "field" ? "有字段" : ""}超过上限 ${limit} 字节：检查引号和换行`,
    en: `${what === "field" ? "a field of " : ""}the record that starts on line ${line} is longer than the limit of ${limit} bytes: check quotes and line ends`,
  },
});

/** Follows the text byte by byte, over as many chunks as there are. */
class TextScan {
  #state = atStart;
  #line = 1;
  #opened = 1;
  #started = 1;
  #record = 0;
  #field = 0;
  #last = other;
  #limits: TextLimits;

  constructor(limits: TextLimits) {
    this.#limits = limits;
  }

  /** The first fault in the chunk. */
  read(bytes: Uint8Array): Fault | undefined {
    let plainFrom = 0;
    for (let at = 0; at < bytes.length; at += 1) {
      const kind = kinds[bytes[at] ?? 0] ?? other;
      if (kind === other && (this.#state === inPlain || this.#state === inQuotes)) continue;
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
  end(): Fault | undefined {
    return this.#state === inQuotes ? strayQuote(this.#opened, this.#line) : undefined;
  }

  #grow(bytes: number): void {
    if (bytes > 1) this.#last = other;
    this.#field += bytes;
    this.#record += bytes;
  }

  #step(kind: number): Fault | undefined {
    const before = this.#state;
    this.#state = steps[before * 6 + kind] ?? astray;
    if (kind === nul) return nulCharacter(this.#line);
    if (this.#state === astray)
      return strayQuote(before === afterQuote ? this.#opened : this.#line, this.#line);
    if (before === atStart && this.#state === inQuotes) this.#opened = this.#line;
    const fault = this.#state === atStart ? this.#excess() : undefined;
    this.#countLine(kind);
    if (this.#state === atStart) this.#restart(kind);
    this.#last = kind;
    return fault;
  }

  #countLine(kind: number): void {
    const isSecond = kind === lineFeed && this.#last === carriageReturn;
    if ((kind === carriageReturn || kind === lineFeed) && !isSecond) this.#line += 1;
  }

  #restart(kind: number): void {
    this.#field = 0;
    if (kind === comma) return;
    this.#record = 0;
    this.#started = this.#line;
  }

  #excess(): Fault | undefined {
    const { fieldBytes, recordBytes } = this.#limits;
    if (this.#field > fieldBytes) return tooLong(this.#started, "field", fieldBytes);
    if (this.#record > recordBytes) return tooLong(this.#started, "record", recordBytes);
    return undefined;
  }
}

/**
 * The same bytes, refused (LedgerError) before they reach the parser when a quote is stray or never closed, at a NUL
 * character, or when a field or record is longer than the limits. Takes UTF-8.
 */
export async function* checkText(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  limits: TextLimits = textLimits,
): AsyncGenerator<Uint8Array> {
  const scan = new TextScan(limits);
  const refuse = (fault: Fault | undefined) => {
    if (fault !== undefined) throw refusal({ file, column: null, ...fault });
  };
  for await (const chunk of chunks) {
    refuse(scan.read(chunk));
    yield chunk;
  }
  refuse(scan.end());
}
