import type { DuckDBConnection } from "@duckdb/node-api";
import { group } from "d3-array";
import { nation } from "../../src/domain/area.ts";
import { measure } from "../../src/domain/measure.ts";
import { areasSql } from "../../src/query/answerSql.ts";
import { formatCounts } from "../../src/query/answersFile.ts";
import { countRows, type RawRow } from "../../src/query/countRows.ts";
import { emptyCounts } from "../../src/query/emptyCounts.ts";
import { questionKey, type CountRow, type Question } from "../../src/query/question.ts";
import { runSql } from "./native.ts";

/** A question with its counts, exactly as `answerSql` of it gives them. */
export interface Asked {
  question: Question;
  counts: readonly CountRow[];
}

/** The text of an answers file. */
export const answersText = (asked: readonly Asked[]): string =>
  JSON.stringify(
    Object.fromEntries(
      asked.map(({ question, counts }) => [questionKey(question), formatCounts(counts)]),
    ),
  );

/** Asks questions of the fact tables: those that differ in nothing but measure and area in one statement. */
export async function askAll(
  connection: DuckDBConnection,
  questions: readonly Question[],
): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (const [, alike] of group(questions, likeness))
    asked.push(...(await askAlike(connection, alike)));
  return asked;
}

/** A ratio over two tables is like no other. */
const likeness = ({ measure: id, in: _, ...question }: Question): string =>
  `${measure(id).ratio === undefined ? measure(id).table : id} ${JSON.stringify(question)}`;

async function askAlike(
  connection: DuckDBConnection,
  alike: readonly Question[],
): Promise<Asked[]> {
  const [first] = alike;
  if (first === undefined) return [];
  const ids = [...new Set(alike.map((question) => question.measure))];
  const areas = [...new Set(alike.map(areaOf))];
  const rows = await runSql(connection, areasSql(areas, ids, first));
  const byArea = group(rows, (row) => row["scope"]);
  return alike.map((question) => {
    const suffix = ids.length === 1 ? "" : String(ids.indexOf(question.measure));
    return { question, counts: countsOf(question, byArea.get(areaOf(question)) ?? [], suffix) };
  });
}

const areaOf = (question: Question): string => question.in ?? nation;

const countsOf = (question: Question, rows: readonly RawRow[], suffix: string): CountRow[] =>
  rows.length === 0 && question.by.length === 0
    ? [emptyCounts(question.measure, "base", [])]
    : countRows(question, rows, suffix);
