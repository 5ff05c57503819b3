import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { DuckDBConnection } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { arrowIpc } from "../../src/engine/arrowIpc.ts";
import type { Database } from "../../src/engine/database.ts";
import { factTableColumns } from "../../src/engine/factFiles.ts";
import { parquetSlices } from "../../src/engine/parquet.ts";
import { QueryError } from "../../src/engine/queryError.ts";
import { engineFiles } from "../../src/engine/engineFiles.ts";
import { answerSql } from "../../src/query/answerSql.ts";
import { countRows } from "../../src/query/countRows.ts";
import { factSql } from "../../src/query/factSql.ts";
import type { Question } from "../../src/query/question.ts";
import { raw, sql, type Sql } from "../../src/query/sql.ts";
import { createLedger, september } from "./ledger.ts";
import { nativeRows, openNative, parquetOf } from "./native.ts";
import { wasmInNode } from "./wasmInNode.ts";

let native: DuckDBConnection;
let wasm: Database;
let lost: string[];

beforeAll(async () => {
  lost = [];
  [native, wasm] = await Promise.all([
    openNative(),
    wasmInNode({ onAlive: () => undefined, onLost: (reason) => lost.push(reason) }),
  ]);
  await createLedger(native, september);
  const { text, params } = factSql("enterprise", "2025-09");
  await native.run(`CREATE TABLE enterprise_facts AS ${text}`, [...params]);
  const facts = await parquetOf(native, { text, params });
  await load("enterprise_facts", facts, factTableColumns("enterprise"));
});
afterAll(() => wasm.close());

async function load(
  table: string,
  parquet: Uint8Array<ArrayBuffer>,
  columns: readonly string[],
): Promise<void> {
  for await (const slices of parquetSlices(parquet, columns))
    await wasm.loadTable(table, arrowIpc(slices));
}

describe("Parquet → Arrow → DuckDB-WASM", () => {
  const everyType = raw(`SELECT * FROM (VALUES
    (1, '杭州', 0.5, true), (2, NULL, NULL, NULL), (-3, 'O''Brien "x"; --', -1e300, false),
    (NULL, '', 0.1, true), (2147483647, '𬭎', 3, NULL)) AS t(i, t, d, b)`);
  const names = ["i", "t", "d", "b"];
  const typed = (table: string): Sql => ({ text: `SELECT * FROM ${table} ORDER BY i`, params: [] });

  it("keeps every value, empty cells included", async () => {
    await load("every_type", await parquetOf(native, everyType), names);
    const rows = await wasm.run(typed("every_type"));
    expect(rows).toEqual(await nativeRows(native, sql`SELECT * FROM (${everyType}) ORDER BY i`));
    expect(rows[0]).toEqual({ i: -3, t: `O'Brien "x"; --`, d: -1e300, b: false });
  });

  it("makes an empty table of a file without rows, which another file can fill", async () => {
    const none = sql`SELECT * FROM (${everyType}) WHERE false`;
    await load("no_rows", await parquetOf(native, none), names);
    expect(await wasm.run(typed("no_rows"))).toEqual([]);
    await load("no_rows", await parquetOf(native, everyType), names);
    expect(await wasm.run(typed("no_rows"))).toEqual(await wasm.run(typed("every_type")));
  });

  it("adds a second file to the table, and takes columns by name", async () => {
    const swapped = raw("SELECT true AS b, 7 AS i, 'x' AS extra, 'seven' AS t, 7.5::DOUBLE AS d");
    await load("every_type", await parquetOf(native, swapped), names);
    expect(await wasm.run(raw("SELECT * FROM every_type WHERE i = 7"))).toEqual([
      { i: 7, t: "seven", d: 7.5, b: true },
    ]);
  });

  it("reads files of several row groups, a column of nulls and many distinct texts", async () => {
    const many = raw(
      "SELECT i::INTEGER AS i, CAST(NULL AS VARCHAR) AS t, (i / 7)::DOUBLE AS d, i % 3 = 0 AS b, 'n' || i AS name FROM range(200000) r(i) ORDER BY i",
    );
    await load("many", await parquetOf(native, many), ["i", "t", "d", "b", "name"]);
    const totals =
      "SELECT count(*)::INTEGER AS n, sum(i)::DOUBLE AS i, count(t)::INTEGER AS t, count_if(b)::INTEGER AS b, count(DISTINCT name)::INTEGER AS names FROM";
    expect(await wasm.run(raw(`${totals} many`))).toEqual([
      { n: 200000, i: 19999900000, t: 0, b: 66667, names: 200000 },
    ]);
  });

  it("names a column that is missing or of a type that is not used", async () => {
    const odd = await parquetOf(native, raw("SELECT TIMESTAMP '2025-09-30' AS odd, 2 AS i"));
    await expect(load("odd", odd, ["nope"])).rejects.toThrow("nope");
    await expect(load("odd", odd, ["odd"])).rejects.toThrow("column odd: unknown type TIMESTAMP");
  });
});

const september25: Question = {
  measure: "union-rate-25plus",
  in: "330100",
  periods: ["2025-09"],
  where: [],
  by: ["area"],
};

const questions: Question[] = [
  september25,
  { ...september25, in: null },
  { ...september25, in: "450100" },
  { ...september25, by: [] },
  { ...september25, in: null, by: ["sector", "size"] },
  { ...september25, in: null, by: ["key-list"], measure: "key-list-rate" },
  { ...september25, by: ["park"], where: [{ dimension: "party", anyOf: ["true", null] }] },
  { ...september25, by: ["area", "nature"], where: [{ dimension: "key-list", anyOf: [null] }] },
  { ...september25, in: null, where: [{ dimension: "size", from: "25", to: "100" }] },
  {
    ...september25,
    by: ["sector"],
    where: [{ dimension: "sector", anyOf: ["C", null, "'; DROP TABLE x; --"] }],
    compare: { in: "310000", periods: ["2025-09"], where: [] },
  },
  { ...september25, in: null, measure: "should-build-backlog" },
  { ...september25, measure: "membership-in-unionised" },
];

describe("the same statement", () => {
  it.each(questions.map((question) => [JSON.stringify(question), question] as const))(
    "gives the same counts in WASM as natively: %s",
    async (_name, question) => {
      const statement = answerSql(question);
      const counts = countRows(question, await wasm.run(statement));
      expect(counts).toEqual(countRows(question, await nativeRows(native, statement)));
      expect(counts.length).toBeGreaterThan(0);
    },
  );

  it("gives the numbers worked out by hand", async () => {
    const counts = countRows(september25, await wasm.run(answerSql(september25)));
    expect(
      counts.map(({ keys, numerator, denominator, leftOut }) => [
        keys[0],
        numerator,
        denominator,
        leftOut,
      ]),
    ).toEqual([
      ["330102", 1, 1, 0],
      ["330110", 2, 3, 1],
      [null, 0, 1, 0],
    ]);
  });
});

describe("the database", () => {
  const endless = sql`SELECT CAST(count(*) AS DOUBLE) AS n FROM range(${1_000_000}) a, range(1000000) b WHERE (a.range * b.range) % 7 = ${3}`;

  it("stops a running statement and drops a waiting one", async () => {
    const [running, waiting] = [new AbortController(), new AbortController()];
    const first = wasm.run(endless, running.signal);
    const second = wasm.run(endless, waiting.signal);
    const third = wasm.run(sql`SELECT ${"next"} AS text`);
    const ends = Promise.allSettled([first, second]);
    await new Promise((resolve) => setTimeout(resolve, 300));
    waiting.abort();
    running.abort();
    const since = performance.now();
    expect(await third).toEqual([{ text: "next" }]);
    expect(performance.now() - since).toBeLessThan(2000);
    for (const end of await ends) expect(end).toMatchObject({ reason: { name: "AbortError" } });
  });

  it("takes values as they are", async () => {
    const text = `'; DROP TABLE every_type; -- "\\ \n ? 示例`;
    const rows = await wasm.run(sql`SELECT ${text} AS t, ${-1.5} AS n, ${12} AS i, ${true} AS b`);
    expect(rows).toMatchObject([{ t: text, i: 12, b: true }]);
    await expect(wasm.run(sql`SELECT ${"a\0b"} AS t`)).rejects.toThrow(QueryError);
  });

  it("says what is wrong with a statement, and with which", async () => {
    const wrong = raw("SELECT nope FROM enterprise_facts");
    const error = await wasm.run(wrong).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(QueryError);
    expect(error).toMatchObject({ sql: wrong, message: expect.stringContaining('"nope"') });
    expect(await wasm.run(raw("SELECT 1 AS one"))).toEqual([{ one: 1 }]);
  });

  it.each([
    "SELECT * FROM read_parquet('http://127.0.0.1:9/x.parquet')",
    "SELECT * FROM 'http://127.0.0.1:9/x.csv'",
    "SELECT * FROM read_csv('/etc/hostname')",
    "INSTALL httpfs",
    "LOAD parquet",
    "ATTACH '/tmp/x.db'",
    "COPY enterprise_facts TO '/tmp/x.csv'",
    "SET enable_external_access=true",
    "SET autoload_known_extensions=true",
  ])("refuses %s and lives on", async (statement) => {
    await expect(wasm.run(raw(statement))).rejects.toThrow(QueryError);
    expect(await wasm.run(raw("SELECT 1 AS one"))).toEqual([{ one: 1 }]);
  });

  it("has the engine files that the page expects", () => {
    const seen = (name: string): { bytes: number; hash: string } => {
      const bytes = readFileSync(`node_modules/@duckdb/duckdb-wasm/dist/duckdb-${name}`);
      return { bytes: bytes.length, hash: createHash("sha256").update(bytes).digest("hex") };
    };
    for (const name of ["eh", "mvp"] as const)
      expect({ wasm: seen(`${name}.wasm`), worker: seen(`browser-${name}.worker.js`) }).toEqual(
        engineFiles[name],
      );
    expect(lost).toEqual([]);
  });
});
