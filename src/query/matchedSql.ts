import type { Dimension } from "../domain/dimension.ts";
import type { Filters } from "../domain/filter.ts";
import type { CountedId } from "../domain/measure.ts";
import type { Period } from "../domain/period.ts";
import { answerOverSql } from "./answerSql.ts";
import { areaScope } from "./areaScope.ts";
import { selectedCodesSql, type EnterpriseSelection } from "./enterprisesSql.ts";
import type { Question } from "./question.ts";
import { rowFactsSql } from "./rowFactsSql.ts";
import { join, sql, type Sql } from "./sql.ts";

/** One of two selections of the enterprises of an area. */
export interface MatchedSide {
  period: Period;
  where: Filters;
}

/** A measure of the enterprises that are in both of two selections, by their credit codes, as each period tells of them. */
export interface MatchedQuestion {
  measure: CountedId;
  in: string | null;
  by: readonly Dimension[];
  sides: readonly [MatchedSide, MatchedSide];
}

/** How many enterprises two selections have in common, and each alone. */
export interface MatchCounts {
  both: number;
  first: number;
  second: number;
}

/** What is asked of each side; the enterprises of the other are not looked at. */
export const comparedQuestion = ({ measure, in: area, by, sides }: MatchedQuestion): Question => {
  const [base, compare] = sides.map(({ period, where }) => ({
    in: area,
    periods: [period],
    where,
  }));
  return { measure, by, in: area, periods: [], where: [], ...base, ...(compare && { compare }) };
};

/** Rows as `answerSql` gives them of `comparedQuestion`, of the enterprises in both selections alone. */
export function matchedAnswerSql(question: MatchedQuestion): Sql {
  const { measure, by, sides } = question;
  const [first, second] = selections(question);
  const { inside } = areaScope("enterprise", question.in);
  const matched = [
    [first, second],
    [second, first],
  ] as const;
  const where = matched.map(
    ([own, other]) =>
      sql`(period = ${own.period} AND ${inside} AND credit_code IN (${selectedCodesSql(other)}))`,
  );
  const named = [...by, ...sides.flatMap((side) => side.where.map(({ dimension }) => dimension))];
  const withTownships = named.includes("township");
  const facts = rowFactsSql(measure, join(where, " OR "), { withTownships });
  return answerOverSql(comparedQuestion(question), facts);
}

/** One row of `MatchCounts` (INTEGER). */
export function matchCountsSql(question: MatchedQuestion): Sql {
  const [first, second] = selections(question).map(selectedCodesSql);
  if (first === undefined || second === undefined) throw new Error("two selections are matched");
  return sql`SELECT CAST(count(*) FILTER (first.credit_code = second.credit_code) AS INTEGER) AS "both",
CAST(count(*) FILTER (second.credit_code IS NULL) AS INTEGER) AS "first",
CAST(count(*) FILTER (first.credit_code IS NULL) AS INTEGER) AS "second"
FROM (${first}) AS first FULL JOIN (${second}) AS second ON first.credit_code = second.credit_code`;
}

function selections({
  in: area,
  sides,
}: MatchedQuestion): [EnterpriseSelection, EnterpriseSelection] {
  const [first, second] = sides;
  return [
    { ...first, in: area },
    { ...second, in: area },
  ];
}
