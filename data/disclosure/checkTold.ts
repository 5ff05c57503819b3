import { readFile } from "node:fs/promises";
import type { PeriodFiles } from "../../src/domain/generation.ts";
import { hiddenMark, type AnswersFile } from "../../src/query/answersFile.ts";
import type { ContentStore } from "../build/contentStore.ts";

type Row = AnswersFile[string][number];

/**
 * What is told must be what the named folder answers to the same question, row by row, wherever it answered ahead; a
 * group that one of them lacks must be empty in the other. Throws naming the question.
 */
export async function checkTold(
  told: AnswersFile,
  { answers, period }: PeriodFiles,
  scope: string,
  named: ContentStore,
): Promise<void> {
  const file = answers[scope];
  if (file === undefined) return;
  const known = JSON.parse(await readFile(named.path(file), "utf8")) as AnswersFile;
  for (const [question, rows] of Object.entries(told)) {
    const expected = known[question];
    if (expected !== undefined) checkRows(`${period} ${question}`, rows, expected);
  }
}

const keysOf = (row: Row): string => JSON.stringify(row.slice(0, keyCount(row)));
const keyCount = (row: Row): number =>
  row.at(-1) === hiddenMark ? row.length - 1 : row.length - 3;
const countsOf = (row: Row): string => row.slice(keyCount(row)).join(" / ");
const isEmpty = (row: Row): boolean => row.slice(keyCount(row)).every((count) => count === 0);

function checkRows(question: string, told: readonly Row[], expected: readonly Row[]): void {
  const known = new Map(expected.map((row) => [keysOf(row), row]));
  const said = new Map(told.map((row) => [keysOf(row), row]));
  for (const [keys, row] of said) {
    if (row.at(-1) === hiddenMark) continue;
    const other = known.get(keys);
    if (other === undefined ? isEmpty(row) : countsOf(row) === countsOf(other)) continue;
    throw new Error(
      `${question} ${keys}: would be told as ${countsOf(row)}, the named folder answers ${other === undefined ? "nothing" : countsOf(other)}`,
    );
  }
  const missing = expected.find((row) => !said.has(keysOf(row)) && !isEmpty(row));
  if (missing !== undefined)
    throw new Error(`${question} ${keysOf(missing)}: would not be told, nor marked as hidden`);
}
