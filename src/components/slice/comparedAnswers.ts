import type { Answer, AnswerRow } from "../../query/answer.ts";
import { comparedGroups, type ComparedGroup } from "./comparedGroups.ts";

/** Two selections side by side: their groups and their totals. */
export interface ComparedAnswers {
  groups: readonly ComparedGroup[];
  totals: readonly [AnswerRow | undefined, AnswerRow | undefined];
}

type Sides = readonly [first: Answer, second: Answer];

export const comparedAnswers = (groups: Sides, totals: Sides): ComparedAnswers => ({
  groups: comparedGroups(...groups),
  totals: [totals[0].rows[0], totals[1].rows[0]],
});
