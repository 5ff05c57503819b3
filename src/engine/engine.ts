import type { RawRow } from "../query/countRows.ts";
import type { Sql } from "../query/sql.ts";
import { isAbort, untilAborted } from "./abort.ts";
import type { StartDatabase } from "./database.ts";
import { totalProgress, type EngineState, type EngineStatus } from "./engineState.ts";
import type { TableFile } from "./factFiles.ts";
import { LiveDatabase } from "./liveDatabase.ts";
import type { LoadOptions, Progress, ProgressListener } from "./progress.ts";
import { QueryError } from "./queryError.ts";
import { SnapshotError } from "./snapshotError.ts";
import type { OpenTable } from "./tableSlices.ts";

export interface EngineOptions {
  startDatabase: StartDatabase;
  openTable: OpenTable;
  onState?: ((state: EngineState) => void) | undefined;
  silenceSeconds?: number | undefined;
}

const silence = 30;

/**
 * A database that is started by the first question or on intent, holds the tables that questions needed, and is replaced
 * when it dies. A question whose database died is asked once more.
 */
export class Engine {
  readonly #options: EngineOptions;
  readonly #listeners = new Set<ProgressListener>();
  readonly #coming = new Map<string, Progress>();
  #live: LiveDatabase | undefined;
  #waiting = 0;
  #loading = 0;
  #status: EngineStatus = "idle";
  #reason: string | null = null;

  constructor(options: EngineOptions) {
    this.#options = options;
  }

  get state(): EngineState {
    const { status, reason } = { status: this.#status, reason: this.#reason };
    return { status, reason, progress: totalProgress(this.#coming.values()) };
  }

  /** Begins to start the database unless it has; `state` tells how it goes. */
  start(): void {
    void this.#prepare(this.#current(), [], undefined).catch(() => undefined);
  }

  /** Rows of a statement over the tables of these files. Throws SnapshotError, QueryError or an AbortError. */
  async query(
    sql: Sql,
    files: readonly TableFile[],
    { signal, onProgress }: LoadOptions = {},
  ): Promise<RawRow[]> {
    const listener: ProgressListener = (progress) => onProgress?.(progress);
    this.#listeners.add(listener);
    this.#waiting += 1;
    try {
      return await untilAborted(this.#answer(sql, files, signal), signal);
    } finally {
      this.#waiting -= 1;
      this.#listeners.delete(listener);
    }
  }

  close(): void {
    this.#live?.close();
  }

  async #answer(
    sql: Sql,
    files: readonly TableFile[],
    signal: AbortSignal | undefined,
  ): Promise<RawRow[]> {
    try {
      return await this.#attempt(this.#current(), sql, files, signal);
    } catch (error) {
      if (!(error instanceof LostDatabase) || signal?.aborted === true) throw error;
    }
    try {
      return await this.#attempt(this.#current(), sql, files, signal);
    } catch (error) {
      if (!(error instanceof LostDatabase)) throw error;
      this.#set("failed", error.message);
      throw new QueryError(`the database died twice: ${error.message}`, sql, error);
    }
  }
}
