import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DuckDBConnection } from "@duckdb/node-api";
import { openNative, runSql } from "../../data/build/native.ts";
import { stageFolder } from "../../data/read/readLedgerFolder.ts";
import { columnsOf } from "../../src/domain/schema.ts";
import {
  areaDifferencesSql,
  classCountsSql,
  columnCountsSql,
  differencesSql,
  differencesTableName,
  differingEnterprisesSql,
  sideTableNames,
  type SideName,
} from "../../src/query/diffSql.ts";
import { periodRowsSql, rowFileSql } from "../../src/query/rowsSql.ts";
import { identifier, join, sql } from "../../src/query/sql.ts";
import { ledgers } from "./fixtureFacts.ts";

const scopes = [
  ...["330100", "330106", "330108", "330109", "330110", "330122"],
  ...["310000", "310101", "310112", "310115", "450000", "450100", "450200", "450300", null],
];
const columns = columnsOf("enterprise").filter(({ name }) => name !== "credit_code");
let connection: DuckDBConnection;

/** Stages a month of the fixture as a side, in the shape of row files. */
async function stageSide(side: SideName, period: string): Promise<void> {
  const folder = `${ledgers}${period}`;
  const { tables } = await stageFolder({ connection, folder, period, report: () => {} });
  const held = sql`(${periodRowsSql(period)})`;
  const rows = scopes.map((scope) => sql`(${rowFileSql(held, scope)})`);
  await runSql(
    connection,
    sql`CREATE TABLE ${identifier(sideTableNames[side])} AS ${join(rows, " UNION ALL ")}`,
  );
  for (const { table } of tables) await runSql(connection, sql`DROP TABLE ${identifier(table)}`);
}

beforeAll(async () => {
  connection = await openNative();
  await stageSide("a", "2025-08");
  await stageSide("b", "2025-09");
  await runSql(
    connection,
    sql`CREATE TABLE ${identifier(differencesTableName)} AS ${differencesSql(columns)}`,
  );
});
afterAll(() => connection.closeSync());

describe("the ledgers worked out by hand, August → September", () => {
  it("by class: twelve stayed and none of them is the same", async () => {
    expect(await runSql(connection, classCountsSql())).toEqual([
      { class: "changed", enterprises: 12, gained: 3, lost: 0 },
      { class: "new", enterprises: 32, gained: 0, lost: 0 },
    ]);
  });

  it("by column", async () => {
    const [row = {}] = await runSql(connection, columnCountsSql(columns));
    const found = Object.entries(row).filter(([, count]) => count !== 0);
    expect(Object.fromEntries(found)).toEqual({
      park: 1, // C06
      scale_classes: 12, // all: August has no such column, in September an empty cell is none
      employees: 1, // A07
      members: 3, // A03 B01 C02
      real_name_members: 6, // A03 A07 A11 A20 B01 C02
      build_mode: 3, // A03 B01 C02
      key_lists: 2, // A11 A20
      tech_lists: 12, // as scale_classes
      party_org: 6, // A03 A04 A11 A13 A20 B01
      should_build: 10, // all but A11 A13
    });
  });

  it("by area, the most changes first", async () => {
    const rows = await runSql(connection, areaDifferencesSql());
    expect(
      rows.map((row) => [
        row["area"],
        row["a"],
        row["b"],
        row["new"],
        row["changed"],
        row["gained"],
      ]),
    ).toEqual([
      ["330110", 1, 7, 6, 1, 0],
      ["310115", 1, 6, 5, 1, 1],
      ["~", 3, 6, 3, 3, 0],
      ["450100", 1, 5, 4, 1, 1],
      ["330106", 2, 4, 2, 2, 1],
      ["330108", 1, 4, 3, 1, 0],
      ["330109", 1, 4, 3, 1, 0],
      ["310112", 1, 3, 2, 1, 0],
      ["450200", 1, 2, 1, 1, 0],
      ["310101", 0, 1, 1, 0, 0],
      ["330122", 0, 1, 1, 0, 0],
      ["450300", 0, 1, 1, 0, 0],
    ]);
    for (const row of rows)
      for (const flow of ["closed", "movedIn", "movedOut", "movedWithin", "lost"])
        expect(row[flow]).toBe(0);
  });

  it("enterprise by enterprise with the values before and after", async () => {
    const rows = await runSql(connection, differingEnterprisesSql(columns));
    expect(rows).toHaveLength(44);
    expect(rows[0]).toEqual({
      ...{ class: "new", creditCode: "91000000000000019G", name: "示例企业 A01" },
      ...{ adcodeBefore: null, adcodeAfter: "330106", changed: 0n, before: [], after: [] },
    });
    const bits = ["park", "scale_classes", "tech_lists", "should_build"].map(
      (name) => 1n << BigInt(columns.findIndex((column) => column.name === name)),
    );
    expect(rows.find(({ name }) => name === "示例企业 C06")).toEqual({
      ...{ class: "changed", creditCode: "91000000000002065P", name: "示例企业 C06" },
      ...{ adcodeBefore: "450203", adcodeAfter: "450203" },
      changed: bits.reduce((sum, bit) => sum + bit, 0n),
      before: [null, null, null, null],
      after: ["P3", "1", "0", "true"],
    });
  });
});

it("more columns than a number has bits are refused", () => {
  const many = Array.from({ length: 64 }, () => columns.slice(0, 1)).flat();
  expect(() => differencesSql(many)).toThrow("too many columns: 64");
});
