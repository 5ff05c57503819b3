import type { DuckDBConnection } from "@duckdb/node-api";
import type { PeriodFiles } from "../../src/domain/generation.ts";
import type { Period } from "../../src/domain/period.ts";
import { keptRowsSql } from "../../src/query/differingSql.ts";
import { raw, sql } from "../../src/query/sql.ts";
import type { ContentStore } from "../build/contentStore.ts";
import { literal, runSql } from "../build/native.ts";
import { checkFiles } from "../diff/checkFiles.ts";

/** The files with the enterprises of a period; null where they are not at hand. */
export type RowPaths = readonly string[] | null;

/**
 * The enterprises of the periods of a build, as far as a comparison reads them: until its end, since row files are kept
 * for the latest periods alone. Those of other periods are the row files that the data folder has.
 */
export class KeptRows {
  readonly #kept = new Map<Period, string>();
  readonly #folder: string;
  readonly #store: ContentStore;

  constructor(folder: string, store: ContentStore) {
    this.#folder = folder;
    this.#store = store;
  }

  /** Keeps the enterprises of a staged period. */
  async keep(connection: DuckDBConnection, period: Period): Promise<void> {
    const path = await this.#store.workFile();
    await runSql(
      connection,
      sql`COPY (${keptRowsSql()}) TO ${raw(`${literal(path)} (FORMAT parquet)`)}`,
    );
    this.#kept.set(period, path);
  }

  isBuilt(period: Period): boolean {
    return this.#kept.has(period);
  }

  /** The enterprises of a period as it is stated now; throws LedgerError when a file is not what was built. */
  async paths(files: PeriodFiles): Promise<RowPaths> {
    const kept = this.#kept.get(files.period);
    return kept === undefined ? this.stored(files) : [kept];
  }

  /** The same out of row files of the data folder alone. */
  async stored({ rows }: Pick<PeriodFiles, "rows">): Promise<RowPaths> {
    const refs = Object.values(rows);
    return refs.length === 0 ? null : checkFiles(this.#folder, refs);
  }
}
