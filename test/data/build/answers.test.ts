import { readFileSync } from "node:fs";
import type { DuckDBConnection } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openContentStore, type ContentStore } from "../../../data/build/contentStore.ts";
import { openNative, runSql } from "../../../data/build/native.ts";
import { loadFacts } from "../../../data/build/spanningFiles.ts";
import { areaChildren } from "../../../src/domain/area.ts";
import type { Dataset, FileRef } from "../../../src/domain/generation.ts";
import type { FactTable } from "../../../src/domain/measure.ts";
import { answerSql } from "../../../src/query/answerSql.ts";
import { parseCounts, type AnswersFile } from "../../../src/query/answersFile.ts";
import { countRows } from "../../../src/query/countRows.ts";
import { firstQuestions, trendQuestions } from "../../../src/query/firstQuestions.ts";
import { questionKey, type Question } from "../../../src/query/question.ts";
import { parseCounts as parseByHand, parseGroups } from "../../fixtures/countNotation.ts";
import { september as byHand, type LedgerMeasureId } from "../../fixtures/expected.ts";
import {
  august,
  build,
  census,
  datasetOf,
  generationOf,
  september,
  temporaryFolders,
} from "./dataFolders.ts";

const folders = temporaryFolders();
let datasets: Dataset[];
let store: ContentStore;
let connection: DuckDBConnection;

const tablesOf = ({ periods }: Dataset): FactTable[] =>
  [...new Set(periods.flatMap(({ facts }) => Object.keys(facts)))] as FactTable[];

beforeAll(async () => {
  const out = folders.make();
  await build(out, [august, september, census]);
  store = openContentStore(out);
  connection = await openNative();
  const generation = await generationOf(out);
  datasets = [datasetOf(generation, "ledger"), datasetOf(generation, "report")];
  for (const dataset of datasets)
    for (const table of tablesOf(dataset))
      await loadFacts(connection, store, table, dataset.periods);
});
afterAll(() => {
  connection.closeSync();
  folders.remove();
});

const read = (file: FileRef): AnswersFile =>
  JSON.parse(readFileSync(store.path(file), "utf8")) as AnswersFile;

/** Every answer of a file is that of the very question asked now, and it holds those questions only. */
async function expectLive(file: FileRef, questions: readonly Question[]): Promise<number> {
  const answers = read(file);
  expect(Object.keys(answers).sort()).toEqual(questions.map(questionKey).sort());
  for (const question of questions) {
    const live = countRows(question, await runSql(connection, answerSql(question)));
    expect([questionKey(question), parseCounts(answers, question)]).toEqual([
      questionKey(question),
      live,
    ]);
  }
  return questions.length;
}

describe("precomputed answers equal live ones", () => {
  it("in every answer file of every period", async () => {
    let count = 0;
    for (const dataset of datasets)
      for (const { period, answers, facts } of dataset.periods)
        for (const [scope, file] of Object.entries(answers)) {
          const tables = tablesOf(dataset).filter((table) => facts[table] !== undefined);
          const asked = tables.flatMap((table) => firstQuestions(table, scope, period));
          count += await expectLive(file, asked);
        }
    expect(count).toBeGreaterThan(4000);
  });

  it("in every trend file", async () => {
    for (const dataset of datasets) {
      const periods = dataset.periods.map(({ period }) => period);
      expect(Object.keys(dataset.trends).sort()).toEqual(
        dataset.id === "report" ? ["all"] : ["310000", "330100", "450000"],
      );
      for (const [scope, file] of Object.entries(dataset.trends)) {
        const held = [scope, ...areaChildren(scope).map(({ adcode }) => adcode)];
        const asked = tablesOf(dataset).flatMap((table) =>
          held.flatMap((area) => trendQuestions(table, area, periods)),
        );
        await expectLive(file, asked);
      }
    }
  });
});

describe("precomputed answers as worked out by hand", () => {
  const measures = Object.keys(byHand) as LedgerMeasureId[];
  const scopes = { all: "place", "330100": "330100", "450100": "450100" } as const;
  const cases = (Object.keys(scopes) as (keyof typeof scopes)[]).flatMap((scope) =>
    measures.map((id) => [id, scope] as const),
  );

  it.each(cases)("%s by area in %s", (id, scope) => {
    const file = datasets[0]?.periods.at(-1)?.answers[scope];
    if (file === undefined) throw new Error(`no answers: ${scope}`);
    const area = scope === "all" ? null : scope;
    const asked: Question = {
      measure: id,
      in: area,
      periods: ["2025-09"],
      where: [],
      by: ["area"],
    };
    const rows = parseCounts(read(file), asked) ?? [];
    const groups = parseGroups(byHand[id][scopes[scope]]);
    for (const [key, [numerator, denominator, leftOut]] of groups)
      expect(rows.find(({ keys }) => keys[0] === key)).toMatchObject({
        ...{ numerator, denominator, leftOut },
      });
    const [whole] = parseCounts(read(file), { ...asked, by: [] }) ?? [];
    if (scope === "all") expect(whole?.numerator).toBe(parseByHand(byHand[id].total)[0]);
  });

  it("the latest period has answers for every city-level area, an earlier one for places", () => {
    const [earlier, latest] = datasets[0]?.periods.map(({ answers }) => Object.keys(answers)) ?? [];
    expect(earlier?.sort()).toEqual(["310000", "330100", "450000", "all"]);
    expect(latest).toHaveLength(1 + 3 + 13 + 16 + 14);
  });
});
