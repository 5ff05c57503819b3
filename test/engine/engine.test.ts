import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Engine } from "../../src/engine/engine.ts";
import type { EngineState } from "../../src/engine/engineState.ts";
import type { TableFile } from "../../src/engine/factFiles.ts";
import { QueryError } from "../../src/engine/queryError.ts";
import { SnapshotError } from "../../src/engine/snapshotError.ts";
import type { OpenTable } from "../../src/engine/tableSlices.ts";
import { raw } from "../../src/query/sql.ts";
import { FakeDatabase } from "./fakeDatabase.ts";

const sql = raw("SELECT 1");
const file = (name: string): TableFile => ({
  table: "t",
  columns: [],
  ref: { file: name, bytes: 10 },
});

/** A file of two pieces, named after it. */
const openTable: OpenTable = async ({ ref }, { onProgress }) => {
  onProgress?.({ file: `files/${ref.file}`, loaded: 10, total: 10 });
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  return (async function* () {
    yield encode(`${ref.file}1`);
    yield encode(`${ref.file}2`);
  })();
};

let databases: FakeDatabase[];
let states: EngineState[];
let prepare: (database: FakeDatabase, index: number) => void;

beforeEach(() => {
  [databases, states, prepare] = [[], [], () => undefined];
});
afterEach(() => void vi.useRealTimers());

const engine = (options: Partial<ConstructorParameters<typeof Engine>[0]> = {}): Engine =>
  new Engine({
    startDatabase: async (events) => {
      const database = new FakeDatabase(events);
      databases.push(database);
      prepare(database, databases.length);
      return database;
    },
    openTable,
    onState: (state) => states.push(state),
    ...options,
  });

const statuses = (): string[] =>
  states.map(({ status }) => status).filter((status, index, all) => status !== all[index - 1]);

const lifeAndDeath = ["loading", "ready", "restarting", "ready"];

const never = (): Promise<never> => new Promise(() => undefined);

describe("Engine", () => {
  it("starts nothing before it is asked or told, and once however often", async () => {
    const started = engine();
    expect([started.state.status, databases.length]).toEqual(["idle", 0]);
    started.start();
    started.start();
    await started.query(sql, []);
    await vi.waitFor(() => expect(started.state.status).toBe("ready"));
    expect(databases).toHaveLength(1);
  });

  it("loads each file once, in full, whoever asks", async () => {
    const loaded = engine();
    const [first, second] = await Promise.all([
      loaded.query(sql, [file("a"), file("b")]),
      loaded.query(sql, [file("a")]),
    ]);
    expect(first).toEqual([{ tables: "t:a1,t:a2,t:b1,t:b2" }]);
    expect(second[0]?.["tables"]).toContain("t:a1,t:a2");
    await loaded.query(sql, [file("b"), file("a")]);
    expect(databases[0]?.tables).toHaveLength(4);
  });

  it("reports states and the bytes of all that is coming", async () => {
    const reported = engine();
    await reported.query(sql, [file("a"), file("b")]);
    await vi.waitFor(() => expect(reported.state.status).toBe("ready"));
    expect(statuses()).toEqual(["loading", "ready"]);
    expect(states.map(({ progress }) => progress?.loaded)).toContain(20);
    expect(states.find(({ progress }) => progress?.loaded === 10)?.progress?.total).toBe(20);
    expect(reported.state.progress).toBeNull();
  });

  it.each([
    "RuntimeError: memory access out of bounds",
    "table index is out of bounds",
    "unreachable",
    "INTERNAL Error: database has been invalidated",
  ])("replaces a database that died of %s and asks once again", async (message) => {
    prepare = (database, count) => {
      if (count === 1) database.answer = async () => Promise.reject(new Error(message));
    };
    const replaced = engine();
    const rows = await replaced.query(sql, [file("a")]);
    expect(rows).toEqual([{ tables: "t:a1,t:a2" }]);
    expect(databases.map(({ closed }) => closed)).toEqual([true, false]);
    await vi.waitFor(() => expect(statuses()).toEqual(lifeAndDeath));
  });

  it("asks again what was running when the worker was ended", async () => {
    prepare = (database, count) => {
      if (count > 1) return;
      database.answer = () => {
        setTimeout(() => database.events.onLost("the worker was ended"));
        return never();
      };
    };
    expect(await engine().query(sql, [])).toEqual([{ tables: "" }]);
    expect(databases).toHaveLength(2);
  });

  it("gives up when it dies again, and starts afresh for the next question", async () => {
    prepare = (database, count) => {
      if (count < 3) database.answer = async () => Promise.reject(new Error("unreachable"));
    };
    const dying = engine();
    const error = await dying.query(sql, []).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(QueryError);
    expect(error).toMatchObject({ sql, message: expect.stringContaining("died 2 times") });
    expect(dying.state.status).toBe("failed");
    expect(await dying.query(sql, [])).toEqual([{ tables: "" }]);
  });

  it("takes 30 s of silence for death, but not a busy worker or a long load", async () => {
    vi.useFakeTimers();
    let beat = 0;
    prepare = (database, count) => {
      if (count === 1) database.answer = never;
    };
    const slow: OpenTable = async (...args) => {
      await new Promise((resolve) => setTimeout(resolve, 120_000));
      return openTable(...args);
    };
    const watched = engine({ openTable: slow });
    const asking = watched.query(sql, [file("a")]);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(databases).toHaveLength(1);
    for (; beat < 100; beat++) {
      databases[0]?.events.onAlive();
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect([databases[0]?.closed, databases.length]).toEqual([false, 1]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(watched.state).toMatchObject({ status: "ready", silence: 2 });
    await vi.advanceTimersByTimeAsync(28_000);
    expect(databases[0]?.closed).toBe(true);
    expect(watched.state).toMatchObject({
      status: "restarting",
      silence: 0,
      reason: "no sign of life for 30 s",
    });
    await vi.advanceTimersByTimeAsync(120_000);
    expect(await asking).toEqual([{ tables: "t:a1,t:a2" }]);
  });

  it("does not count a file twice when its load breaks off half-way", async () => {
    prepare = (database, count) => {
      if (count > 1) return;
      const load = database.loadTable.bind(database);
      database.loadTable = async (table, ipc) => {
        if (database.tables.length === 1) throw new Error("Out of Memory");
        return load(table, ipc);
      };
    };
    expect(await engine().query(sql, [file("a")])).toEqual([{ tables: "t:a1,t:a2" }]);
    expect(databases[0]?.closed).toBe(true);
  });

  it("names the file that cannot be had and lives on", async () => {
    const broken: OpenTable = async (wanted, options) => {
      if (wanted.ref.file === "bad") throw new SnapshotError("files/bad", "missing", "gone");
      return openTable(wanted, options);
    };
    const living = engine({ openTable: broken });
    await expect(living.query(sql, [file("bad")])).rejects.toThrow("files/bad: gone");
    expect(await living.query(sql, [file("a")])).toEqual([{ tables: "t:a1,t:a2" }]);
    await vi.waitFor(() => expect(living.state.status).toBe("ready"));
    expect(databases).toHaveLength(1);
  });

  it("says why it cannot start and tries again when asked again", async () => {
    const failing = engine({
      startDatabase: async (events) => {
        if (databases.push(new FakeDatabase(events)) === 1)
          throw new SnapshotError("duckdb.wasm", "missing", "not on the server");
        return new FakeDatabase(events);
      },
    });
    await expect(failing.query(sql, [])).rejects.toThrow("duckdb.wasm: not on the server");
    expect(failing.state).toMatchObject({ status: "failed" });
    expect(await failing.query(sql, [])).toEqual([{ tables: "" }]);
  });

  it("lets go at once of a question that is no longer wanted", async () => {
    prepare = (database) => (database.answer = never);
    const stop = new AbortController();
    const asking = engine().query(sql, [file("a")], { signal: stop.signal });
    setTimeout(() => stop.abort(), 5);
    await expect(asking).rejects.toMatchObject({ name: "AbortError" });
  });

  it("asks nothing more of a database that died, and does not call it silent", async () => {
    vi.useFakeTimers();
    const asked: number[] = [];
    prepare = (database, count) => {
      database.answer = async () => {
        asked.push(count);
        if (count > 1) return [];
        database.events.onLost("the worker was ended");
        return never();
      };
    };
    const replaced = engine();
    const both = [replaced.query(sql, []), replaced.query(sql, [file("a")])];
    await vi.advanceTimersByTimeAsync(100);
    await Promise.all(both);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(asked.filter((count) => count === 1)).toHaveLength(1);
    expect(replaced.state).toMatchObject({ status: "ready", silence: 0 });
    expect(Math.max(...states.map(({ silence }) => silence))).toBe(0);
  });

  it("becomes idle when it dies while nobody waits", async () => {
    const idle = engine();
    await idle.query(sql, []);
    databases[0]?.events.onLost("the worker was ended");
    expect(idle.state.status).toBe("idle");
    expect(await idle.query(sql, [file("a")])).toEqual([{ tables: "t:a1,t:a2" }]);
  });
});
