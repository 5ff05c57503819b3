import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runSql } from "../../data/build/native.ts";
import { measure, measureIds, type MeasureId } from "../../src/domain/measure.ts";
import { answerSql } from "../../src/query/answerSql.ts";
import { isDimension, measureDimensions, type Dimension } from "../../src/domain/dimension.ts";
import type { Filter } from "../../src/domain/filter.ts";
import { questionFault, questionKey, type Question } from "../../src/query/question.ts";
import { raw } from "../../src/query/sql.ts";
import { openFixtureFacts, type FixtureFacts } from "./fixtureFacts.ts";

let fixture: FixtureFacts;

beforeAll(async () => {
  fixture = await openFixtureFacts();
});
afterAll(() => fixture.connection.closeSync());

const question = (more: Partial<Question>): Question => ({
  ...{ measure: "union-rate-25plus", in: null, periods: ["2025-09"], where: [], by: [] },
  ...more,
});

describe("answerSql", () => {
  it("asks for the districts of a place", () => {
    expect(answerSql(question({ in: "330100", by: ["area"] }))).toMatchInlineSnapshot(`
      {
        "params": [
          "330100",
          "2025-09",
        ],
        "text": "SELECT 'base' AS side, CAST("city" AS VARCHAR) AS "key0", CAST(coalesce(sum("union_rate_25plus_numerator"), 0) AS DOUBLE) AS "numerator", CAST(coalesce(sum("union_rate_25plus_denominator"), 0) AS DOUBLE) AS "denominator", CAST(coalesce(sum("union_rate_25plus_left_out"), 0) AS DOUBLE) AS "leftOut"
      FROM "enterprise_facts"
      WHERE "place" = ? AND period IN (?)
      GROUP BY "key0"
      ORDER BY side, "key0" NULLS LAST",
      }
    `);
  });

  it("asks for lists, ranges and a comparison", () => {
    const asked = question({
      measure: "key-list-rate",
      in: "450100",
      by: ["key-list", "period"],
      periods: ["2025-08", "2025-09"],
      where: [
        { dimension: "size", from: "25", to: "50-99" },
        { dimension: "sector", anyOf: ["C", null] },
      ],
      compare: {
        in: null,
        periods: ["2025-08"],
        where: [{ dimension: "key-list", anyOf: ["listed", "unicorn"] }],
      },
    });
    expect(answerSql(asked)).toMatchInlineSnapshot(`
      {
        "params": [
          "450100",
          "2025-08",
          "2025-09",
          "25",
          "26-49",
          "50-99",
          "C",
          "2025-08",
          96,
        ],
        "text": "SELECT 'base' AS side, CAST("key-list-bits".code AS VARCHAR) AS "key0", CAST("period" AS VARCHAR) AS "key1", CAST(coalesce(sum("key_list_rate_numerator"), 0) AS DOUBLE) AS "numerator", CAST(coalesce(sum("key_list_rate_denominator"), 0) AS DOUBLE) AS "denominator", CAST(coalesce(sum("key_list_rate_left_out"), 0) AS DOUBLE) AS "leftOut"
      FROM "enterprise_facts", (VALUES (0, 'private500'), (1, 'internet100'), (2, 'little-giant'), (3, 'head-platform'), (4, 'city-key-internet'), (5, 'listed'), (6, 'unicorn')) AS "key-list-bits"(bit, code)
      WHERE "city" = ? AND period IN (?, ?) AND ("key_lists" >> "key-list-bits".bit) & 1 = 1 AND size IN (?, ?, ?) AND (CAST("sector" AS VARCHAR) IN (?) OR CAST("sector" AS VARCHAR) IS NULL)
      GROUP BY "key0", "key1"
      UNION ALL
      SELECT 'compared' AS side, CAST("key-list-bits".code AS VARCHAR) AS "key0", CAST("period" AS VARCHAR) AS "key1", CAST(coalesce(sum("key_list_rate_numerator"), 0) AS DOUBLE) AS "numerator", CAST(coalesce(sum("key_list_rate_denominator"), 0) AS DOUBLE) AS "denominator", CAST(coalesce(sum("key_list_rate_left_out"), 0) AS DOUBLE) AS "leftOut"
      FROM "enterprise_facts", (VALUES (0, 'private500'), (1, 'internet100'), (2, 'little-giant'), (3, 'head-platform'), (4, 'city-key-internet'), (5, 'listed'), (6, 'unicorn')) AS "key-list-bits"(bit, code)
      WHERE true AND period IN (?) AND ("key_lists" >> "key-list-bits".bit) & 1 = 1 AND ("key_lists" & ?) <> 0
      GROUP BY "key0", "key1"
      ORDER BY side, "key0" NULLS LAST, "key1" NULLS LAST",
      }
    `);
  });

  const filterOf = (dimension: Dimension): Filter => {
    if (dimension === "size") return { dimension, from: "25", to: "gt100" };
    if (dimension === "key-list") return { dimension, anyOf: ["listed", null] };
    if (dimension === "tech-list") return { dimension, anyOf: ["hitech", null] };
    return { dimension, anyOf: ["x", null] };
  };

  const areasOf = (id: MeasureId, dimension: Dimension): (string | null)[] => {
    if (measure(id).table === "area_report") return [null, "310000"];
    return dimension === "area" ? [null, "330100", "450100", "330106", "450103"] : [null];
  };

  it.each(measureIds)(
    "%s binds by every dimension, and gives text and doubles only",
    async (id) => {
      for (const dimension of measureDimensions(id))
        for (const area of areasOf(id, dimension)) {
          const asked = question({
            ...{ measure: id, in: area, by: [dimension], where: [filterOf(dimension)] },
            compare: { in: area, periods: ["2025-08"], where: [] },
          });
          const { text, params } = answerSql(asked);
          await fixture.connection.run(`EXPLAIN ${text}`, [...params]);
          const described = await runSql(fixture.connection, { text: `DESCRIBE ${text}`, params });
          expect(described.map((column) => column["column_type"])).toEqual([
            ...["VARCHAR", "VARCHAR", "DOUBLE", "DOUBLE", "DOUBLE"],
          ]);
        }
    },
  );

  it.each(["000000", "110000", "330000", "999999", "", "330100' OR '1'='1"])(
    "no ledger answers for the area %j",
    (area) => {
      expect(() => answerSql(question({ in: area }))).toThrow(`no ledgers for area ${area}`);
    },
  );

  it("an unknown area of a report is refused", () => {
    expect(() => answerSql(question({ measure: "legal-unit-union-rate", in: "x" }))).toThrow(
      "unknown area: x",
    );
  });
});

describe("text from outside is data", () => {
  const hostile = [
    "C') OR 1=1 --",
    "x'; DROP TABLE enterprise_facts; --",
    `" OR ""="`,
    "?",
    "%",
    "\\' OR 1=1 --",
  ];
  const total = async (): Promise<unknown> =>
    (
      await runSql(fixture.connection, raw("SELECT count(*)::INTEGER AS n FROM enterprise_facts"))
    )[0]?.["n"];

  it.each(hostile)("%s", async (text) => {
    const before = await total();
    const dimensions = [
      "area",
      "park",
      "sector",
      "nature",
      "build-mode",
      "party",
      "period",
    ] as const;
    for (const dimension of dimensions) {
      const asked = question({ where: [{ dimension, anyOf: [text] }] });
      expect(answerSql(asked).text).not.toContain(text === "?" ? "'?'" : text);
      expect(answerSql(asked).params).toContain(text);
      expect((await fixture.ask(asked)).rows).toMatchObject([{ numerator: 0, denominator: 0 }]);
    }
    const range: Filter = { dimension: "period", from: text, to: text };
    expect((await fixture.ask(question({ where: [range] }))).rows).toMatchObject([
      { numerator: 0, denominator: 0 },
    ]);
    const [period] = (await fixture.ask(question({ periods: [text] }))).rows;
    expect(period).toMatchObject({ numerator: null, status: "not-supplied" });
    expect(() => answerSql(question({ in: text }))).toThrow("no ledgers for area");
    expect(await total()).toBe(before);
  });

  it.each(hostile)("%s is no list, no band", (text) => {
    const list: Filter = { dimension: "key-list", anyOf: [text] };
    const band: Filter = { dimension: "size", from: text, to: "gt100" };
    expect(() => answerSql(question({ where: [list] }))).toThrow("unknown key-list");
    expect(() => answerSql(question({ where: [band] }))).toThrow("unknown size band");
  });
});

describe("questionFault", () => {
  const unknown = "colour" as Dimension;

  it.each<[string, Partial<Question>]>([
    ["unknown dimension: colour", { by: [unknown] }],
    ["unknown dimension: colour", { where: [{ dimension: unknown, anyOf: ["x"] }] }],
    [
      "unknown dimension: colour",
      { compare: { in: null, periods: [], where: [{ dimension: unknown, anyOf: [] }] } },
    ],
    ["measure union-rate-25plus has no dimension worker-group", { by: ["worker-group"] }],
    [
      "measure courier-membership-rate has no dimension sector",
      { measure: "courier-membership-rate", by: ["sector"] },
    ],
    [
      "measure legal-unit-union-rate has no dimension size",
      { measure: "legal-unit-union-rate", where: [{ dimension: "size", from: "25", to: "100" }] },
    ],
    ["dimension grouped twice: area, area", { by: ["area", "area"] }],
  ])("%s", (fault, more) => {
    expect(questionFault(question(more))).toBe(fault);
  });

  it("finds nothing wrong with what can be asked", () => {
    expect(questionFault(question({ by: ["area", "period"] }))).toBeNull();
    expect(isDimension("toString")).toBe(false);
  });
});

describe("questionKey", () => {
  const filters: Filter[] = [
    { dimension: "sector", anyOf: ["C", "I", null] },
    { dimension: "size", from: "25", to: "100" },
  ];
  const asked = question({ by: ["area", "size"], periods: ["2025-08", "2025-09"], where: filters });

  it("is the same whatever the order of filters, values and periods", () => {
    const turned = question({
      by: ["area", "size"],
      periods: ["2025-09", "2025-08"],
      where: [
        { dimension: "size", from: "25", to: "100" },
        { dimension: "sector", anyOf: [null, "I", "C"] },
      ],
    });
    expect(questionKey(turned)).toBe(questionKey(asked));
  });

  it.each<[string, Partial<Question>]>([
    ["measure", { measure: "rate-100plus" }],
    ["order of dimensions", { by: ["size", "area"] }],
    ["area", { in: "330100" }],
    ["period", { periods: ["2025-09"] }],
    ["filter", { where: filters.slice(1) }],
    ["value", { where: [{ dimension: "sector", anyOf: ["C", null] }, ...filters.slice(1)] }],
    ["comparison", { compare: { in: null, periods: ["2025-08"], where: [] } }],
  ])("differs with the %s", (_, more) => {
    expect(questionKey({ ...asked, ...more })).not.toBe(questionKey(asked));
  });

  it("does not change the question", () => {
    const before = structuredClone(asked);
    questionKey(asked);
    expect(asked).toEqual(before);
  });
});
