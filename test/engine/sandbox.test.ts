import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { areas } from "../../src/domain/area.ts";
import { arrowIpc } from "../../src/engine/arrowIpc.ts";
import { openAtlas } from "../../src/engine/atlas.ts";
import type { StartDatabase } from "../../src/engine/database.ts";
import type { TableFile } from "../../src/engine/factFiles.ts";
import { Sandbox, type SandboxAnswer } from "../../src/engine/sandbox.ts";
import { sandboxFiles, sandboxTables } from "../../src/engine/sandboxFiles.ts";
import { base, makeDataFolder, serve } from "./dataFolder.ts";
import { wasmInNode } from "./wasmInNode.ts";
import { hostileSql, type Fate } from "./hostileSql.ts";
import { factsFile, openFacts } from "./sandboxTables.ts";

/* The reader's own database in DuckDB-WASM, and beside it the one of the pages. */

const answerable = "SELECT sum(units) AS units FROM enterprise_facts";
const never = new AbortController().signal;
let starts = 0;
const startDatabase: StartDatabase = (events) => {
  starts += 1;
  return wasmInNode(events);
};
const sandboxOf = (): Sandbox =>
  new Sandbox({ startDatabase, openTable: openFacts, onProgress: () => undefined });

let sandbox: Sandbox;
beforeAll(() => {
  sandbox = sandboxOf();
});
afterAll(() => sandbox.reset());

const run = (text: string, files: readonly TableFile[] = [factsFile]): Promise<SandboxAnswer> =>
  sandbox.run(text, files, never);

describe("what is run", () => {
  it("the columns have their types, the cells what a double cannot hold as text", async () => {
    const { table } = await run(`SELECT 1 AS "whole", 1.50 AS "part", 9007199254740993 AS "long",
      12345678901234567890.5::DECIMAL(30,1) AS "exact", sum(1) AS "sum", DATE '2025-09-30' AS "day",
      TIMESTAMP '2025-09-30 01:02:03.25' AS "moment", TIME '23:59:59' AS "time", INTERVAL 3 DAY AS "span",
      [1, NULL] AS "list", {'a': 'x'} AS "fields", NULL AS "nothing", 'ab'::BLOB AS "bytes", true AS "yes",
      TIMESTAMP '1969-12-31 23:59:58' AS "before", -0.05::DECIMAL(4,2) AS "minus", 0.5::DOUBLE AS "half"`);
    expect(
      table.columns.map(({ name, type }, index) => [name, type, table.rows[0]?.[index]]),
    ).toEqual([
      ["whole", "INTEGER", 1],
      ["part", "DECIMAL(3,2)", 1.5],
      ["long", "BIGINT", "9007199254740993"],
      ["exact", "DECIMAL(30,1)", "12345678901234567890.5"],
      ["sum", "HUGEINT", 1],
      ["day", "DATE", "2025-09-30"],
      ["moment", "TIMESTAMP", "2025-09-30 01:02:03.25"],
      ["time", "TIME", "23:59:59"],
      ["span", "INTERVAL", "CAST(… AS VARCHAR)"],
      ["list", "INTEGER[]", "[1,null]"],
      ["fields", "STRUCT", '{"a":"x"}'],
      ["nothing", "INTEGER", null],
      ["bytes", "BLOB", "\\x6162"],
      ["yes", "BOOLEAN", true],
      ["before", "TIMESTAMP", "1969-12-31 23:59:58"],
      ["minus", "DECIMAL(4,2)", -0.05],
      ["half", "DOUBLE", 0.5],
    ]);
    expect(table).toMatchObject({ total: 1, isComplete: true });
  });

  it("the first rows are kept, the others counted to a limit", async () => {
    const { table } = await run("SELECT range, NULL FROM range(200000)");
    expect([table.rows.length, table.total, table.isComplete]).toEqual([10_000, 200_000, true]);
    expect(table.rows.at(-1)).toEqual([9999, null]);
    const endless = (await run("SELECT * FROM range(100000000)")).table;
    expect(endless.rows.length).toBe(10_000);
    expect(endless.total).toBeGreaterThanOrEqual(1_000_000);
    expect(endless.total).toBeLessThan(1_010_000);
    expect(endless.isComplete).toBe(false);
  });

  it("rows of much text are kept up to a number of bytes", async () => {
    const { table } = await run("SELECT repeat('x', 100000) FROM range(1000)");
    expect(table.rows.length).toBeGreaterThan(300);
    expect(table.rows.length).toBeLessThan(1000);
    expect([table.total, table.isComplete]).toEqual([1000, true]);
  });

  it("an error in the middle of a result is told in DuckDB's words alone", async () => {
    const failing = run(
      "SELECT CASE WHEN range = 50000 THEN CAST('x' AS INTEGER) END FROM range(60000)",
    );
    await expect(failing).rejects.toThrow(
      /^Conversion Error: Could not convert string 'x' to INT32/,
    );
  });

  it("of several statements the last gives the result; the tables are listed with their rows", async () => {
    const { table, held } = await run(
      "CREATE TABLE own AS SELECT 1 AS a; SELECT a + 1 AS b FROM own",
    );
    expect(table).toMatchObject({ columns: [{ name: "b" }], rows: [[2]] });
    expect(held).toEqual([
      { name: "enterprise_facts", rows: 3 },
      { name: "own", rows: 1 },
    ]);
  });

  it("a file that is no longer wanted is gone with its database", async () => {
    const other = { ...factsFile, table: "enterprise_rows", ref: { file: "rows", bytes: 1 } };
    await run(answerable, [factsFile, other]);
    const before = starts;
    await expect(run("SELECT * FROM enterprise_rows", [factsFile])).rejects.toThrow(
      /does not exist/,
    );
    expect(starts).toBe(before + 1);
    expect((await run(answerable)).table.rows).toEqual([[10]]);
  });
});

/** Milliseconds after which the reader has had enough. */
const enough = 400;

async function fateOf(text: string, fate: Fate): Promise<Fate> {
  const stop = new AbortController();
  const isEndless = fate === "stopped" || fate === "ended" || fate === "over";
  if (isEndless) setTimeout(() => stop.abort(), enough);
  const error = await sandbox.run(text, [factsFile], stop.signal).then(
    () => null,
    (caught: Error) => caught,
  );
  if (error === null) return "contained";
  if (fate === "over") return "over";
  if (error.name !== "AbortError") return sandbox.isStarted ? "refused" : "ended";
  await expect.poll(() => sandbox.isStopping, { timeout: 5000 }).toBe(false);
  return sandbox.isStarted ? "stopped" : "ended";
}

describe("hostile statements", () => {
  let pages: Sandbox;
  beforeAll(async () => {
    pages = sandboxOf();
    await pages.run(answerable, [factsFile], never);
    await run(answerable);
  });
  afterAll(() => pages.reset());

  it("there are at least forty, of every kind", () => {
    expect(hostileSql.length).toBeGreaterThanOrEqual(40);
    expect(new Set(hostileSql.map(([fate]) => fate)).size).toBe(5);
  });

  it.each(hostileSql.map(([fate, sql]) => ({ fate, sql, name: sql.slice(0, 70) })))(
    "$fate: $name",
    async ({ fate, sql }) => {
      expect(await fateOf(sql, fate)).toBe(fate);
      const { table } = await pages.run(answerable, [factsFile], never);
      expect(table.rows).toEqual([[10]]);
    },
  );

  it("what was locked is locked, and after a reset the figures are right again", async () => {
    const { table } = await run(
      "SELECT name, value FROM duckdb_settings() WHERE name IN ('enable_external_access', 'lock_configuration', 'memory_limit') ORDER BY name",
    );
    expect(table.rows).toEqual([
      ["enable_external_access", "false"],
      ["lock_configuration", "true"],
      ["memory_limit", "953.6 MiB"],
    ]);
    sandbox.reset();
    expect((await run(answerable)).table.rows).toEqual([[10]]);
  });

  it("the next statement does not wait for one that does not stop", async () => {
    const stop = new AbortController();
    const endless = sandbox.run("SELECT repeat('x', 1000000000)", [factsFile], stop.signal);
    setTimeout(() => stop.abort(), enough);
    await expect(endless).rejects.toThrow("no longer wanted");
    expect((await run(answerable)).table.rows).toEqual([[10]]);
  });
});

describe("beside the pages", () => {
  it("an answer comes while a statement does not end, and after it was ended", async () => {
    const { files, native } = await makeDataFolder();
    native.closeSync();
    const { fetch } = serve(files);
    const atlas = await openAtlas({ base, fetch, startDatabase: wasmInNode, backoff: 0 });
    const own = new Sandbox({
      startDatabase: atlas.startDatabase,
      openTable: sandboxTables(atlas.snapshot, () => []),
      onProgress: () => undefined,
    });
    const chosen = { periods: ["2025-09"], rowArea: null, own: [] };
    const held = sandboxFiles(atlas.snapshot, chosen);
    expect(held.map(({ table }) => table)).toEqual(["areas", "enterprise_facts"]);
    const asked = (sector: string) => ({
      ...({ measure: "union-rate-25plus", in: "330100", periods: ["2025-09"], by: [] } as const),
      where: [{ dimension: "sector", anyOf: [sector] } as const],
    });
    await own.run("SELECT 1", held, never);
    const before = await atlas.ask(asked("C"));
    expect([before.source, before.rows[0]?.status]).toEqual(["worker", "ok"]);
    const stop = new AbortController();
    const endless = own.run("SELECT repeat('x', 1000000000)", held, stop.signal);
    const during = await atlas.ask(asked("I"));
    expect(during.source).toBe("worker");
    stop.abort();
    await expect(endless).rejects.toThrow("no longer wanted");
    await expect.poll(() => own.isStarted, { timeout: 5000 }).toBe(false);
    expect((await atlas.ask({ ...asked("I"), in: "310000" })).source).toBe("worker");
    expect(atlas.state.status).toBe("ready");
    const { table } = await own.run("SELECT count(DISTINCT adcode) AS n FROM areas", held, never);
    expect(table.rows).toEqual([[areas.length]]);
    own.reset();
    atlas.close();
  });

  it("rows are files of the area, with the columns that were supplied; own tables are given whole each time", async () => {
    const { files, native } = await makeDataFolder();
    native.closeSync();
    const server = serve(files);
    const atlas = await openAtlas({
      base,
      fetch: server.fetch,
      startDatabase: wasmInNode,
      backoff: 0,
    });
    const mine = {
      ...{ id: "own-1", name: "my_x", file: "x.csv", rows: 1, leftOut: [], encoding: null },
      columns: [{ name: "a", type: "INTEGER" as const }],
      slices: [arrowIpc([{ name: "a", type: "integer", values: [5] }])],
    };
    const own = new Sandbox({
      startDatabase: atlas.startDatabase,
      openTable: sandboxTables(atlas.snapshot, () => [mine]),
      onProgress: () => undefined,
    });
    const choice = { periods: ["2025-08", "2025-09"], rowArea: "330110", own: [mine] };
    const held = sandboxFiles(atlas.snapshot, choice);
    expect(held.map(({ table }) => table)).toEqual([
      ...["areas", "enterprise_facts", "enterprise_facts", "enterprise_rows", "my_x"],
    ]);
    const text =
      "SELECT count(*), min(district), (SELECT a FROM my_x) FROM enterprise_rows WHERE name IS NOT NULL";
    const { table } = await own.run(text, held, never);
    const [[count, district, a] = []] = table.rows;
    expect([Number(count) > 0, district, a]).toEqual([true, "330110", 5]);
    own.reset();
    expect((await own.run("SELECT a FROM my_x", held, never)).table.rows).toEqual([[5]]);
    own.reset();
    atlas.close();
  });
});
