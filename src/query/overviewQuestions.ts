import { measureFacts, type MeasureId } from "../domain/measure.ts";
import type { Period } from "../domain/period.ts";
import { trendQuestion } from "./firstQuestions.ts";
import type { Dimension } from "../domain/dimension.ts";
import type { Filter } from "../domain/filter.ts";
import type { Question } from "./question.ts";

/** What a page about one area or park shows. */
export interface Subject {
  /** An area; null with a park. */
  area: string | null;
  park?: string;
  measure: MeasureId;
  period: Period;
}

const onlyPark = ({ park }: Subject): Filter[] =>
  park === undefined ? [] : [{ dimension: "park", anyOf: [park] }];

/** A measure over the subject, grouped. */
export const subjectQuestion = (subject: Subject, by: readonly Dimension[]): Question => ({
  measure: subject.measure,
  in: subject.area,
  periods: [subject.period],
  where: onlyPark(subject),
  by,
});

/** The trend of a measure over the subject, in every period. */
export const subjectTrend = (subject: Subject, periods: readonly Period[]): Question => ({
  ...trendQuestion(subject.measure, subject.area, periods),
  where: onlyPark(subject),
});

/** Whether the measure counts enterprises, which alone have sectors, sizes, natures and parks. */
export const hasEnterprises = (id: MeasureId): boolean =>
  measureFacts(id).every((table) => table === "enterprise");
