import { within } from "@testing-library/svelte";
import type { Answer, AnswerRow, AnswerStatus } from "../../src/query/answer.ts";
import type { Key } from "../../src/domain/filter.ts";
import type { Question } from "../../src/query/question.ts";

/** A row of a rate by its counts. */
export const rate = (key: Key, numerator: number, denominator: number): AnswerRow => ({
  side: "base",
  keys: [key],
  numerator,
  denominator,
  leftOut: 0,
  value: denominator === 0 ? null : numerator / denominator,
  status: denominator === 0 ? "none" : "ok",
});

/** A row of a count. */
export const amount = (key: Key, numerator: number): AnswerRow => ({
  side: "base",
  keys: [key],
  numerator,
  denominator: null,
  leftOut: null,
  value: null,
  status: "ok",
});

/** A row without a number, and why. */
export const without = (key: Key, status: Exclude<AnswerStatus, "ok">): AnswerRow => ({
  side: "base",
  keys: [key],
  numerator: null,
  denominator: null,
  leftOut: null,
  value: null,
  status,
});

/** An answer of September 2025 about Hangzhou, unless told otherwise. */
export const answer = (rows: readonly AnswerRow[], question: Partial<Question> = {}): Answer => ({
  question: {
    measure: "union-rate-25plus",
    in: "330100",
    periods: ["2025-09"],
    where: [],
    by: ["area"],
    ...question,
  },
  rows,
});

/** Text as it is read: runs of white space are one space. */
export const read = (element: Element): string =>
  (element.textContent ?? "").replaceAll(/\s+/g, " ").trim();

/** The rows of a table, each as the texts of its cells; bars, which are not read out, are left out. */
export const rowsOf = (table: HTMLElement): string[][] =>
  within(table)
    .getAllByRole("row")
    .map((row) => [...row.children].filter((cell) => cell.ariaHidden !== "true").map(read));
