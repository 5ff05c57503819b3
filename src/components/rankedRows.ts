import type { Measure } from "../domain/measure.ts";
import { measuredValue } from "../domain/measuredValue.ts";
import { standing, type Standing } from "../domain/standing.ts";
import type { Answer, AnswerRow } from "../query/answer.ts";

/** An area in a ranking. */
export interface RankedRow {
  key: string;
  row: AnswerRow;
  stands: Standing | undefined;
}

/** The areas of an answer, the highest value first, those without a value last. */
export function rankedRows({ rows }: Answer, measure: Measure): RankedRow[] {
  const rank = (row: AnswerRow): number => measuredValue(measure, row) ?? -1;
  return rows
    .filter((row) => row.keys[0] !== null)
    .map((row) => {
      const key = String(row.keys[0]);
      return {
        key,
        row,
        stands: measure.kind === "rate" ? standing(measure.id, key, row) : undefined,
      };
    })
    .sort((a, b) => rank(b.row) - rank(a.row) || (a.key < b.key ? -1 : 1));
}
