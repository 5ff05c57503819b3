import type { CountedId } from "../domain/measure.ts";
import { answerOverSql } from "./answerSql.ts";
import { areaScope } from "./areaScope.ts";
import type { Question } from "./question.ts";
import { rowFactsSql } from "./rowFactsSql.ts";
import { list, sql, type Sql } from "./sql.ts";

/** The statement that answers a question from the rows of enterprises, townships included; rows as of `answerSql`. */
export function rowAnswerSql(question: Question & { measure: CountedId }): Sql {
  const { inside } = areaScope("enterprise", question.in);
  const where = sql`period IN ${list(question.periods)} AND ${inside}`;
  return answerOverSql(question, rowFactsSql(question.measure, where, { withTownships: true }));
}
