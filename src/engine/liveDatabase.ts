import type { RawRow } from "../query/countRows.ts";
import type { Sql } from "../query/sql.ts";
import type { SqlTable, TableLimits } from "../query/sqlTable.ts";
import { refuseAborted } from "./abort.ts";
import type { Database, StartDatabase } from "./database.ts";
import type { TableFile } from "./factFiles.ts";
import { isDeadWorker } from "./isDeadWorker.ts";
import type { LoadOptions, ProgressListener } from "./progress.ts";
import { SharedLoads } from "./sharedLoads.ts";
import type { OpenTable } from "./tableSlices.ts";
import { Watchdog } from "./watchdog.ts";

export interface LiveOptions {
  startDatabase: StartDatabase;
  openTable: OpenTable;
  silenceSeconds?: number | undefined;
  memoryLimit?: number | undefined;
  onSilence: (seconds: number) => void;
  onProgress: ProgressListener;
  onLost: (reason: string) => void;
}

const silence = 30;

/** One database from its start to its death, and the files whose rows it holds. */
export class LiveDatabase {
  /** Settles when the database has started. */
  readonly ready: Promise<Database>;
  readonly #openTable: OpenTable;
  readonly #onLost: (reason: string) => void;
  readonly #watchdog: Watchdog;
  readonly #held = new Set<string>();
  readonly #loads = new SharedLoads<void>();
  readonly #stop = new AbortController();
  readonly #end: Promise<never>;
  #reject: (error: Error) => void = () => undefined;
  #lost: string | null = null;
  #isReady = false;

  constructor(options: LiveOptions) {
    this.#openTable = options.openTable;
    this.#onLost = options.onLost;
    this.#watchdog = new Watchdog((seconds) => {
      options.onSilence(seconds);
      if (seconds >= (options.silenceSeconds ?? silence))
        this.#die(`no sign of life for ${seconds} s`);
    });
    this.#end = new Promise((_, reject) => (this.#reject = reject));
    this.#end.catch(() => undefined);
    this.ready = this.#start(options);
    this.ready.then(
      () => (this.#isReady = true),
      () => this.#stop.abort(),
    );
  }

  /** Whether it has started. */
  get isReady(): boolean {
    return this.#isReady;
  }

  /** Why it is dead; null while it lives. */
  get lost(): string | null {
    return this.#lost;
  }

  holds({ ref }: TableFile): boolean {
    return this.#held.has(ref.file);
  }

  async run(sql: Sql, signal: AbortSignal | undefined): Promise<RawRow[]> {
    const database = await this.ready;
    return this.#watched(() => database.run(sql, signal));
  }

  /** See `Database.readTable`. */
  async readTable(
    text: string,
    limits: TableLimits,
    signal: AbortSignal | undefined,
  ): Promise<SqlTable> {
    const database = await this.ready;
    return this.#watched(() => database.readTable(text, limits, signal));
  }

  /** Adds the rows of a file to its table, once. */
  async load(file: TableFile, options: LoadOptions): Promise<void> {
    if (this.holds(file)) return;
    await this.#loads.load(file.ref.file, (shared) => this.#fill(file, shared), options);
  }

  close(): void {
    this.#die("closed");
  }

  async #start({ startDatabase, onProgress, memoryLimit }: LiveOptions): Promise<Database> {
    const starting = startDatabase({
      signal: this.#stop.signal,
      onProgress,
      memoryLimit,
      onAlive: () => this.#watchdog.alive(),
      onLost: (reason) => this.#die(reason),
    });
    starting.then((database) => this.#end.catch(() => database.close())).catch(() => undefined);
    return Promise.race([starting, this.#end]);
  }

  /** Rows of a file go in as a whole: a table left half filled would count wrongly, so the database is given up. */
  async #fill(file: TableFile, options: LoadOptions): Promise<void> {
    if (this.holds(file)) return;
    const [database, slices] = await Promise.all([this.ready, this.#openTable(file, options)]);
    refuseAborted(options.signal);
    let begun = false;
    try {
      for await (const ipc of slices) {
        begun = true;
        await this.#watched(() => database.loadTable(file.table, ipc));
      }
    } catch (error) {
      if (begun) this.#die(`table ${file.table} was left half filled: ${String(error)}`);
      throw error;
    }
    this.#held.add(file.ref.file);
  }

  /** Nothing is asked of a dead database: it would be waited for in vain. */
  async #watched<Value>(work: () => Promise<Value>): Promise<Value> {
    if (this.#lost !== null) return this.#end;
    try {
      return await Promise.race([this.#watchdog.during(work()), this.#end]);
    } catch (error) {
      if (isDeadWorker(error)) this.#die(String(error));
      throw error;
    }
  }

  #die(reason: string): void {
    if (this.#lost !== null) return;
    this.#lost = reason;
    this.#watchdog.stop();
    this.#stop.abort();
    this.#reject(new Error(`the database is gone: ${reason}`));
    this.#onLost(reason);
  }
}
