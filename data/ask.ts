import { readFile } from "node:fs/promises";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Dataset, Generation, PeriodFiles } from "../src/domain/generation.ts";
import { measureDataset, measureFacts, type MeasureId } from "../src/domain/measure.ts";
import { parks as officialParks } from "../src/domain/park.ts";
import type { Answer } from "../src/query/answer.ts";
import { answerSql } from "../src/query/answerSql.ts";
import { completeAnswer } from "../src/query/completeAnswer.ts";
import { countRows } from "../src/query/countRows.ts";
import { questionFault, questionPeriods, type Question } from "../src/query/question.ts";
import { isSuppliedBy, supplyOf, type ParkPlace } from "../src/query/supply.ts";
import { openContentStore } from "./build/contentStore.ts";
import { readCurrent } from "./build/dataFolder.ts";
import { openNative, runSql } from "./build/native.ts";
import { loadFacts } from "./build/spanningFiles.ts";

/** What is asked of a data folder; the period defaults to the latest of the measure's data set. */
export interface FolderQuestion extends Omit<Question, "periods"> {
  period?: string;
}

/** The data set that a measure is asked of; throws when the folder holds none. */
function datasetOf({ datasets }: Generation, id: MeasureId): Dataset {
  const wanted = measureDataset(id);
  const found = datasets.find((dataset) => dataset.id === wanted);
  if (found === undefined)
    throw new Error(`no data for measure ${id}: the folder has no ${wanted}`);
  return found;
}

/** Answers one question from a built folder by native DuckDB, with the query text that the site uses. */
export async function askFolder(folder: string, asked: FolderQuestion): Promise<Answer> {
  const current = await readCurrent(folder);
  if (current === null) throw new Error(`no data folder: ${folder} has no current.json`);
  const dataset = datasetOf(current.generation, asked.measure);
  const question = withPeriods(asked, dataset);
  const fault = questionFault(question);
  if (fault !== null) throw new Error(fault);
  const connection = await openNative();
  try {
    return await answer(connection, folder, dataset, question);
  } finally {
    connection.closeSync();
  }
}

function withPeriods({ period, ...rest }: FolderQuestion, dataset: Dataset): Question {
  const known = dataset.periods.map((held) => held.period);
  if (period !== undefined && !known.includes(period))
    throw new Error(`unknown period: ${period}; the data set has ${known.join(", ")}`);
  const latest = known.slice(-1);
  const periods = period === undefined ? (rest.by.includes("period") ? known : latest) : [period];
  return { ...rest, periods };
}

async function answer(
  connection: DuckDBConnection,
  folder: string,
  dataset: Dataset,
  question: Question,
): Promise<Answer> {
  const store = openContentStore(folder);
  const asked = questionPeriods(question);
  const periods = dataset.periods.filter(({ period }) => asked.includes(period));
  const isHeld = periods.some(({ tables }) => isSuppliedBy(question.measure, tables));
  if (isHeld)
    for (const table of measureFacts(question.measure))
      await loadFacts(connection, store, table, periods);
  const rows = isHeld ? await runSql(connection, answerSql(question)) : [];
  const parks = await readParks(periods, store.path);
  return completeAnswer(question, countRows(question, rows), supplyOf(dataset, parks));
}

async function readParks(
  periods: readonly PeriodFiles[],
  path: (file: NonNullable<PeriodFiles["parks"]>) => string,
): Promise<readonly ParkPlace[]> {
  const file = periods.at(-1)?.parks;
  if (file === undefined) return officialParks;
  return JSON.parse(await readFile(path(file), "utf8")) as ParkPlace[];
}
