import type { RawRow } from "../query/countRows.ts";
import type { Sql } from "../query/sql.ts";
import { abortError, isAbort, refuseAborted, untilAborted } from "./abort.ts";
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
  /** Seconds without a sign of life after which a database that is waited for is dead. */
  silenceSeconds?: number | undefined;
}

/** How often a question is asked when the database dies over it. */
const attempts = 2;

/**
 * A database that starts with the first question or on intent, holds the tables that questions needed, and is replaced
 * when it dies; what died with it is asked once more.
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
  #silence = 0;
  #closed = false;

  constructor(options: EngineOptions) {
    this.#options = options;
  }

  get state(): EngineState {
    const progress = totalProgress(this.#coming.values());
    return { status: this.#status, progress, silence: this.#silence, reason: this.#reason };
  }

  /** Begins to start the database unless it has; `state` tells how it goes. */
  start(): void {
    if (!this.#closed) this.#prepare(this.#current(), [], undefined).catch(() => undefined);
  }

  /** Rows of a statement over the tables of these files. Throws a SnapshotError, a QueryError or an AbortError. */
  async query(
    sql: Sql,
    files: readonly TableFile[],
    { signal, onProgress }: LoadOptions = {},
  ): Promise<RawRow[]> {
    const listener: ProgressListener = (progress) => onProgress?.(progress);
    this.#listeners.add(listener);
    this.#waiting += 1;
    try {
      return await untilAborted(this.#answer(sql, files, signal, 1), signal);
    } finally {
      this.#waiting -= 1;
      this.#listeners.delete(listener);
    }
  }

  /** Ends the worker for good. */
  close(): void {
    this.#closed = true;
    this.#live?.close();
  }

  async #answer(
    sql: Sql,
    files: readonly TableFile[],
    signal: AbortSignal | undefined,
    attempt: number,
  ): Promise<RawRow[]> {
    if (this.#closed) throw abortError();
    const live = this.#current();
    try {
      await this.#prepare(live, files, signal);
      return await live.run(sql, signal);
    } catch (error) {
      if (live.lost === null || isAbort(error) || error instanceof SnapshotError) throw error;
      if (attempt < attempts) return this.#answer(sql, files, signal, attempt + 1);
      this.#set("failed", live.lost);
      throw new QueryError(`the database died ${attempt} times: ${live.lost}`, sql, error);
    }
  }

  #current(): LiveDatabase {
    if (this.#live !== undefined) return this.#live;
    if (this.#status !== "restarting") this.#set("loading", null);
    const live: LiveDatabase = new LiveDatabase({
      ...this.#options,
      onProgress: (progress) => this.#report(progress),
      onSilence: (seconds) => this.#hear(live, seconds),
      onLost: (reason) => this.#drop(live, this.#waiting > 0 ? "restarting" : "idle", reason),
    });
    live.ready.catch((error: unknown) => this.#drop(live, "failed", String(error)));
    this.#live = live;
    return live;
  }

  #drop(live: LiveDatabase, status: EngineStatus, reason: string): void {
    if (this.#live !== live) return;
    this.#live = undefined;
    this.#coming.clear();
    this.#set(status, reason);
  }

  /** Waits for the database and for the files that it does not hold yet, one after the other to spare memory. */
  async #prepare(
    live: LiveDatabase,
    files: readonly TableFile[],
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const missing = files.filter((file) => !live.holds(file));
    for (const { ref } of missing) this.#expect(ref.file, ref.bytes);
    this.#loading += 1;
    if (missing.length > 0 && this.#status === "ready") this.#set("loading", null);
    try {
      for (const file of missing) {
        refuseAborted(signal);
        await live.load(file, { signal, onProgress: (progress) => this.#report(progress) });
      }
      await live.ready;
    } finally {
      this.#loading -= 1;
      live.ready.then(() => this.#settle(live)).catch(() => undefined);
    }
  }

  #settle(live: LiveDatabase): void {
    if (this.#loading > 0 || this.#live !== live) return;
    this.#coming.clear();
    this.#set("ready", null);
  }

  #expect(name: string, total: number): void {
    const file = `files/${name}`;
    if (!this.#coming.has(file)) this.#coming.set(file, { file, loaded: 0, total });
  }

  #report(progress: Progress): void {
    this.#coming.set(progress.file, progress);
    this.#listeners.forEach((listener) => listener(progress));
    this.#options.onState?.(this.state);
  }

  #hear(live: LiveDatabase, silence: number): void {
    if (this.#live !== live) return;
    this.#silence = silence;
    this.#options.onState?.(this.state);
  }

  #set(status: EngineStatus, reason: string | null): void {
    this.#status = status;
    this.#reason = reason;
    this.#options.onState?.(this.state);
  }
}
