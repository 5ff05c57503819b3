import type { Period } from "../domain/period.ts";
import type { RawRow } from "../query/countRows.ts";
import type { Sql } from "../query/sql.ts";
import type { Engine } from "./engine.ts";
import type { TableFile } from "./factFiles.ts";
import type { LoadOptions } from "./progress.ts";
import { rowAccess, type NoRows, type RowSource } from "./rowAccess.ts";

/** The enterprises that a statement reads: those of areas in a period; null is those of no place. */
export interface RowExtent {
  period: Period;
  areas: readonly (string | null)[];
}

/** What a statement over the rows of enterprises gave, or why there are none. */
export type QueriedRows = { status: "ok"; rows: readonly RawRow[] } | NoRows;

/** Asks a statement of the table of rows, loading the row files of the extent first. Throws as `Engine.query` does. */
export async function queryRows(
  snapshot: RowSource,
  engine: Pick<Engine, "query">,
  { period, areas }: RowExtent,
  sql: Sql,
  options: LoadOptions,
): Promise<QueriedRows> {
  const files = new Map<string, TableFile>();
  for (const area of areas) {
    const access = await rowAccess(snapshot, { period, in: area }, options);
    if (access.status === "unavailable") return access;
    for (const file of access.files) files.set(file.ref.file, file);
  }
  if (files.size === 0) return { status: "ok", rows: [] };
  return { status: "ok", rows: await engine.query(sql, [...files.values()], options) };
}
