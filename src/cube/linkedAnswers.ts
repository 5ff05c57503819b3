import type { Dimension } from "../domain/dimension.ts";
import { withoutFilter, type Filters } from "../domain/filter.ts";
import type { MeasureId } from "../domain/measure.ts";
import type { Period } from "../domain/period.ts";
import type { Answer } from "../query/answer.ts";
import { completeAnswer } from "../query/completeAnswer.ts";
import type { Question } from "../query/question.ts";
import type { Supply } from "../query/supply.ts";
import type { LinkedRows } from "./linkedRows.ts";

/** Linked rows as answers to the questions that they are the answers to. */
export interface LinkedAnswers {
  total: Answer;
  byDimension: ReadonlyMap<Dimension, Answer>;
  pair: Answer | null;
}

export interface LinkedQuestion {
  measure: MeasureId;
  in: string | null;
  period: Period;
  filters: Filters;
  pair: readonly [Dimension, Dimension] | null;
}

/** The question of one linked view: the filters of its own dimensions are left out. */
export const viewQuestion = (
  { measure, in: area, period, filters }: LinkedQuestion,
  by: readonly Dimension[],
): Question => ({
  measure,
  in: area,
  periods: [period],
  by,
  where: by.reduce<Filters>(withoutFilter, filters),
});

export function linkedAnswers(
  asked: LinkedQuestion,
  rows: LinkedRows,
  supply: Supply,
): LinkedAnswers {
  const of = (by: readonly Dimension[], counts: LinkedRows["pair"]): Answer =>
    completeAnswer(viewQuestion(asked, by), counts ?? [], supply);
  return {
    total: of([], [rows.total]),
    byDimension: new Map(
      [...rows.byDimension].map(([dimension, counts]) => [dimension, of([dimension], counts)]),
    ),
    pair: asked.pair === null || rows.pair === null ? null : of(asked.pair, rows.pair),
  };
}
