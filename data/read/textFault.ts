import type { Problem } from "./problem.ts";

/** What is wrong with a text, with the number of its line. */
export type TextFault = Pick<Problem, "row" | "code" | "value" | "fix">;

export const strayQuote = (line: number, found: number): TextFault => ({
  row: line,
  value: '"',
  code: "unbalanced-quote",
  fix: {
    zh: `第 ${line} 行的引号没有正确结束（到第 ${found} 行发现）：字段中的引号写成两个 ""，整个字段加引号`,
    en: `the quote on line ${line} is not closed as it should be (noticed on line ${found}): write a quote inside a field twice and put the field in quotes`,
  },
});

export const nulCharacter = (line: number): TextFault => ({
  row: line,
  value: "\u2400",
  code: "nul-character",
  fix: {
    zh: `第 ${line} 行有空字符 (NUL)：不是文本文件或是 UTF-16 编码，请另存为“CSV UTF-8”`,
    en: `line ${line} has a NUL character: not a text file, or UTF-16; save it as CSV UTF-8`,
  },
});

export const tooLong = (line: number, what: "field" | "record", limit: number): TextFault => ({
  row: line,
  value: "",
  code: "too-long",
  fix: {
    zh: `第 ${line} 行开始的记录${what === "field" ? "有字段" : ""}超过上限 ${limit} 字节：检查引号和换行`,
    en: `${what === "field" ? "a field of " : ""}the record that starts on line ${line} is longer than the limit of ${limit} bytes: check quotes and line ends`,
  },
});
