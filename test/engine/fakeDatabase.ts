import { abortError } from "../../src/engine/abort.ts";
import type { Database, DatabaseEvents } from "../../src/engine/database.ts";
import type { RawRow } from "../../src/query/countRows.ts";
import type { Sql } from "../../src/query/sql.ts";
import type { SqlTable, TableLimits } from "../../src/query/sqlTable.ts";

/** A database that answers with the names of the files it was filled with, or as it is told. */
export class FakeDatabase implements Database {
  readonly events: DatabaseEvents;
  readonly tables: string[] = [];
  closed = false;
  answer: (sql: Sql) => Promise<RawRow[]> = async () => [{ tables: this.tables.join() }];

  constructor(events: DatabaseEvents) {
    this.events = events;
  }

  async run(sql: Sql, signal?: AbortSignal): Promise<RawRow[]> {
    if (signal?.aborted === true) throw abortError();
    return this.answer(sql);
  }

  async readTable(text: string, _: TableLimits, signal?: AbortSignal): Promise<SqlTable> {
    const [row = {}] = await this.run({ text, params: [] }, signal);
    const columns = Object.keys(row).map((name) => ({ name, type: "VARCHAR" }));
    const cells = Object.values(row).map(String);
    return { columns, rows: [cells], total: 1, isComplete: true };
  }

  async loadTable(table: string, ipc: Uint8Array): Promise<void> {
    this.tables.push(`${table}:${new TextDecoder().decode(ipc)}`);
  }

  close(): void {
    this.closed = true;
  }
}
