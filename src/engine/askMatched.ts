import { isCountedByRow } from "../domain/isCountedByRow.ts";
import type { MeasureId } from "../domain/measure.ts";
import type { Answer } from "../query/answer.ts";
import { completeAnswer } from "../query/completeAnswer.ts";
import { countRows, type RawRow } from "../query/countRows.ts";
import {
  comparedQuestion,
  matchCountsSql,
  matchedAnswerSql,
  type MatchCounts,
  type MatchedQuestion,
} from "../query/matchedSql.ts";
import type { Question } from "../query/question.ts";
import type { Sql } from "../query/sql.ts";
import type { Supply } from "../query/supply.ts";
import type { Engine } from "./engine.ts";
import type { TableFile } from "./factFiles.ts";
import type { LoadOptions } from "./progress.ts";
import { rowAccess, type NoRows, type RowSource } from "./rowAccess.ts";

/** As `MatchedQuestion`, of any measure. */
export type AskedMatch = Omit<MatchedQuestion, "measure"> & { measure: MeasureId };

/** What is asked of the enterprises in both selections, by groups and in all, side by side. */
export interface MatchedAnswers {
  status: "ok";
  counts: MatchCounts;
  groups: Answer;
  total: Answer;
}

export type AnsweredMatch = MatchedAnswers | { status: "not-counted" } | NoRows;

export interface MatchSource {
  snapshot: RowSource;
  engine: Pick<Engine, "query">;
  supply: (question: Question, options: LoadOptions) => Promise<Supply>;
}

/** Compares the enterprises in both selections, loading the row files of both periods. Throws as `Engine.query` does. */
export async function askMatched(
  { snapshot, engine, supply }: MatchSource,
  { measure, ...asked }: AskedMatch,
  options: LoadOptions,
): Promise<AnsweredMatch> {
  if (!isCountedByRow(measure)) return { status: "not-counted" };
  const question: MatchedQuestion = { ...asked, measure };
  const files: TableFile[] = [];
  for (const { period } of question.sides) {
    const access = await rowAccess(snapshot, { period, in: question.in }, options);
    if (access.status === "unavailable") return access;
    files.push(...access.files);
  }
  const ask = async (sql: Sql): Promise<readonly RawRow[]> =>
    files.length === 0 ? [] : engine.query(sql, files, options);
  const answer = async (by: MatchedQuestion["by"]): Promise<Answer> => {
    const matched = { ...question, by };
    const compared = comparedQuestion(matched);
    const rows = await ask(matchedAnswerSql(matched));
    return completeAnswer(compared, countRows(compared, rows), await supply(compared, options));
  };
  const [counts] = await ask(matchCountsSql(question));
  const count = (name: keyof MatchCounts): number => Number(counts?.[name] ?? 0);
  return {
    status: "ok",
    counts: { both: count("both"), first: count("first"), second: count("second") },
    groups: await answer(question.by),
    total: await answer([]),
  };
}
