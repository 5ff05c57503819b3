import { areaChildren } from "../domain/area.ts";
import type { MeasureId } from "../domain/measure.ts";
import { measureDimensions, type Dimension } from "../domain/dimension.ts";
import type { Question } from "./question.ts";

/** Groupings of the first view of every page, besides the trend: those of them that a measure has. */
const firstGroupings: readonly (readonly Dimension[])[] = [
  [],
  ["area"],
  ["sector"],
  ["park"],
  ["size"],
  ["nature"],
];

/** Scope of precomputed answers: an adcode, or "all" for every place of the data set. */
export type Scope = string;
export const everywhere: Scope = "all";

/** The scope of an area. */
export const scopeOf = (area: string | null): Scope => area ?? everywhere;

const areaOf = (scope: Scope): string | null => (scope === everywhere ? null : scope);

const groupingsOf = (id: MeasureId): readonly (readonly Dimension[])[] => {
  const held = measureDimensions(id);
  return firstGroupings.filter((by) => by.every((dimension) => held.includes(dimension)));
};

/** The questions answered ahead for a scope and period, of the measures that the period supplies. */
export const firstQuestions = (
  ids: readonly MeasureId[],
  scope: Scope,
  period: string,
): Question[] =>
  ids.flatMap((id) =>
    groupingsOf(id)
      .filter((by) => !by.includes("area") || hasParts(scope))
      .map((by) => ({ measure: id, in: areaOf(scope), periods: [period], where: [], by })),
  );

const hasParts = (scope: Scope): boolean => scope === everywhere || areaChildren(scope).length > 0;

/** The trend of measures in an area. */
export const trendQuestions = (
  ids: readonly MeasureId[],
  scope: Scope,
  periods: readonly string[],
): Question[] => ids.map((id) => trendQuestion(id, areaOf(scope), periods));

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
  groupingsOf(id).some((grouping) => grouping.join() === by.join());

export const isTrendQuestion = ({ by, where, compare }: Question): boolean =>
  compare === undefined && where.length === 0 && by.join() === "period";
