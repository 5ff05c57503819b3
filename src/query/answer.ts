import { measure, type MeasureId } from "../domain/measure.ts";
import type { CountRow, Question } from "./question.ts";

/**
 * `ok`; `none`: nothing in the denominator; `hidden`: withheld; `not-applicable`: the group lies outside the
 * measure's population by definition; `not-supplied`: the ledger or report does not hold it.
 */
export const answerStatuses = ["ok", "none", "hidden", "not-applicable", "not-supplied"] as const;
export type AnswerStatus = (typeof answerStatuses)[number];

export interface AnswerRow extends Omit<CountRow, "numerator" | "hidden"> {
  numerator: number | null;
  /** 0–1, null when there is no rate. */
  value: number | null;
  status: AnswerStatus;
}

/** Rows together with the question that asked for them. */
export interface Answer {
  question: Question;
  rows: readonly AnswerRow[];
}

/** Counts → row with its rate: sums divided, nothing in the denominator is no rate. */
export function ratedRow(id: MeasureId, { hidden, ...row }: CountRow): AnswerRow {
  if (hidden === true) return { ...row, numerator: null, value: null, status: "hidden" };
  if (measure(id).kind === "count") return { ...row, value: null, status: "ok" };
  return row.denominator === null || row.denominator === 0
    ? { ...row, value: null, status: "none" }
    : { ...row, value: row.numerator / row.denominator, status: "ok" };
}
