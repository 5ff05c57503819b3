import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runSql } from "../../data/build/native.ts";
import { areas } from "../../src/domain/area.ts";
import { factTables, measure, measureIds, type MeasureId } from "../../src/domain/measure.ts";
import { factTableColumns } from "../../src/engine/factFiles.ts";
import { answerSql } from "../../src/query/answerSql.ts";
import { countRows } from "../../src/query/countRows.ts";
import { literalText } from "../../src/query/sqlLiteral.ts";
import { raw, sql, type Sql } from "../../src/query/sql.ts";
import { readableSql } from "../../src/query/readableSql.ts";
import { cubeExamples, measureExample } from "../../src/query/sqlExamples.ts";
import { factTablesOf, rowAreaColumns, rowTableOf } from "../../src/query/sqlTables.ts";
import { columnsOf } from "../../src/domain/schema.ts";
import { openFixtureFacts, type FixtureFacts } from "./fixtureFacts.ts";

let fixture: FixtureFacts;
beforeAll(async () => {
  fixture = await openFixtureFacts();
  await fixture.connection.run(
    "CREATE TABLE areas(adcode VARCHAR, name VARCHAR, name_en VARCHAR, parent VARCHAR)",
  );
  for (const { adcode, name, english, parent } of areas)
    await fixture.connection.run("INSERT INTO areas VALUES (?, ?, ?, ?)", [
      adcode,
      name,
      english,
      parent,
    ]);
});
afterAll(() => fixture.connection.closeSync());

const rowsOf = (text: string) => runSql(fixture.connection, raw(text));
const ledgerIds = measureIds.filter((id) => measure(id).table !== "area_report");
const reportIds = measureIds.filter((id) => measure(id).table === "area_report");

describe("examples of measures", () => {
  const check = async (id: MeasureId, place: string, period: string): Promise<number> => {
    const asked = { measure: id, in: place, periods: [period], where: [], by: ["area"] } as const;
    const answered = countRows(asked, await runSql(fixture.connection, answerSql(asked)));
    const { sql: text } = measureExample(id, { place, period, language: "zh-CN" });
    const rows = await rowsOf(text);
    const shown = new Map(rows.map((row) => [row["adcode"], row]));
    expect(rows.length).toBe(answered.length);
    for (const { keys, numerator, denominator, leftOut } of answered) {
      const row = shown.get(keys[0] ?? null);
      expect(row?.["numerator"]).toBe(numerator);
      expect(row?.["denominator"] ?? null).toBe(denominator);
      expect(row?.["left_out"] ?? null).toBe(leftOut);
    }
    return answered.reduce((sum, { numerator }) => sum + numerator, 0);
  };

  it.each(ledgerIds)("%s gives the page's numerators and denominators", async (id) => {
    for (const place of ["330100", "310000", "450000"]) await check(id, place, "2025-09");
  });

  it.each(reportIds)("%s of the census", async (id) => {
    expect(await check(id, "000000", "2004")).toBeGreaterThan(0);
  });

  it("percentages are those of the counts, areas have their names, the unlocated say so", async () => {
    const scope = { place: "330100", period: "2025-09" } as const;
    const rows = await rowsOf(
      measureExample("union-rate-25plus", { ...scope, language: "zh-CN" }).sql,
    );
    expect(rows.find(({ adcode }) => adcode === "330108")).toMatchObject({
      area: "滨江区",
      percent: 50,
      numerator: 2,
      denominator: 4,
    });
    expect(rows.find(({ adcode }) => adcode === null)?.["area"]).toBe("未定位");
    const english = measureExample("union-rate-25plus", { ...scope, language: "en" });
    expect((await rowsOf(english.sql))[0]?.["area"]).toMatch(/^[A-Z]/);
  });
});

it("the other examples run, and two periods differ by what the answers differ by", async () => {
  const scope = {
    place: "330100",
    period: "2025-09",
    since: "2025-08",
    language: "zh-CN",
  } as const;
  const examples = cubeExamples("union-rate-25plus", scope);
  expect(examples.map(({ id }) => id)).toEqual([
    "district-sector",
    "key-list",
    "two-periods",
    "largest",
  ]);
  const found: Awaited<ReturnType<typeof rowsOf>>[] = [];
  for (const { sql: text } of examples.slice(0, 3)) found.push(await rowsOf(text));
  const [bySector, keyLists, twoPeriods] = found;
  const sums = (rows: readonly Record<string, unknown>[] | undefined): number[] =>
    ["numerator", "denominator"].map((name) =>
      (rows ?? []).reduce((sum, row) => sum + Number(row[name]), 0),
    );
  // 杭州 of the fixture: 6 of 10.
  expect(sums(bySector)).toEqual([6, 10]);
  expect(sums(keyLists)[1]).toBeLessThan(10);
  expect(twoPeriods?.find(({ area }) => area === "滨江区")).toMatchObject({
    before: 1n,
    after: 2n,
    points: -50,
  });
  expect(cubeExamples("union-rate-25plus", { ...scope, since: undefined })).toHaveLength(3);
});

describe("text of a statement", () => {
  it("values stand in place of their question marks, and only there", () => {
    const statement = sql`SELECT '?' AS "a?", ${"it's"} AS b, ${3} AS c WHERE ${true} AND x = '''?' AND ${"?"} = ''`;
    expect(literalText(statement)).toBe(
      `SELECT '?' AS "a?", 'it''s' AS b, 3 AS c WHERE true AND x = '''?' AND '?' = ''`,
    );
    expect(() => literalText(sql`${Infinity}`)).toThrow("not a number");
  });

  it("a readable statement gives the same rows as the one it was made of", async () => {
    const asked = { measure: "union-rate-25plus", in: null, periods: ["2025-09"] } as const;
    const statements: Sql[] = [
      answerSql({ ...asked, where: [], by: ["area", "key-list"] }),
      answerSql({
        ...asked,
        where: [{ dimension: "park", anyOf: ['a, b (c) \' d  "e"', null] }],
        by: ["sector"],
      }),
      raw(
        `SELECT 'a,  "b" (SELECT c FROM d)' AS "x  y", (SELECT max(x) FROM (VALUES (1), (2)) AS t(x)) AS z`,
      ),
    ];
    for (const statement of statements) {
      const rows = await runSql(fixture.connection, statement);
      expect(rows.length).toBeGreaterThan(0);
      expect(await rowsOf(readableSql(literalText(statement)))).toEqual(rows);
    }
  });
});

describe("tables with the meanings of their columns", () => {
  it.each(factTables)("%s has the columns and the types that it is stored with", async (table) => {
    const [described] = factTablesOf([table]);
    expect(described?.columns.map(({ name }) => name)).toEqual(factTableColumns(table));
    const stored = await rowsOf(`DESCRIBE ${described?.name ?? ""}`);
    expect(described?.columns.map(({ name, type }) => [name, type])).toEqual(
      stored.map((row) => [row["column_name"], row["column_type"]]),
    );
    for (const { words } of described?.columns ?? []) {
      expect(words.zh).not.toBe("");
      expect(words.en).not.toMatch(/[\u4e00-\u9fff]/);
    }
  });

  it("rows have what the ledger supplied; masks tell the value of each bit", () => {
    const all = rowTableOf(columnsOf("enterprise").map(({ name }) => name));
    expect(all.columns.length).toBe(rowAreaColumns.length + columnsOf("enterprise").length);
    const few = rowTableOf(["name", "key_lists"]);
    expect(few.columns.map(({ name }) => name)).toEqual([...rowAreaColumns, "name", "key_lists"]);
    const lists = few.columns.at(-1);
    expect(lists?.type).toBe("INTEGER");
    expect(lists?.meaning.zh).toContain("4 国家级专精特新“小巨人”企业");
    expect(lists?.meaning.en).toContain("32 Listed enterprise");
  });
});
