import { placeOf } from "../domain/area.ts";
import type { Dataset } from "../domain/generation.ts";
import { parseCounts } from "../query/answersFile.ts";
import { everywhere, isFirstQuestion, isTrendQuestion } from "../query/firstQuestions.ts";
import type { CountRow, Question } from "../query/question.ts";
import type { LoadOptions } from "./progress.ts";
import type { Snapshot } from "./snapshot.ts";

/** The counts that were published with the data set for a question; undefined when there are none. */
export async function precomputedCounts(
  snapshot: Pick<Snapshot, "answersOf" | "trendsOf">,
  dataset: Dataset,
  question: Question,
  options: LoadOptions,
): Promise<CountRow[] | undefined> {
  const [period] = question.periods;
  const scope = question.in ?? everywhere;
  if (isFirstQuestion(question) && period !== undefined) {
    const answers = await snapshot.answersOf(dataset, period, scope, options);
    return answers === undefined ? undefined : parseCounts(answers, question);
  }
  if (!isTrendQuestion(question)) return undefined;
  const holder = dataset.trends[scope] === undefined ? placeOf(scope) : scope;
  const trends = holder === null ? undefined : await snapshot.trendsOf(dataset, holder, options);
  return trends === undefined ? undefined : parseCounts(trends, question);
}
