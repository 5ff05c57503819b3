import type { DuckDBConnection } from "@duckdb/node-api";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openNative, runSql } from "../../data/build/native.ts";
import { stageFolder } from "../../data/read/readLedgerFolder.ts";
import { dimensionMembers } from "../../src/domain/dimension.ts";
import { withFilter, type Filter, type Filters } from "../../src/domain/filter.ts";
import { isCountedByRow } from "../../src/domain/isCountedByRow.ts";
import { countedIds, measure, type CountedId } from "../../src/domain/measure.ts";
import { offeredParts } from "../../src/domain/offeredParts.ts";
import { rowColumns } from "../../src/domain/rowColumns.ts";
import { sizeBands } from "../../src/domain/size.ts";
import type { RowPart } from "../../src/domain/viewChoices.ts";
import { answerSql, factTableName } from "../../src/query/answerSql.ts";
import { countRows } from "../../src/query/countRows.ts";
import {
  enterpriseCodesSql,
  enterpriseRecordsSql,
  selectionAreas,
  type EnterpriseOrder,
  type EnterpriseSelection,
} from "../../src/query/enterprisesSql.ts";
import { factSql } from "../../src/query/factSql.ts";
import { periodRowsSql, rowTableName } from "../../src/query/rowsSql.ts";
import { identifier, raw, sql } from "../../src/query/sql.ts";
import { ledgers } from "./fixtureFacts.ts";

const period = "2025-09";
let connection: DuckDBConnection;

beforeAll(async () => {
  connection = await openNative();
  await stageFolder({ connection, folder: `${ledgers}${period}`, period, report: () => {} });
  const facts = identifier(factTableName("enterprise"));
  await runSql(connection, sql`CREATE TABLE ${facts} AS ${factSql("enterprise", period)}`);
  const rows = identifier(rowTableName);
  await runSql(connection, sql`CREATE TABLE ${rows} AS ${periodRowsSql(period)}`);
});
afterAll(() => connection.closeSync());

const everyone: EnterpriseSelection = { period, in: "330100", where: [] };
const byEmployees: EnterpriseOrder = { column: "employees", descending: true };

async function codes(
  more: Partial<EnterpriseSelection>,
  order: EnterpriseOrder = byEmployees,
): Promise<string[]> {
  const rows = await runSql(connection, enterpriseCodesSql({ ...everyone, ...more }, order));
  return rows.map(({ creditCode }) => String(creditCode));
}

/** Numbers of the listed enterprises (A10 of 示例企业 A10). */
async function list(
  more: Partial<EnterpriseSelection>,
  order: EnterpriseOrder = byEmployees,
): Promise<string> {
  const listed = await codes(more, order);
  const records = await runSql(connection, enterpriseRecordsSql(period, listed, []));
  const names = new Map(records.map((row) => [row["credit_code"], String(row["name"]).slice(-3)]));
  return listed.map((code) => names.get(code)).join(" ");
}

const scopes = [null, "330100", "330108", "330109", "330110", "310000", "310115", "450000", "450100"]; // prettier-ignore
const keys = (members: readonly string[]) =>
  fc.uniqueArray(fc.constantFrom(null, ...members), { minLength: 1, maxLength: 4 });
const anyOf = (dimension: Filter["dimension"], members: readonly string[]) =>
  keys(members).map((some) => ({ dimension, anyOf: some }));
const closed = [
  "sector",
  "size",
  "nature",
  "build-mode",
  "key-list",
  "tech-list",
  "party",
] as const;
const filter: fc.Arbitrary<Filter> = fc.oneof(
  ...closed.map((dimension) => anyOf(dimension, dimensionMembers[dimension] ?? [])),
  anyOf("area", ["330108", "330109", "330110", "310115", "450103", "330100", "310000"]),
  anyOf("park", ["P1", "P2", "G313026", "'; --"]),
  fc
    .subarray(
      sizeBands.map(({ id }) => id),
      { minLength: 2, maxLength: 2 },
    )
    .map(([from = "", to = ""]) => ({ dimension: "size" as const, from, to })),
);
const filters = fc
  .array(filter, { maxLength: 2 })
  .map((some) => some.reduce<Filters>(withFilter, []));

const counting = countedIds
  .filter(isCountedByRow)
  .filter((id) => measure(id).numerator === "rows" && measure(id).flow === undefined);

async function cubeCounts(id: CountedId, selection: EnterpriseSelection) {
  const { in: adcode, where } = selection;
  const question = { measure: id, in: adcode, periods: [period], where, by: [] };
  const [counts] = countRows(question, await runSql(connection, answerSql(question)));
  const { numerator = NaN, denominator = null, leftOut = null } = counts ?? {};
  return {
    numerator,
    denominator,
    gap: denominator === null ? null : denominator - numerator,
    "left-out": leftOut,
  };
}

describe("the enterprises of a selection", () => {
  it("are as many as the cube counts, for any filters and every part", async () => {
    const seen = new Set<RowPart>();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...counting),
        fc.constantFrom(...scopes),
        filters,
        async (id, adcode, where) => {
          const selection = { period, in: adcode, where };
          const counts = await cubeCounts(id, selection);
          for (const part of offeredParts(id)) {
            if (part === "all") continue;
            const listed = await codes({ ...selection, part: { measure: id, part } });
            expect(listed.length, `${id} ${part}`).toBe(counts[part]);
            expect(new Set(listed).size).toBe(listed.length);
            if (listed.length > 0) seen.add(part);
          }
        },
      ),
      { numRuns: 120, seed: 7 },
    );
    expect([...seen].sort()).toEqual(["denominator", "gap", "left-out", "numerator"]);
  });

  it("are those of a place, a district, a city and its counties, in any order of a column", async () => {
    expect(await list({ in: "330108" })).toBe("A07 A08 A06 A05");
    expect(await list({ in: "450103" })).toBe(await list({ in: "450100", where: [{ dimension: "area", anyOf: ["450103"] }] })); // prettier-ignore
    expect(await list({ in: "330108" }, { column: "name", descending: true })).toBe("A08 A07 A06 A05"); // prettier-ignore
    expect(await list({ in: "330110" }, { column: "employees", descending: false })).toBe("A19 A17 A13 A14 A18 A15 A16"); // prettier-ignore
    expect(await list({ in: "330109" }, { column: "key_lists", descending: true })).toBe("A11 A10 A09 A12"); // prettier-ignore
    expect(await list({ in: "330109" }, { column: "build_mode", descending: false })).toBe("A10 A11 A12 A09"); // prettier-ignore
  });

  it("can be searched by name or code, whatever the text", async () => {
    expect(await list({ search: "A1", in: "330109" })).toBe("A11 A10 A12");
    expect(await list({ search: "91000000000000107Y" })).toBe("A10");
    expect(await list({ search: "%" })).toBe("");
    expect(await list({ search: "' OR '1'='1" })).toBe("");
  });

  it("can be sorted by every column there is", async () => {
    for (const { name } of rowColumns)
      expect(await codes({}, { column: name, descending: true })).toHaveLength(22);
  });
});

describe("the backlog", () => {
  it("is in the stated order: size, key lists, technology lists, Party, park, employees", async () => {
    const part = { measure: "should-build-backlog", part: "numerator" } as const;
    // 120 · 50 in a park · 49 on a technology list, in a park · 25 on one, in none
    expect(await list({ part }, "priority")).toBe("A15 A08 A06 A04");
    const all = await list({ in: null }, "priority");
    expect(all.indexOf("A11")).toBeLessThan(all.indexOf("A20"));
    expect(all.indexOf("A10")).toBeLessThan(all.indexOf("A15"));
  });
});

describe("the order of the backlog", () => {
  const rows = identifier(rowTableName);
  const set = (name: string, change: string) =>
    runSql(connection, sql`UPDATE ${rows} SET ${raw(change)} WHERE name = ${`示例企业 ${name}`}`);

  beforeAll(async () => {
    await runSql(connection, raw("BEGIN"));
    const none = "key_lists = 0, tech_lists = NULL, party_org = NULL, park = NULL, employees = 60";
    await runSql(connection, sql`UPDATE ${rows} SET ${raw(none)} WHERE district = '330110'`);
  });
  afterAll(() => runSql(connection, raw("ROLLBACK")));

  it("compares step by step, a later one only where those before are equal", async () => {
    await set("A13", "employees = 99");
    await set("A14", "key_lists = 3");
    await set("A15", "key_lists = 4, tech_lists = 3, party_org = true, park = 'P1'");
    await set("A16", "tech_lists = 3");
    await set("A17", "tech_lists = 1, party_org = true, park = 'P1'");
    await set("A18", "party_org = true");
    await set("A19", "park = 'P1', party_org = false");
    expect(await list({ in: "330110" }, "priority")).toBe("A14 A15 A16 A17 A18 A19 A13");
    await set("A13", "employees = 100");
    await set("A14", "employees = 49");
    await set("A15", "employees = NULL");
    await set("A16", "employees = 24");
    expect(await list({ in: "330110" }, "priority")).toBe("A13 A17 A18 A19 A14 A16 A15");
  });
});

describe("the files of a selection", () => {
  it("are those of the areas that a filter names, else of the whole", () => {
    const where = (...anyOf: (string | null)[]): Filters => [{ dimension: "area", anyOf }];
    expect(selectionAreas(everyone)).toEqual(["330100"]);
    expect(selectionAreas({ ...everyone, in: null })).toBe(null);
    expect(selectionAreas({ ...everyone, where: where("330108", "330109") })).toEqual(["330108", "330109"]); // prettier-ignore
    expect(selectionAreas({ ...everyone, where: where("330108", null) })).toEqual(["330100"]);
    expect(selectionAreas({ ...everyone, where: where("310115") })).toEqual([]);
    expect(selectionAreas({ ...everyone, in: null, where: where("330100") })).toBe(null);
  });
});

it("values come as the schema has them, a code on several lists as its bits", async () => {
  const names = ["employees", "key_lists", "party_org", "fee_paid_percent", "park"];
  const [row] = await runSql(connection, enterpriseRecordsSql(period, ["91000000000000051U"], names)); // prettier-ignore
  expect(row).toEqual({
    credit_code: "91000000000000051U",
    name: "示例企业 A05",
    employees: 26,
    key_lists: 96,
    party_org: true,
    fee_paid_percent: null,
    park: "P1",
  });
});
