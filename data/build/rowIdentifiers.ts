import { readFile } from "node:fs/promises";
import { changeFiles } from "../changes/changeFiles.ts";
import { moverClasses, parseChanges } from "../../src/domain/changes.ts";
import type { Generation } from "../../src/domain/generation.ts";
import { columnsOf } from "../../src/domain/schema.ts";
import { identifier, join, raw, sql } from "../../src/query/sql.ts";
import { openContentStore, type ContentStore } from "./contentStore.ts";
import { literal, openNative, runSql } from "./native.ts";

/** Columns of an enterprise that name it, or a person of it. */
const identifying = columnsOf("enterprise").filter(
  ({ name, type }) => type === "credit-code" || (type === "text" && name !== "township"),
);

/**
 * Every name and identifier in the row files and among the movers of a data folder, each once, at least `shortest`
 * characters long.
 */
export async function rowIdentifiers(
  folder: string,
  generation: Generation,
  shortest: number,
): Promise<string[]> {
  const store = openContentStore(folder);
  const [rows, movers] = [
    await namesOfRows(store, generation, shortest),
    await namesOfMovers(store, generation),
  ];
  return [...new Set([...rows, ...movers.filter(({ length }) => length >= shortest)])].sort();
}

async function namesOfMovers(store: ContentStore, { datasets }: Generation): Promise<string[]> {
  const files = datasets.flatMap(({ periods }) => periods).flatMap(changeFiles);
  const names = new Set<string>();
  for (const path of new Set(files.map((file) => store.path(file)))) {
    const { movers } = parseChanges(await readFile(path, "utf8"));
    for (const what of moverClasses)
      for (const { creditCode, name } of movers?.[what].rows ?? []) names.add(creditCode).add(name);
  }
  return [...names];
}

async function namesOfRows(
  store: ContentStore,
  { datasets }: Generation,
  shortest: number,
): Promise<string[]> {
  const files = datasets.flatMap(({ periods }) =>
    periods.flatMap(({ rows }) => Object.values(rows)),
  );
  if (files.length === 0) return [];
  const paths = files.map((file) => literal(store.path(file))).join(", ");
  const connection = await openNative();
  try {
    const texts = identifying.map(
      ({ name }) =>
        sql`SELECT CAST(${identifier(name)} AS VARCHAR) AS text FROM read_parquet([${raw(paths)}], union_by_name = true)`,
    );
    const rows = await runSql(
      connection,
      sql`SELECT DISTINCT text FROM (${join(texts, " UNION ALL ")}) WHERE length(text) >= ${shortest} ORDER BY text`,
    );
    return rows.map((row) => String(row["text"]));
  } finally {
    connection.closeSync();
  }
}
