import type { CountRow, Key, Question } from "./question.ts";
import { questionKey } from "./question.ts";

/** Precomputed answers: question key → rows of keys followed by numerator, denominator, left out. */
export type AnswersFile = Record<string, readonly (readonly (Key | number)[])[]>;

export const formatCounts = (rows: readonly CountRow[]): AnswersFile[string] =>
  rows.map(({ keys, numerator, denominator, leftOut }) => [
    ...keys,
    numerator,
    denominator,
    leftOut,
  ]);

/** The counts that the file holds for a question; undefined when it holds none. */
export function parseCounts(answers: AnswersFile, question: Question): CountRow[] | undefined {
  const size = question.by.length;
  return answers[questionKey(question)]?.map((row) => ({
    side: "base",
    keys: row.slice(0, size).map((key) => (key === null ? null : String(key))),
    numerator: Number(row[size]),
    denominator: count(row[size + 1]),
    leftOut: count(row[size + 2]),
  }));
}

const count = (value: Key | number | undefined): number | null =>
  value === null || value === undefined ? null : Number(value);
