import type { SqlTable, TableLimits } from "../query/sqlTable.ts";
import { tableListSql } from "../query/tableListSql.ts";
import { abortError, isAbort, untilAborted } from "./abort.ts";
import type { StartDatabase } from "./database.ts";
import type { TableFile } from "./factFiles.ts";
import { LiveDatabase } from "./liveDatabase.ts";
import type { ProgressListener } from "./progress.ts";
import { QueryError } from "./queryError.ts";
import type { OpenTable } from "./tableSlices.ts";

export interface SandboxOptions {
  startDatabase: StartDatabase;
  openTable: OpenTable;
  onProgress: ProgressListener;
  /** Milliseconds that a statement has to stop by itself before its worker is ended. */
  stopWithin?: number | undefined;
}

/** A table that a statement can read, and how many rows it has now. */
export interface HeldTable {
  name: string;
  rows: number;
}

export interface SandboxAnswer {
  table: SqlTable;
  /** What the database holds after the statement: loaded tables and those that the reader made. */
  held: readonly HeldTable[];
  /** Of the statement alone, tables being there. */
  milliseconds: number;
}

/** Megabytes of the tables and statements of the reader. */
export const sandboxMemory = 1000;

/** Longest text that is run, in characters. */
export const longestSql = 200_000;

const limits: TableLimits = { rows: 10_000, bytes: 32_000_000, counted: 1_000_000 };

/** The reader says when it is enough; a worker that ended is noticed all the same. */
const silenceSeconds = 3600;

/**
 * A database of the reader's own, in a worker of its own: whatever a statement does there, the answers of the pages
 * stay as they are. It starts with the first statement, is never asked the same twice by itself, and is ended when a
 * statement does not stop.
 */
export class Sandbox {
  readonly #options: SandboxOptions;
  #live: LiveDatabase | undefined;
  #loaded = new Set<string>();
  /** The database whose statement was told to stop and has not yet. */
  #stopping: LiveDatabase | undefined;

  constructor(options: SandboxOptions) {
    this.#options = options;
  }

  get isStarted(): boolean {
    return this.#live !== undefined;
  }

  /** Whether a statement was told to stop and neither has nor was ended yet. */
  get isStopping(): boolean {
    return this.#stopping !== undefined;
  }

  /**
   * What the text gives over these files' tables; files that were left since are there no more. Throws a QueryError with
   * DuckDB's message, a SnapshotError that names a file, or an AbortError when the signal comes first: then the
   * statement has ended, or will with its worker within `stopWithin`.
   */
  async run(
    text: string,
    files: readonly TableFile[],
    signal: AbortSignal,
  ): Promise<SandboxAnswer> {
    if (text.length > longestSql)
      throw new QueryError(
        `the text has ${text.length} characters, more than ${longestSql}: shorten it`,
        null,
      );
    const live = this.#databaseFor(files);
    const answer = this.#answer(live, text, files, signal);
    const stop = (): void => this.#endUnless(answer, live);
    signal.addEventListener("abort", stop, { once: true });
    try {
      return await untilAborted(answer, signal);
    } finally {
      answer.then(remove, remove);
    }
    function remove(): void {
      signal.removeEventListener("abort", stop);
    }
  }

  /** Ends the database; the next statement gets a new one with the tables as published. */
  reset(): void {
    this.#live?.close();
    this.#live = undefined;
  }

  async #answer(
    live: LiveDatabase,
    text: string,
    files: readonly TableFile[],
    signal: AbortSignal,
  ): Promise<SandboxAnswer> {
    try {
      for (const file of files) await this.#load(live, file, signal);
      await live.ready;
      const since = performance.now();
      const table = await live.readTable(text, limits, signal);
      const milliseconds = performance.now() - since;
      return { table, milliseconds, held: await heldTables(live) };
    } catch (error) {
      if (signal.aborted) throw abortError();
      if (live.lost === null || isAbort(error)) throw error;
      throw new QueryError(`the database ended: ${live.lost}`, { text, params: [] }, error);
    }
  }

  async #load(live: LiveDatabase, file: TableFile, signal: AbortSignal): Promise<void> {
    await live.load(file, { signal, onProgress: this.#options.onProgress });
    if (this.#live === live) this.#loaded.add(file.ref.file);
  }

  #databaseFor(files: readonly TableFile[]): LiveDatabase {
    const wanted = new Set(files.map(({ ref }) => ref.file));
    const isLeft = [...this.#loaded].some((file) => !wanted.has(file));
    if (isLeft || (this.#live !== undefined && this.#live === this.#stopping)) this.reset();
    return this.#live ?? this.#start();
  }

  #start(): LiveDatabase {
    const live: LiveDatabase = new LiveDatabase({
      ...this.#options,
      silenceSeconds,
      memoryLimit: sandboxMemory,
      onSilence: () => undefined,
      onLost: () => this.#drop(live),
    });
    live.ready.catch(() => this.#drop(live));
    this.#loaded = new Set();
    this.#live = live;
    return live;
  }

  /** A database that is starting runs no statement yet; what it fetches may serve the pages too. */
  #end(live: LiveDatabase): void {
    if (live.isReady) live.close();
  }

  #drop(live: LiveDatabase): void {
    if (this.#live === live) this.#live = undefined;
  }

  /** The statement was told to stop: whether or not it hears, it is over in time. */
  #endUnless(answer: Promise<unknown>, live: LiveDatabase): void {
    const timer = setTimeout(() => this.#end(live), this.#options.stopWithin ?? 1000);
    this.#stopping = live;
    const settle = (): void => {
      clearTimeout(timer);
      if (this.#stopping === live) this.#stopping = undefined;
    };
    answer.then(settle, settle);
  }
}

async function heldTables(live: LiveDatabase): Promise<HeldTable[]> {
  const rows = await live.run(tableListSql, undefined);
  return rows.map(({ name, rows: count }) => ({ name: String(name), rows: Number(count) }));
}
