import type { RawRow } from "../query/countRows.ts";
import type { Sql } from "../query/sql.ts";
import type { SqlTable, TableLimits } from "../query/sqlTable.ts";
import type { LoadOptions } from "./progress.ts";

/** A SQL engine with tables of its own. Work is done one piece at a time, in the order in which it was asked for. */
export interface Database {
  /**
   * Rows of a statement. Waiting, it is dropped when the signal comes; running, it is stopped: either way an AbortError.
   * Throws a QueryError when the statement fails.
   */
  run(sql: Sql, signal?: AbortSignal): Promise<RawRow[]>;
  /**
   * The beginning of what a text gives that a reader wrote, with columns of any type; of several statements what the
   * last gives. Stopped at the limits. Signals and errors as of `run`; the message holds DuckDB's `LINE n:`.
   */
  readTable(text: string, limits: TableLimits, signal?: AbortSignal): Promise<SqlTable>;
  /** Adds the rows of an Arrow IPC stream to a table, which it creates when there is none. Takes the bytes over. */
  loadTable(table: string, ipc: Uint8Array): Promise<void>;
  close(): void;
}

/** What a database tells whoever started it. */
export interface DatabaseEvents extends LoadOptions {
  /** It gave a sign of life. */
  onAlive: () => void;
  /** It is gone: nothing that was asked of it will be answered. */
  onLost: (reason: string) => void;
  /** Megabytes that its tables and statements may take; what is usual when left out. */
  memoryLimit?: number | undefined;
}

/** Throws a SnapshotError when a part of the program cannot be had or does not start. */
export type StartDatabase = (events: DatabaseEvents) => Promise<Database>;
