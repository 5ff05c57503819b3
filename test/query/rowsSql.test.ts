import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DuckDBConnection } from "@duckdb/node-api";
import { openNative, runSql } from "../../data/build/native.ts";
import { stageFolder } from "../../data/read/readLedgerFolder.ts";
import {
  periodRowsSql,
  rowFileSql,
  rowsSql,
  rowTableName,
  type RowQuestion,
} from "../../src/query/rowsSql.ts";
import { identifier, sql } from "../../src/query/sql.ts";
import { ledgers } from "./fixtureFacts.ts";

const period = "2025-09";
const scopes = [
  ...["330100", "330106", "330108", "330109", "330110", "330122"],
  ...["310000", "310101", "310112", "310115", "450000", "450100", "450200", "450300", null],
];
let connection: DuckDBConnection;

beforeAll(async () => {
  connection = await openNative();
  await stageFolder({ connection, folder: `${ledgers}${period}`, period, report: () => {} });
  const table = identifier(rowTableName);
  const rows = sql`(${periodRowsSql(period)})`;
  for (const [index, scope] of scopes.entries())
    await runSql(
      connection,
      index === 0
        ? sql`CREATE TABLE ${table} AS ${rowFileSql(rows, scope)}`
        : sql`INSERT INTO ${table} ${rowFileSql(rows, scope)}`,
    );
});
afterAll(() => connection.closeSync());

/** Numbers of the listed enterprises (A10 of 示例企业 A10). */
async function list(more: Partial<RowQuestion>): Promise<string[]> {
  const asked: RowQuestion = { ...{ period, in: null, offset: 0, limit: 100 }, ...more };
  const rows = await runSql(connection, rowsSql(asked));
  return rows.map((row) => String(row["name"]).slice(-3));
}

describe("enterprises without a union", () => {
  it("are listed by size, the unknown last", async () => {
    expect(await list({ in: "330100" })).toEqual("A15 A10 A08 A06 A04 A01 A17 A19 A21".split(" "));
    expect(await list({ in: "450100" })).toEqual(["C01"]);
    expect(await list({ in: "450103" })).toEqual(["C01"]);
    expect(await list({ in: "450107" })).toEqual([]);
  });

  it("are the very ones that the gap of a measure is made of", async () => {
    expect(await list({ in: "330100", measure: "union-rate-25plus" })).toEqual(
      "A10 A08 A06 A04".split(" "),
    );
    expect(await list({ in: "310000", measure: "shanghai-physical-union-rate" })).toEqual(
      "B05 B09".split(" "),
    );
    expect(await list({ in: "330100", measure: "key-list-rate" })).toEqual(["A10"]);
  });

  it("of a park, in an area or wherever it lies", async () => {
    expect(await list({ in: "330109", park: "P1" })).toEqual(["A10"]);
    expect(await list({ park: "P1" })).toEqual("A10 A08 A06".split(" "));
  });

  it("come in pages that know the total", async () => {
    const asked = rowsSql({ period, in: "330100", offset: 2, limit: 2 });
    const rows = await runSql(connection, asked);
    expect(rows.map(({ name, total }) => [name, total])).toEqual([
      ["示例企业 A08", 9],
      ["示例企业 A06", 9],
    ]);
  });

  it("can be searched by name or code, whatever the text", async () => {
    expect(await list({ in: "330100", search: "A1" })).toEqual("A15 A10 A17 A19".split(" "));
    expect(await list({ in: "330100", search: "91000000000000107Y" })).toEqual(["A10"]);
    expect(await list({ in: "330100", search: "%" })).toEqual([]);
    expect(await list({ in: "330100", search: "' OR '1'='1" })).toEqual([]);
  });

  it("of no place only, when neither area nor park is named", async () => {
    expect(await list({})).toEqual(["D02"]);
  });
});
