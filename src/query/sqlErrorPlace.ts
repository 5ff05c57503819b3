/** Where in a text DuckDB found fault, as offsets; `to` is behind the word. */
export interface ErrorPlace {
  /** From 1. */
  line: number;
  from: number;
  to: number;
}

/** DuckDB's excerpt of the line, shortened with dots, and the caret below it. */
const excerpt = /\n+LINE (\d+): (.*)\n( *)\^[^]*$/;

/** The message without its excerpt, for those who see the place marked. */
export const errorSentence = (message: string): string => message.replace(excerpt, "").trim();

/** The place that a message of DuckDB about this text points at; null when it points at none. */
export function sqlErrorPlace(message: string, text: string): ErrorPlace | null {
  const [, number = "", shown = "", spaces = ""] = excerpt.exec(message) ?? [];
  const lines = text.split("\n");
  const line = lines[Number(number) - 1];
  if (line === undefined) return null;
  const body = shown.replace(/^\.\.\./, "").replace(/\.\.\.$/, "");
  const cut = shown.startsWith("...") ? 3 : 0;
  const at = indexOfWidth(shown, spaces.length - `LINE ${number}: `.length) - cut;
  const start = line.indexOf(body);
  if (start < 0 || at < 0) return null;
  const before = lines.slice(0, Number(number) - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const from = Math.min(before + start + at, text.length);
  return { line: Number(number), from, to: from + wordLength(text.slice(from)) };
}

/** Letters of Chinese and pictures are two columns wide, signs of control none. */
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;

const widthOf = (sign: string): number => (/\p{Cc}/u.test(sign) ? 0 : wide.test(sign) ? 2 : 1);

function indexOfWidth(text: string, width: number): number {
  let [index, reached] = [0, 0];
  for (const sign of text) {
    reached += widthOf(sign);
    if (reached > width) return index;
    index += sign.length;
  }
  return index;
}

const wordLength = (text: string): number =>
  (/^([\p{L}\p{N}_]+|"(?:[^"]|"")*"|'(?:[^']|'')*'|.)/u.exec(text) ?? [""])[0].length;
