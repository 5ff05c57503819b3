import { textWidth } from "./tableColumns.ts";

/** Width of a Latin letter against the size of its text, rather more than less. */
const letter = 0.56;

/** How wide a text is about, in the unit of `size`. */
export const roughWidth = (text: string, size: number): number => textWidth(text) * size * letter;

/** A Chinese character with the marks that must not begin a line, or a word. */
const parts = /[\u2e80-\uffef][、。），；：！？》」』]*|[^\s\u2e80-\uffef]+\s*|\s+/g;

/** A text in lines that are about as wide as given: between words, or between Chinese characters. */
export function wrapText(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const part of text.match(parts) ?? []) {
    if (line !== "" && roughWidth(line + part.trimEnd(), size) > width) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += line === "" ? part.trimStart() : part;
  }
  return line.trim() === "" ? lines : [...lines, line.trimEnd()];
}
