import type { DuckDBConnection } from "@duckdb/node-api";
import { group } from "d3-array";
import { areaChildren, placeOf, places } from "../../src/domain/area.ts";
import type { FileRef } from "../../src/domain/generation.ts";
import type { FactTable, MeasureId } from "../../src/domain/measure.ts";
import { factTableName } from "../../src/query/answerSql.ts";
import { factSql } from "../../src/query/factSql.ts";
import { firstQuestions, scopeOf } from "../../src/query/firstQuestions.ts";
import { periodRowsSql, rowFileSql } from "../../src/query/rowsSql.ts";
import { identifier, raw, sql, type Sql } from "../../src/query/sql.ts";
import { answersText, askAll } from "./askAll.ts";
import type { ContentStore } from "./contentStore.ts";
import { literal, runSql } from "./native.ts";

/** Scope of the row file of enterprises that belong to no place. */
export const noPlace = "none";

/** Writes the rows of a query as one Parquet file; the query orders them totally. */
async function copyParquet(
  connection: DuckDBConnection,
  store: ContentStore,
  query: Sql,
): Promise<FileRef> {
  let rows = 0;
  const file = await store.addFile("parquet", async (path) => {
    const target = raw(`${literal(path)} (FORMAT parquet, COMPRESSION zstd)`);
    const [copied] = await runSql(connection, sql`COPY (${query}) TO ${target}`);
    rows = Number(copied?.["Count"]);
  });
  return { ...file, rows };
}

/** The fact file of a staged table, which becomes the fact table that answers are asked of. */
export async function writeFacts(
  connection: DuckDBConnection,
  store: ContentStore,
  table: FactTable,
  period: string,
): Promise<FileRef> {
  const facts = identifier(factTableName(table));
  await runSql(connection, sql`CREATE TABLE ${facts} AS ${factSql(table, period)}`);
  return copyParquet(connection, store, sql`SELECT * FROM ${facts}`);
}

/** One file per city-level area with enterprises, one per place for the undistricted, one for those of no place. */
export async function writeRows(
  connection: DuckDBConnection,
  store: ContentStore,
  period: string,
  onProgress: (share: number) => void,
): Promise<Record<string, FileRef>> {
  const rows = identifier("period_rows");
  await runSql(connection, sql`CREATE TABLE ${rows} AS ${periodRowsSql(period)}`);
  const scopes = await rowScopes(connection, rows);
  const files: Record<string, FileRef> = {};
  for (const [index, scope] of scopes.entries()) {
    files[scope ?? noPlace] = await copyParquet(connection, store, rowFileSql(rows, scope));
    onProgress((index + 1) / scopes.length);
  }
  return files;
}

/** Scopes with rows; null is no place. */
async function rowScopes(connection: DuckDBConnection, rows: Sql): Promise<(string | null)[]> {
  const found = await runSql(
    connection,
    sql`SELECT DISTINCT CASE WHEN place IS NOT NULL THEN coalesce(city, place) END AS scope FROM ${rows}`,
  );
  const held = new Set(found.map(({ scope }) => scope));
  return [...places.flatMap((place) => [place, ...children(place)]), null].filter((scope) =>
    held.has(scope),
  );
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
