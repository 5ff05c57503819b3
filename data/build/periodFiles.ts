import type { DuckDBConnection } from "@duckdb/node-api";
import { group } from "d3-array";
import { areaChildren, placeOf, places } from "../../src/domain/area.ts";
import type { FileRef } from "../../src/domain/generation.ts";
import type { FactTable, MeasureId } from "../../src/domain/measure.ts";
import { factTableName } from "../../src/query/answerSql.ts";
import { factSql } from "../../src/query/factSql.ts";
import { firstQuestions, scopeOf } from "../../src/query/firstQuestions.ts";
import { rowFileSql } from "../../src/query/rowsSql.ts";
import { identifier, raw, sql, type Sql } from "../../src/query/sql.ts";
import { answersText, askAll } from "./askAll.ts";
import type { ContentStore } from "./contentStore.ts";
import { literal, runSql } from "./native.ts";

/** Scope of the row file of enterprises that belong to no place. */
export const noPlace = "none";

/** Writes the rows of a query as one Parquet file, or nothing when there are none. */
async function copyRows(
  connection: DuckDBConnection,
  store: ContentStore,
  query: Sql,
): Promise<FileRef | null> {
  const [row] = await runSql(connection, sql`SELECT count(*)::INTEGER AS rows FROM (${query})`);
  return Number(row?.["rows"]) === 0 ? null : copyParquet(connection, store, query);
}

/** Writes the rows of a query as one Parquet file; the query orders them totally. */
async function copyParquet(
  connection: DuckDBConnection,
  store: ContentStore,
  query: Sql,
): Promise<FileRef> {
  await runSql(connection, sql`CREATE OR REPLACE TEMP TABLE parquet_rows AS ${query}`);
  const [row] = await runSql(connection, raw("SELECT count(*)::INTEGER AS rows FROM parquet_rows"));
  const file = await store.addFile("parquet", async (path) => {
    await connection.run(
      `COPY (SELECT * FROM parquet_rows) TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd)`,
    );
  });
  return { ...file, rows: Number(row?.["rows"]) };
}

/** The fact file of a staged table; its rows also become the fact table that answers are asked of. */
export async function writeFacts(
  connection: DuckDBConnection,
  store: ContentStore,
  table: FactTable,
  period: string,
): Promise<FileRef> {
  const file = await copyParquet(connection, store, factSql(table, period));
  const facts = identifier(factTableName(table));
  await runSql(connection, sql`CREATE OR REPLACE TABLE ${facts} AS SELECT * FROM parquet_rows`);
  return file;
}

/** One file per city-level area with enterprises, one per place for the undistricted, one for those of no place. */
export async function writeRows(
  connection: DuckDBConnection,
  store: ContentStore,
  period: string,
  onProgress: (share: number) => void,
): Promise<Record<string, FileRef>> {
  const scopes = [...places.flatMap((place) => [place, ...children(place)]), null];
  const files: Record<string, FileRef> = {};
  for (const [index, scope] of scopes.entries()) {
    const file = await copyRows(connection, store, rowFileSql(period, scope));
    if (file !== null) files[scope ?? noPlace] = file;
    onProgress((index + 1) / scopes.length);
  }
  return files;
}

const children = (adcode: string): string[] => areaChildren(adcode).map((area) => area.adcode);

/** The first answers of each scope about measures, asked of the fact tables. */
export async function writeAnswers(
  connection: DuckDBConnection,
  store: ContentStore,
  ids: readonly MeasureId[],
  period: string,
  scopes: readonly string[],
): Promise<Record<string, FileRef>> {
  const questions = scopes.flatMap((scope) => firstQuestions(ids, scope, period));
  const asked = group(await askAll(connection, questions), ({ question }) => scopeOf(question.in));
  const files: Record<string, FileRef> = {};
  for (const scope of scopes)
    files[scope] = await store.addText(answersText(asked.get(scope) ?? []), "json");
  return files;
}

/** The city-level areas of the places, for which the latest period has answers of its own. */
export const cityAreas = (areas: readonly string[]): string[] =>
  areas.filter((adcode) => placeOf(adcode) === adcode).flatMap(children);
