import { measure as measureOf } from "../domain/measure.ts";
import { measuredValue } from "../domain/measuredValue.ts";
import { standing, type Standing } from "../domain/standing.ts";
import type { AnswerRow } from "../query/answer.ts";
import type { CountedTownships } from "../state/townships.svelte.ts";

/** A township in a ranking; null names the enterprises without one. */
export interface RankedTownship {
  name: string | null;
  row: AnswerRow;
  stands: Standing | undefined;
}

/** The townships of a district, the highest value first, the enterprises without one last. */
export function rankedTownships(
  { question, rows }: Extract<CountedTownships, { status: "ok" }>,
  adcode: string,
): RankedTownship[] {
  const measure = measureOf(question.measure);
  const rank = (row: AnswerRow): number => measuredValue(measure, row) ?? -1;
  return rows
    .map((row) => ({
      name: row.keys[0] ?? null,
      row,
      stands: measure.kind === "rate" ? standing(measure.id, adcode, row) : undefined,
    }))
    .sort((a, b) => Number(a.name === null) - Number(b.name === null) || rank(b.row) - rank(a.row));
}
