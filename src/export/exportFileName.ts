import { fileWordsIn } from "../words/fileWords.ts";
import type { ExportNotes } from "./exportTable.ts";

/** Characters of a name, its ending included: file systems hold 255 bytes, a Chinese character takes three. */
const longest = 80;

const forbidden =
  /[\u0000-\u001f\u007f-\u009f\\/:*?"<>|\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/g;

/** A text without what a file name must not hold. */
const namePart = (text: string): string =>
  text
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "")
    .replace(forbidden, " ")
    .replace(/\s+/g, " ")
    .replace(/^[\s.~-]+|[\s.]+$/g, "");

/** "排名_2025-09_01234567_演示.csv": title, period, the first of the generation, and what marks the file. */
export function exportFileName(title: string, notes: ExportNotes, extension: string): string {
  const words = fileWordsIn(notes.language);
  const [first, last] = [notes.periods[0], notes.periods.at(-1)];
  const end = [
    ...(first === undefined ? [] : [first === last ? first : `${first}-${last}`]),
    notes.generation.id.slice(0, 8),
    ...(notes.isSynthetic ? [words.demoName] : []),
    ...(notes.isComparisonOverridden ? [words.overriddenName] : []),
  ];
  const tail = `_${end.map(namePart).join("_")}.${extension}`;
  const head = [...(namePart(title) || words.data)]
    .slice(0, longest - tail.length)
    .join("")
    .trim();
  return head + tail;
}
