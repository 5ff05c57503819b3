import { area, areaChildren, placeOf } from "../domain/area.ts";
import type { MeasureId } from "../domain/measure.ts";
import type { Period } from "../domain/period.ts";
import type { Atlas } from "../engine/atlas.ts";
import type { Answer, AnswerRow } from "../query/answer.ts";
import { areaChanges, movers, type AreaChange } from "../query/areaChanges.ts";
import { trendQuestion } from "../query/firstQuestions.ts";

export interface FiguresInput {
  measure: MeasureId;
  period: Period;
  periods: readonly Period[];
}

/** One measure of an area in a period: the whole, its parts, and both since the period before. */
export interface AreaFigures {
  adcode: string;
  /** The period before, which changes are measured from; undefined where there is none. */
  before: Period | undefined;
  total: AnswerRow | undefined;
  /** Of the whole; undefined without a period before. */
  change: AreaChange | undefined;
  /** Null for an area without parts. */
  parts: Answer | null;
  /** Of the parts, 未定位 included; empty without a period before. */
  changes: readonly AreaChange[];
  /** The parts that changed most. */
  movers: readonly AreaChange[];
  /** The areas beside it, itself included; null for a place. */
  siblings: Answer | null;
  /** Every period. */
  trend: Answer;
}

/** Movers that are named. */
const named = 3;

/** The figures of an area. Totals come from its trend, which is published for every city-level area and period. */
export async function loadAreaFigures(
  atlas: Atlas,
  adcode: string,
  { measure, period, periods }: FiguresInput,
  signal: AbortSignal,
): Promise<AreaFigures> {
  const before = periodBefore(period, periods);
  const byArea = async (
    inside: string | null,
    asked: Period | undefined,
  ): Promise<Answer | null> =>
    inside === null || asked === undefined || areaChildren(inside).length === 0
      ? null
      : atlas.ask({ measure, in: inside, periods: [asked], where: [], by: ["area"] }, { signal });
  const [trend, parts, partsBefore, siblings] = await Promise.all([
    atlas.ask(trendQuestion(measure, adcode, periods), { signal }),
    byArea(adcode, period),
    byArea(adcode, before),
    byArea(parentOf(adcode), period),
  ]);
  const changes = parts === null || partsBefore === null ? [] : areaChanges(partsBefore, parts);
  return {
    adcode,
    before,
    total: rowOf(trend, period),
    change: before === undefined ? undefined : changeIn(trend, before, period),
    parts,
    changes,
    movers: movers(changes, named),
    siblings,
    trend,
  };
}

/** The area that contains it, inside the place; null for a place. */
function parentOf(adcode: string): string | null {
  const parent = area(adcode)?.parent ?? null;
  return parent === null || placeOf(parent) === null ? null : parent;
}

export const periodBefore = (period: Period, periods: readonly Period[]): Period | undefined =>
  periods[periods.indexOf(period) - 1];

/** The row of a period in a trend. */
export const rowOf = (trend: Answer, period: Period): AnswerRow | undefined =>
  trend.rows.find(({ keys: [key] }) => key === period);

/** What changed between two periods of a trend. */
export function changeIn(trend: Answer, before: Period, after: Period): AreaChange | undefined {
  const only = (period: Period): Answer => {
    const row = rowOf(trend, period);
    return { question: trend.question, rows: row === undefined ? [] : [{ ...row, keys: [""] }] };
  };
  return areaChanges(only(before), only(after))[0];
}
