import type { DuckDBConnection } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openNative, runSql } from "../../data/build/native.ts";
import { stageFolder } from "../../data/read/readLedgerFolder.ts";
import { pastedEntries } from "../../src/domain/pastedEntries.ts";
import { countingIds, countingMeasuresSql } from "../../src/query/countingMeasuresSql.ts";
import { lookupSql } from "../../src/query/lookupSql.ts";
import { periodRowsSql, rowTableName } from "../../src/query/rowsSql.ts";
import { identifier, sql } from "../../src/query/sql.ts";
import { ledgers } from "./fixtureFacts.ts";

const period = "2025-09";
let connection: DuckDBConnection;

beforeAll(async () => {
  connection = await openNative();
  await stageFolder({ connection, folder: `${ledgers}${period}`, period, report: () => {} });
  const rows = identifier(rowTableName);
  await runSql(connection, sql`CREATE TABLE ${rows} AS ${periodRowsSql(period)}`);
  const rename = (code: string, name: string) =>
    runSql(connection, sql`UPDATE ${rows} SET name = ${name} WHERE credit_code = ${code}`);
  await rename("91000000000000190J", "示例　企业（A17）");
  await rename("91000000000000174W", "示例企业(Ａ17)");
});
afterAll(() => connection.closeSync());

const look = async (text: string, place: string | null = "330100") =>
  (await runSql(connection, lookupSql(period, place, pastedEntries(text).entries))).map(
    ({ key, name, buildMode }) => [key, name, buildMode],
  );

describe("a list is looked up", () => {
  it("by codes and names, in what form they have a union", async () => {
    expect(
      await look("91000000000000027b\n示例企业 A01\n示例企业 A99\n９10000000000000356"),
    ).toEqual([
      ["示例企业A01", "示例企业 A01", "none"],
      ["91000000000000027B", "示例企业 A02", "coverage"],
      ["910000000000000356", "示例企业 A03", "standalone"],
    ]);
  });

  it("gives every enterprise of a name, whatever its spaces, width and case", async () => {
    expect(await look("示例企业（a17）")).toEqual([
      ["示例企业(A17)", "示例企业(Ａ17)", "none"],
      ["示例企业(A17)", "示例　企业（A17）", "none"],
    ]);
  });

  it("in one place or in all of them", async () => {
    expect(await look("示例企业 B01")).toEqual([]);
    expect(await look("示例企业 B01", null)).toHaveLength(1);
    expect(await look("示例企业 D02", null)).toHaveLength(1);
  });

  it("whatever the text", async () => {
    expect(await look("' OR '1'='1\n%\n\\")).toEqual([]);
    expect(await look("")).toEqual([]);
  });
});

describe("the measures that count an enterprise", () => {
  const counted = async (code: string) => {
    const [row = {}] = await runSql(connection, countingMeasuresSql(period, code));
    expect(Object.keys(row)).toEqual(countingIds);
    return Object.entries(row).filter(([, part]) => part !== null);
  };

  it("say where it counts", async () => {
    expect(await counted("91000000000000107Y")).toEqual([
      ["union-rate-25plus", "denominator"],
      ["zone-50plus-rate", "denominator"],
      ["rate-100plus", "denominator"],
      ["key-list-rate", "denominator"],
      ["shanghai-physical-union-rate", "left-out"],
      ["shanghai-physical-membership-rate", "left-out"],
    ]);
    expect(await counted("91000000000000123L")).toContainEqual(["union-rate-25plus", "left-out"]);
    expect(await counted("91000000000000027B")).toContainEqual(["coverage-rate-under25", "numerator"]); // prettier-ignore
  });
});
