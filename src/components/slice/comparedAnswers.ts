import type { Answer, AnswerRow } from "../../query/answer.ts";
import { comparedGroups, type ComparedGroup } from "./comparedGroups.ts";

/** Two selections side by side: their groups and their totals. */
export interface ComparedAnswers {
  groups: readonly ComparedGroup[];
  totals: readonly [AnswerRow | undefined, AnswerRow | undefined];
}

type Sides = readonly [first: Answer, second: Answer];

/** `groups` is null where the selections share no dimension. */
export const comparedAnswers = (groups: Sides | null, totals: Sides): ComparedAnswers => ({
  groups: groups === null ? [] : comparedGroups(...groups),
  totals: [totals[0].rows[0], totals[1].rows[0]],
});
