import type { RawRow } from "../query/countRows.ts";
import type { Sql } from "../query/sql.ts";
import type { SqlTable, TableLimits } from "../query/sqlTable.ts";
import { abortError, refuseAborted } from "./abort.ts";
import type { Database } from "./database.ts";
import { executeText, statementName } from "./executeText.ts";
import type { Pulse } from "./pulse.ts";
import { QueryError } from "./queryError.ts";

/** What is used of a DuckDB-WASM connection. */
export interface WasmConnection {
  /** Rows of a statement that `cancel` can stop. */
  rows(text: string): Promise<RawRow[]>;
  table(text: string, limits: TableLimits, signal: AbortSignal | undefined): Promise<SqlTable>;
  cancel(): Promise<unknown>;
  insert(table: string, ipc: Uint8Array, create: boolean): Promise<void>;
  close(): void;
}

/** The database behind a connection: one piece of work at a time, values bound, tables made when first filled. */
export class WasmDatabase implements Database {
  readonly #connection: WasmConnection;
  readonly #tables = new Set<string>();
  readonly #pulse: Pulse | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(connection: WasmConnection, pulse?: Pulse) {
    this.#connection = connection;
    this.#pulse = pulse;
  }

  run(sql: Sql, signal?: AbortSignal): Promise<RawRow[]> {
    return this.#inTurn(() => this.#cancelled(sql, signal, () => this.#execute(sql, signal)));
  }

  readTable(text: string, limits: TableLimits, signal?: AbortSignal): Promise<SqlTable> {
    const read = async (): Promise<SqlTable> => {
      const table = await this.#connection.table(text, limits, signal);
      if (!table.isComplete) await this.#connection.cancel();
      refuseAborted(signal);
      return table;
    };
    return this.#inTurn(() => this.#cancelled({ text, params: [] }, signal, read));
  }

  loadTable(table: string, ipc: Uint8Array): Promise<void> {
    return this.#inTurn(async () => {
      await this.#connection.insert(table, ipc, !this.#tables.has(table));
      this.#tables.add(table);
    });
  }

  close(): void {
    this.#pulse?.close();
    this.#connection.close();
  }

  /** Work that the signal stops in the database too. */
  async #cancelled<Value>(
    sql: Sql,
    signal: AbortSignal | undefined,
    work: () => Promise<Value>,
  ): Promise<Value> {
    refuseAborted(signal);
    const cancel = (): void => void this.#connection.cancel().catch(() => undefined);
    signal?.addEventListener("abort", cancel, { once: true });
    try {
      return await work();
    } catch (error) {
      throw signal?.aborted === true ? abortError() : queryError(error, sql);
    } finally {
      signal?.removeEventListener("abort", cancel);
    }
  }

  async #execute({ text, params }: Sql, signal: AbortSignal | undefined): Promise<RawRow[]> {
    await this.#connection.rows(`PREPARE ${statementName} AS ${text}`);
    refuseAborted(signal);
    const rows = await this.#connection.rows(executeText(params));
    refuseAborted(signal);
    return rows;
  }

  #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const begun = this.#last.then(work);
    const turn = this.#pulse?.during(begun) ?? begun;
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}

function queryError(error: unknown, sql: Sql): QueryError {
  return new QueryError(plainMessage(error), sql, error);
}

/** What DuckDB-WASM puts in front of an error that comes in the middle of a result. */
const aroundMessage = /^Unexpected StatusCode .* self reported error as/s;

/** DuckDB-WASM gives some messages as JSON. */
function plainMessage(error: unknown): string {
  const given = error instanceof Error ? error.message : String(error);
  const message = given.replace(aroundMessage, "");
  if (!message.startsWith("{")) return message;
  try {
    const { exception_message: inner } = JSON.parse(message) as { exception_message?: unknown };
    return typeof inner === "string" ? inner : message;
  } catch {
    return message;
  }
}
