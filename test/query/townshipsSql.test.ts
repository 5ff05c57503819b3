import type { DuckDBConnection } from "@duckdb/node-api";
import { sum } from "d3-array";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openNative, runSql } from "../../data/build/native.ts";
import { stageFolder } from "../../data/read/readLedgerFolder.ts";
import { isCountedByRow } from "../../src/domain/isCountedByRow.ts";
import { countedIds, measure, type CountedId } from "../../src/domain/measure.ts";
import { answerSql, factTableName } from "../../src/query/answerSql.ts";
import { countRows } from "../../src/query/countRows.ts";
import { factSql } from "../../src/query/factSql.ts";
import type { CountRow } from "../../src/query/question.ts";
import { periodRowsSql, rowTableName } from "../../src/query/rowsSql.ts";
import { identifier, sql } from "../../src/query/sql.ts";
import { townshipsSql } from "../../src/query/townshipsSql.ts";
import { ledgers } from "./fixtureFacts.ts";

const period = "2025-09";
let connection: DuckDBConnection;

beforeAll(async () => {
  connection = await openNative();
  await stageFolder({ connection, folder: `${ledgers}${period}`, period, report: () => {} });
  await runSql(
    connection,
    sql`CREATE TABLE ${identifier(factTableName("enterprise"))} AS ${factSql("enterprise", period)}`,
  );
  await runSql(
    connection,
    sql`CREATE TABLE ${identifier(rowTableName)} AS ${periodRowsSql(period)}`,
  );
  for (const [township, names] of [
    ["长河街道", ["A05", "A07"]],
    ["西兴街道", ["A06", "A10"]],
  ] as const)
    for (const name of names)
      await runSql(
        connection,
        sql`UPDATE ${identifier(rowTableName)} SET township = ${township} WHERE name = ${`示例企业 ${name}`}`,
      );
});
afterAll(() => connection.closeSync());

const count = async (
  id: CountedId,
  scope: { in: string | null; park?: string },
): Promise<CountRow[]> =>
  countRows(
    { by: ["area"] },
    await runSql(connection, townshipsSql({ period, measure: id, ...scope })),
  );

const numbers = (rows: readonly CountRow[]) =>
  rows.map(({ keys, numerator, denominator, leftOut }) => [
    keys[0],
    numerator,
    denominator,
    leftOut,
  ]);

describe("a measure by township", () => {
  it("is counted from the rows of the district, those without a township last", async () => {
    expect(numbers(await count("union-rate-25plus", { in: "330108" }))).toEqual([
      ["西兴街道", 0, 1, 0],
      ["长河街道", 2, 2, 0],
      [null, 0, 1, 0],
    ]);
  });

  it("of another district has its own township of that name", async () => {
    const [row] = await count("union-rate-25plus", { in: "330109" });
    expect(row).toMatchObject({ keys: ["西兴街道"], numerator: 0, denominator: 1 });
  });

  it("of a count has a numerator alone", async () => {
    const rows = await count("should-build-backlog", { in: "330108" });
    expect(rows.every(({ denominator }) => denominator === null)).toBe(true);
  });

  it("keeps to a park", async () => {
    expect(numbers(await count("union-rate-25plus", { in: null, park: "P1" }))).toEqual([
      ["西兴街道", 0, 2, 0],
      ["长河街道", 2, 2, 0],
      [null, 2, 3, 1],
    ]);
  });

  const ids = countedIds.filter(isCountedByRow).filter((id) => measure(id).flow === undefined);
  it.each(ids)("%s adds up to the answer about each area", async (id) => {
    for (const area of ["330108", "330109", "330100", "310115", "450100", "450103"]) {
      const question = { measure: id, in: area, periods: [period], where: [], by: [] };
      const [total] = countRows(question, await runSql(connection, answerSql(question)));
      const rows = await count(id, { in: area });
      expect([sum(rows, (row) => row.numerator), sum(rows, (row) => row.denominator ?? 0)]).toEqual(
        [total?.numerator, total?.denominator ?? 0],
      );
    }
  });

  it("is not counted where other tables are needed", () => {
    expect(isCountedByRow("truck-driver-membership-rate" as CountedId)).toBe(false);
    expect(ids.length).toBeGreaterThan(10);
  });
});
