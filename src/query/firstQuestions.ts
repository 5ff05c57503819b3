import { areaChildren } from "../domain/area.ts";
import { measure, type FactTable, type MeasureId } from "../domain/measure.ts";
import type { Dimension } from "./dimension.ts";
import { factMeasures } from "./factSql.ts";
import type { Question } from "./question.ts";

/** Groupings of the first view of every page, besides the trend. */
const firstGroupings: Record<FactTable, readonly (readonly Dimension[])[]> = {
  enterprise: [[], ["area"], ["sector"], ["park"], ["size"], ["nature"]],
  worker_group: [[], ["area"]],
  area_report: [[], ["area"]],
};

/** Scope of precomputed answers: an adcode, or "all" for every place of the data set. */
export type Scope = string;
export const everywhere: Scope = "all";

const areaOf = (scope: Scope): string | null => (scope === everywhere ? null : scope);

/** The questions answered ahead for a scope and period. */
export const firstQuestions = (table: FactTable, scope: Scope, period: string): Question[] =>
  factMeasures(table).flatMap((id) =>
    firstGroupings[table]
      .filter((by) => !by.includes("area") || hasParts(scope))
      .map((by) => ({ measure: id, in: areaOf(scope), periods: [period], where: [], by })),
  );

const hasParts = (scope: Scope): boolean => scope === everywhere || areaChildren(scope).length > 0;

/** The trend of every measure in an area. */
export const trendQuestions = (
  table: FactTable,
  scope: Scope,
  periods: readonly string[],
): Question[] => factMeasures(table).map((id) => trendQuestion(id, areaOf(scope), periods));

export const trendQuestion = (
  id: MeasureId,
  area: string | null,
  periods: readonly string[],
): Question => ({ measure: id, in: area, periods, where: [], by: ["period"] });

/** Whether a question is of the kind that a scope's answer file may hold; the file has the last word. */
export const isFirstQuestion = ({ measure: id, by, periods, where, compare }: Question): boolean =>
  compare === undefined &&
  where.length === 0 &&
  periods.length === 1 &&
  firstGroupings[measure(id).table].some((grouping) => grouping.join() === by.join());

export const isTrendQuestion = ({ by, where, compare }: Question): boolean =>
  compare === undefined && where.length === 0 && by.join() === "period";
