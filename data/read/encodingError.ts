import type { Words } from "../../src/domain/schema.ts";
import type { Guess } from "./encodingGuesses.ts";
import { shortened } from "./problem.ts";
import { encodingNames, strictDecoders, type TextEncoding } from "./textEncoding.ts";
import type { TextFault } from "./textFault.ts";

const saveAs = {
  zh: "请另存为“CSV UTF-8（逗号分隔）”格式",
  en: 'save the file as "CSV UTF-8 (comma delimited)"',
};

/** The first four bytes, as they are written in hexadecimal. */
export const firstBytes = (bytes: Uint8Array): string =>
  [...bytes.subarray(0, 4)]
    .map((byte) => byte.toString(16).padStart(2, "0").toUpperCase())
    .join(" ");

const isGb18030 = (bytes: Uint8Array): boolean => {
  const decoder = strictDecoders.gb18030;
  const start = bytes.subarray(0, 1024);
  return decoder.toUtf8(start.subarray(0, decoder.wholeCharacters(start))) !== undefined;
};

const perhapsGb18030 = {
  zh: "，可能是 GBK/GB18030（仅当表头有可认出的中文列名时按此读取）",
  en: ", perhaps GBK/GB18030 (read as such only when the header has Chinese words that show it)",
};

/** The fault of bytes that begin with one that the encoding does not have there, or that end within a character. */
export function illegalBytes(
  encoding: TextEncoding,
  bytes: Uint8Array,
  offset: number,
  line: number,
): TextFault {
  const name = encodingNames[encoding];
  const guess = encoding === "utf-8" && isGb18030(bytes) ? perhapsGb18030 : { zh: "", en: "" };
  return {
    row: line,
    value: firstBytes(bytes),
    code: "encoding-error",
    fix: {
      zh: `第 ${line} 行（字节 ${offset}）不是 ${name}${guess.zh}；${saveAs.zh}`,
      en: `line ${line}, byte offset ${offset} is not ${name}${guess.en}: ${saveAs.en}`,
    },
  };
}

const listed = (guesses: readonly Guess[], right: string): string =>
  guesses
    .map(({ name, text, isHeader }) => `${name} “${shortened(text)}”${isHeader ? right : ""}`)
    .join("; ");

/** The fault of a text whose header reads in no encoding, with the line that should be the header in each of them. */
export function unknownEncoding(
  what: Words,
  { value, row, guesses }: Pick<TextFault, "value" | "row"> & { guesses: readonly Guess[] },
): TextFault {
  const [zh, en] = [listed(guesses, "（与表头相符）"), listed(guesses, " (fits the header)")];
  return {
    row,
    value,
    code: "encoding-error",
    fix: {
      zh: `${what.zh}。表头在各编码下：${zh}。用正确的编码打开，${saveAs.zh}`,
      en: `${what.en}; the header as it reads: ${en}. Open it in the right encoding and ${saveAs.en}`,
    },
  };
}
