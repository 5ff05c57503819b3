import { encodeGbk } from "./encodeGbk.ts";

/** How a line reads in an encoding. */
export interface Guess {
  name: string;
  /** What cannot be read is □. */
  text: string;
  /** Are its words those of the header? */
  isHeader: boolean;
}

const unreadable = "□";

const decode = (label: string, bytes: Uint8Array): string =>
  new TextDecoder(label).decode(bytes).replaceAll("\ufffd", unreadable);

const readings = (line: Uint8Array): (readonly [string, string])[] => [
  ["UTF-8", decode("utf-8", line)],
  ["GB18030", decode("gb18030", line)],
  ["Big5", decode("big5", line)],
  ["Shift_JIS", decode("shift_jis", line)],
  ...(line.includes(0)
    ? ([
        ["UTF-16 LE", decode("utf-16le", line)],
        ["UTF-16 BE", decode("utf-16be", line)],
      ] as const)
    : []),
  ["UTF-8 saved as GBK", undoubled(decode("utf-8", line))],
];

/** A text that was read as GBK although it is UTF-8, read as it should be. */
const undoubled = (text: string): string => decode("utf-8", encodeGbk(text));

/** The line in every encoding that it may have, those that read alike once. */
export function encodingGuesses(
  line: Uint8Array,
  isHeader: (text: string) => boolean,
): readonly Guess[] {
  const all = readings(line);
  return all
    .filter(([, text], at) => all.findIndex(([, other]) => other === text) === at)
    .map(([name, text]) => ({ name, text, isHeader: isHeader(text) }));
}

const count = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length;

/** Is the text UTF-8 that was read as GBK and saved again? Its words may have lost characters. */
export function isDoubled(text: string): boolean {
  const reading = undoubled(text);
  const read = count(reading, /\p{Script=Han}/gu);
  return read > 0 && read >= count(reading, /□/g);
}
