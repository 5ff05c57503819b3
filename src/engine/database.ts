import type { RawRow } from "../query/countRows.ts";
import type { Sql } from "../query/sql.ts";
import type { LoadOptions } from "./progress.ts";

/** A SQL engine with tables of its own. Work is done one piece at a time, in the order in which it was asked for. */
export interface Database {
  /**
   * Rows of a statement. Waiting, it is dropped when the signal comes; running, it is stopped: either way an AbortError.
   * Throws a QueryError when the statement fails.
   */
  run(sql: Sql, signal?: AbortSignal): Promise<RawRow[]>;
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
}

/** Throws a SnapshotError when a part of the program cannot be had or does not start. */
export type StartDatabase = (events: DatabaseEvents) => Promise<Database>;
