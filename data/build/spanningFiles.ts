import type { DuckDBConnection } from "@duckdb/node-api";
import { group } from "d3-array";
import { areaChildren } from "../../src/domain/area.ts";
import { roundedBreaks, targetBreaks } from "../../src/domain/breaks.ts";
import type { ColourBreaks, FileRef, PeriodFiles } from "../../src/domain/generation.ts";
import { measure, type FactTable, type MeasureId } from "../../src/domain/measure.ts";
import { isIndicative, targets, thresholdOf } from "../../src/domain/targets.ts";
import { factTableName } from "../../src/query/answerSql.ts";
import { scopeOf, trendQuestions } from "../../src/query/firstQuestions.ts";
import { naturalLimits } from "../../src/query/naturalLimits.ts";
import type { Question } from "../../src/query/question.ts";
import { identifier, raw, sql } from "../../src/query/sql.ts";
import { answersText, askAll, type Asked } from "./askAll.ts";
import type { ContentStore } from "./contentStore.ts";
import { literal, runSql } from "./native.ts";

/** Loads the fact files of every period of a data set. */
export async function loadFacts(
  connection: DuckDBConnection,
  store: ContentStore,
  table: FactTable,
  periods: readonly PeriodFiles[],
): Promise<void> {
  const paths = periods.flatMap(({ facts }) => {
    const file = facts[table];
    return file === undefined ? [] : [literal(store.path(file))];
  });
  await runSql(
    connection,
    sql`CREATE OR REPLACE TABLE ${identifier(factTableName(table))} AS SELECT * FROM read_parquet([${raw(paths.join(", "))}])`,
  );
}

/** Trend answers of measures: one file per scope, a place's file holding those of its city-level areas too. */
export async function writeTrends(
  connection: DuckDBConnection,
  store: ContentStore,
  ids: readonly MeasureId[],
  periods: readonly string[],
  scopes: readonly string[],
): Promise<Record<string, FileRef>> {
  const held = (scope: string) => [scope, ...areaChildren(scope).map(({ adcode }) => adcode)];
  const questions = scopes.flatMap(held).flatMap((area) => trendQuestions(ids, area, periods));
  const asked = group(await askAll(connection, questions), ({ question }) => scopeOf(question.in));
  const files: Record<string, FileRef> = {};
  for (const scope of scopes) {
    const answers = held(scope).flatMap((area) => asked.get(area) ?? []);
    files[scope] = await store.addText(answersText(answers), "json");
  }
  return files;
}

/** The colour breaks of those measures that are rates: around its targets, else natural breaks of all areas and periods. */
export async function colourBreaks(
  connection: DuckDBConnection,
  ids: readonly MeasureId[],
  periods: readonly string[],
  areas: readonly (string | null)[],
): Promise<Record<string, ColourBreaks>> {
  const rates = ids.filter((id) => measure(id).kind === "rate");
  const questions = rates.flatMap((id) => areas.map((area) => breakQuestion(id, area, periods)));
  const asked = group(await askAll(connection, questions), ({ question }) => question.measure);
  return Object.fromEntries(
    rates.map((id) => [id, measureBreaks(id, (asked.get(id) ?? []).flatMap(areaValues))]),
  );
}

const breakQuestion = (
  id: MeasureId,
  area: string | null,
  periods: readonly string[],
): Question => ({ measure: id, in: area, periods, where: [], by: ["area", "period"] });

const areaValues = ({ counts }: Asked): number[] =>
  counts
    .filter(({ keys, denominator }) => keys[0] !== null && denominator !== null && denominator > 0)
    .map(({ numerator, denominator }) => numerator / (denominator ?? 1));

/** Around the targets of the measure, else natural breaks of its values (0–1). */
export function measureBreaks(id: MeasureId, values: readonly number[]): ColourBreaks {
  const firm = thresholds(id, false);
  if (firm.length > 0)
    return { method: "target", target: Math.max(...firm), breaks: targetBreaks(firm) };
  return { method: "natural", target: null, breaks: naturalBreaks(values, thresholds(id, true)) };
}

/** Thresholds (0–1) of all places' targets for the measure; reference ones only when asked for. */
const thresholds = (id: MeasureId, indicative: boolean): number[] =>
  targets
    .filter((target) => target.measure === id || isIndicative(target, id))
    .filter((target) => isIndicative(target, id) === indicative)
    .flatMap((target) => thresholdOf(target) ?? []);

const naturalClasses = 5;

function naturalBreaks(values: readonly number[], references: readonly number[]): number[] {
  const spaced = roundedBreaks(naturalLimits(values, naturalClasses)).filter((limit) =>
    references.every((reference) => Math.abs(reference - limit) >= 0.03),
  );
  return [...new Set([...spaced, ...references])].sort((a, b) => a - b);
}
