import { afterAll, bench, describe } from "vitest";
import { answersText, askAll } from "../../data/build/askAll.ts";
import { runSql } from "../../data/build/native.ts";
import { formatCount } from "../../src/domain/format.ts";
import { isComponent } from "../../src/domain/measure.ts";
import { answerSql, areasSql, factTableName } from "../../src/query/answerSql.ts";
import { parseCounts, type AnswersFile } from "../../src/query/answersFile.ts";
import { countRows } from "../../src/query/countRows.ts";
import { factMeasures, factSql } from "../../src/query/factSql.ts";
import { everywhere, firstQuestions } from "../../src/query/firstQuestions.ts";
import type { Question } from "../../src/query/question.ts";
import { identifier, sql } from "../../src/query/sql.ts";
import { parquetOf } from "../engine/native.ts";
import { demoFacts, period } from "./demoFacts.ts";

/*
 * Counts stand in the titles, times only beside one another: both hold on any machine, a single time on none. Read the
 * "times faster" of each group.
 */

const enterprises = 20_000;
const connection = await demoFacts(enterprises);
afterAll(() => connection.closeSync());

const cube = await parquetOf(connection, factSql("enterprise", period));
const facts = identifier(factTableName("enterprise"));
const [counted] = await runSql(connection, sql`SELECT count(*)::INTEGER AS rows FROM ${facts}`);
const cubeRows = Number(counted?.["rows"]);
const each = (amount: number, digits: number): string => (amount / enterprises).toFixed(digits);

const measures = factMeasures("enterprise");
const offered = measures.filter((id) => !isComponent(id));
const textOf = async (scope: string): Promise<string> =>
  answersText(await askAll(connection, firstQuestions(offered, scope, period)));
const [everyPlace, hangzhou] = [await textOf(everywhere), await textOf("330100")];

const question: Question = {
  measure: "union-rate-25plus",
  in: "330100",
  periods: [period],
  where: [],
  by: ["area"],
};

const live = async (asked: Question) =>
  countRows(asked, await runSql(connection, answerSql(asked)));

const cubeTitle =
  `cube of ${formatCount(enterprises)} enterprises: ${formatCount(cubeRows)} rows ` +
  `(${each(cubeRows, 3)} per enterprise), ${formatCount(cube.length)} bytes as Parquet ` +
  `(${each(cube.length, 1)} per enterprise)`;

describe(cubeTitle, () => {
  const byArea = areasSql(["330100"], measures, question);

  bench(`${measures.length} measures by district, one statement`, async () => {
    const rows = await runSql(connection, byArea);
    for (const index of measures.keys()) countRows(question, rows, String(index));
  });

  bench(`${measures.length} measures by district, one statement each`, async () => {
    for (const measure of measures) await live({ ...question, measure });
  });
});

const answersTitle =
  `first answers: ${formatCount(Buffer.byteLength(hangzhou))} bytes for Hangzhou, ` +
  `${formatCount(Buffer.byteLength(everyPlace))} for every place`;

describe(answersTitle, () => {
  const answers = JSON.parse(hangzhou) as AnswersFile;

  bench("precomputed, the file already parsed", () => {
    parseCounts(answers, question);
  });

  bench("precomputed, the file parsed first", () => {
    parseCounts(JSON.parse(hangzhou) as AnswersFile, question);
  });

  bench("live, native DuckDB over the cube", async () => {
    await live(question);
  });
});
