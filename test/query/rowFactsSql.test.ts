import type { DuckDBConnection } from "@duckdb/node-api";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openNative, runSql } from "../../data/build/native.ts";
import { stageFolder } from "../../data/read/readLedgerFolder.ts";
import type { Filters } from "../../src/domain/filter.ts";
import { isCountedByRow } from "../../src/domain/isCountedByRow.ts";
import { countColumn, countedIds, measure, measureCounts } from "../../src/domain/measure.ts";
import { answerSql, factTableName } from "../../src/query/answerSql.ts";
import { areaScope } from "../../src/query/areaScope.ts";
import { countRows, type RawRow } from "../../src/query/countRows.ts";
import { factColumns, factSql } from "../../src/query/factSql.ts";
import { questionFault, type Question } from "../../src/query/question.ts";
import { rowAnswerSql } from "../../src/query/rowAnswerSql.ts";
import { rowFactsSql } from "../../src/query/rowFactsSql.ts";
import { periodRowsSql, rowTableName } from "../../src/query/rowsSql.ts";
import { identifier, join, raw, sql, type Sql } from "../../src/query/sql.ts";
import { ledgers } from "./fixtureFacts.ts";

const period = "2025-09";
const facts = identifier(factTableName("enterprise"));
const rows = identifier(rowTableName);
let connection: DuckDBConnection;

const run = (statement: Sql): Promise<RawRow[]> => runSql(connection, statement);

beforeAll(async () => {
  connection = await openNative();
  await stageFolder({ connection, folder: `${ledgers}${period}`, period, report: () => {} });
  await run(sql`CREATE TABLE ${facts} AS ${factSql("enterprise", period)}`);
  await run(sql`CREATE TABLE ${rows} AS ${periodRowsSql(period)}`);
  const some = sql`CASE WHEN employees IS NULL THEN NULL WHEN employees < 50 THEN '甲街道' ELSE '乙镇' END`;
  await run(sql`UPDATE ${rows} SET township = ${some}`);
});
afterAll(() => connection.closeSync());

const ids = countedIds.filter(isCountedByRow).filter((id) => measure(id).flow === undefined);
const areas = [null, "330100", "330108", "310115", "450100", "450103"];

describe("facts from the rows of enterprises", () => {
  it.each(ids)("%s: the rows and counts of the published fact table", async (id) => {
    const counts = measureCounts(id).map((count) => countColumn(id, count));
    const names = join(["period", ...factColumns.enterprise, ...counts].map(identifier), ", ");
    for (const area of areas) {
      const { inside } = areaScope("enterprise", area);
      const own = rowFactsSql(id, inside, { withTownships: false });
      const published = await run(sql`SELECT ${names} FROM ${facts} WHERE ${inside} ORDER BY ALL`);
      expect(await run(sql`SELECT * FROM (${own}) AS own ORDER BY ALL`)).toEqual(published);
      expect(published.length).toBeGreaterThan(0);
    }
  });

  it("count sums as well as enterprises", () => {
    expect(ids.filter((id) => measure(id).numerator !== "rows").length).toBeGreaterThan(0);
    expect(ids.length).toBeGreaterThan(10);
  });

  it("stand apart by township when asked", async () => {
    const own = rowFactsSql("union-rate-25plus", raw("district = '330108'"), {
      withTownships: true,
    });
    const numerator = identifier(countColumn("union-rate-25plus", "numerator"));
    const counts = sql`SELECT township, CAST(sum(${numerator}) AS INTEGER) AS n FROM (${own}) AS own`;
    expect(Object.keys((await run(own))[0] ?? {})).toContain("township");
    // A05+ (26) and A06 (49) · A07+ and A08 (50 each)
    expect(await run(sql`${counts} GROUP BY township ORDER BY township`)).toEqual([
      { township: "乙镇", n: 1 },
      { township: "甲街道", n: 1 },
    ]);
  });
});

const question = (more: Partial<Question>): Question & { measure: (typeof ids)[number] } => ({
  ...{ in: "330108", periods: [period], where: [], by: [] },
  ...more,
  measure: "union-rate-25plus",
});

describe("answers from the rows of enterprises", () => {
  const filters = fc.subarray<Filters[number]>([
    { dimension: "sector", anyOf: ["C", null] },
    { dimension: "size", from: "25", to: "50-99" },
    { dimension: "key-list", anyOf: ["listed", null] },
    { dimension: "park", anyOf: ["P1"] },
    { dimension: "nature", anyOf: ["nonpublic"] },
  ]);

  it("equal those of the fact table for any filters", async () => {
    const by = fc.constantFrom<Question["by"]>([], ["sector"], ["park", "size"], ["tech-list"]);
    const asked = fc.record({ measure: fc.constantFrom(...ids), in: fc.constantFrom(...areas), where: filters, by }); // prettier-ignore
    await fc.assert(
      fc.asyncProperty(asked, async (more) => {
        const whole = { ...question({}), ...more };
        expect(await run(rowAnswerSql(whole))).toEqual(await run(answerSql(whole)));
      }),
      { numRuns: 40 },
    );
  });

  it("are by township and under a filter of townships, which no fact table answers", async () => {
    const where: Filters = [{ dimension: "township", anyOf: ["甲街道", "乙镇"] }];
    const answer = countRows({ by: ["township"] }, await run(rowAnswerSql(question({ by: ["township"], where })))); // prettier-ignore
    expect(answer.map(({ keys, numerator, denominator }) => [keys[0], numerator, denominator])).toEqual([["乙镇", 1, 2], ["甲街道", 1, 2]]); // prettier-ignore
    const unknown: Filters = [{ dimension: "township", anyOf: [null] }];
    const [none] = countRows({ by: [] }, await run(rowAnswerSql(question({ in: "330109", where: unknown })))); // prettier-ignore
    // A12, of unknown size
    expect(none).toMatchObject({ denominator: 0, leftOut: 1 });
    expect(questionFault(question({ by: ["township"] }))).toMatch("no dimension township");
    expect(questionFault(question({ where }))).toMatch("no dimension township");
  });
});
