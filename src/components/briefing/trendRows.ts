import type { Period } from "../../domain/period.ts";
import type { Answer, AnswerRow } from "../../query/answer.ts";

/** Periods that a briefing's trend shows. */
const shown = 12;

/** The last twelve periods of a trend up to one, in order. */
export const trendRows = (trend: Answer, until: Period): { period: Period; row: AnswerRow }[] =>
  trend.rows
    .map((row) => ({ period: String(row.keys[0]), row }))
    .filter(({ period }) => period <= until)
    .slice(-shown);
