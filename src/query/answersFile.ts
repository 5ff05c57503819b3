import type { Key } from "../domain/filter.ts";
import { hiddenRow, questionKey, type CountRow, type Question } from "./question.ts";

/** What stands in the place of the counts of a row that is hidden. */
export const hiddenMark = "x";

/** Precomputed answers: question key → rows of keys followed by numerator, denominator, left out, or by the mark. */
export type AnswersFile = Record<string, readonly (readonly (Key | number)[])[]>;

export const formatCounts = (rows: readonly CountRow[]): AnswersFile[string] =>
  rows.map(({ keys, numerator, denominator, leftOut, hidden }) =>
    hidden === true ? [...keys, hiddenMark] : [...keys, numerator, denominator, leftOut],
  );

/** The counts that the file holds for a question; undefined when it holds none. */
export function parseCounts(answers: AnswersFile, question: Question): CountRow[] | undefined {
  const size = question.by.length;
  return answers[questionKey(question)]?.map((row) => {
    const keys = row.slice(0, size).map((key) => (key === null ? null : String(key)));
    if (row[size] === hiddenMark) return hiddenRow("base", keys);
    return {
      side: "base",
      keys,
      numerator: Number(row[size]),
      denominator: count(row[size + 1]),
      leftOut: count(row[size + 2]),
    };
  });
}

const count = (value: Key | number | undefined): number | null =>
  value === null || value === undefined ? null : Number(value);
