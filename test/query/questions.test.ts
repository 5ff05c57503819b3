import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { MeasureId } from "../../src/domain/measure.ts";
import type { Filter } from "../../src/domain/filter.ts";
import type { Question, Selection } from "../../src/query/question.ts";
import { openFixtureFacts, type FixtureFacts } from "./fixtureFacts.ts";

let fixture: FixtureFacts;

beforeAll(async () => {
  fixture = await openFixtureFacts();
});
afterAll(() => fixture.connection.closeSync());

const rate: MeasureId = "union-rate-25plus";

const question = (more: Partial<Question>): Question => ({
  ...{ measure: rate, in: null, periods: ["2025-09"], where: [], by: [] },
  ...more,
});

const counts = (numerator: unknown, denominator: unknown, leftOut: unknown): string =>
  `${String(numerator)}/${String(denominator)}+${String(leftOut)}`;

/** Rows as text: keys, counts, status. */
async function lines(more: Partial<Question>): Promise<string[]> {
  const { rows } = await fixture.ask(question(more));
  return rows.map(({ side, keys, numerator, denominator, leftOut, status }) =>
    [
      ...(more.compare === undefined ? [] : [side]),
      ...keys.map((key) => key ?? "~"),
      counts(numerator, denominator, leftOut),
      status,
    ].join(" "),
  );
}

const filtered = async (...where: Filter[]): Promise<string | undefined> =>
  (await lines({ where }))[0];

describe("several dimensions at once", () => {
  it("districts by size: the combinations that have rows, unknown last", async () => {
    expect(await lines({ in: "330100", by: ["area", "size"] })).toEqual([
      "330106 10-24 0/0+0 not-applicable",
      "330106 25 1/2+0 ok",
      "330108 26-49 1/2+0 ok",
      "330108 50-99 1/2+0 ok",
      "330109 50-99 1/1+0 ok",
      "330109 100 0/1+0 ok",
      "330109 gt100 1/1+0 ok",
      "330109 ~ 0/0+1 none",
      "330110 lt10 0/0+0 not-applicable",
      "330110 26-49 0/0+0 none",
      "330110 50-99 0/0+0 none",
      "330110 gt100 0/0+0 none",
      "~ gt100 1/1+0 ok",
      "~ ~ 0/0+1 none",
    ]);
  });

  it("place, nature and month", async () => {
    const rows = await lines({
      measure: "public-sector-union-rate",
      periods: ["2025-08", "2025-09"],
      by: ["area", "nature", "period"],
      where: [{ dimension: "nature", anyOf: ["gov", "public", "soe"] }],
    });
    expect(rows).toEqual([
      "310000 gov 2025-09 0/1+0 ok",
      "310000 soe 2025-08 1/1+0 ok",
      "310000 soe 2025-09 1/1+0 ok",
      "330100 gov 2025-08 1/1+0 ok",
      "330100 gov 2025-09 1/1+0 ok",
      "330100 public 2025-09 1/1+0 ok",
      "330100 soe 2025-09 1/2+0 ok",
      "450000 public 2025-09 1/1+0 ok",
    ]);
  });

  it("a month in which a column was not supplied is unknown, the other is not", async () => {
    const rows = await lines({
      measure: "tech-coverage",
      in: "450000",
      periods: ["2025-08", "2025-09"],
      by: ["period", "area"],
    });
    expect(rows).toContain("2025-08 450100 null/null+null not-supplied");
    expect(rows).toContain("2025-09 450100 1/1+0 ok");
  });
});

describe("lists: a row counts in the group of each list that it is on", () => {
  it("key lists", async () => {
    expect(await lines({ measure: "key-list-rate", by: ["key-list"] })).toEqual([
      "private500 0/1+0 ok",
      "internet100 1/1+0 ok",
      "little-giant 1/1+0 ok",
      "head-platform 1/1+0 ok",
      "city-key-internet 1/1+0 ok",
      "listed 2/3+0 ok",
      "unicorn 2/2+0 ok",
    ]);
    expect(await lines({ by: ["key-list"] })).toContain("listed 2/2+1 ok");
  });

  it("technology lists", async () => {
    expect(await lines({ measure: "tech-coverage", by: ["tech-list"] })).toEqual([
      "hitech 2/4+0 ok",
      "tech-sme 2/3+0 ok",
    ]);
  });

  it("both at once", async () => {
    expect(await lines({ measure: "tech-coverage", by: ["key-list", "tech-list"] })).toEqual([
      "internet100 hitech 1/1+0 ok",
      "listed hitech 1/1+0 ok",
      "listed tech-sme 1/1+0 ok",
      "unicorn hitech 1/1+0 ok",
      "unicorn tech-sme 1/1+0 ok",
    ]);
  });
});

describe("filters", () => {
  const cases: [string, Filter, string][] = [
    ["two sectors", { dimension: "sector", anyOf: ["C", "I"] }, "7/11+1 ok"],
    ["no sector", { dimension: "sector", anyOf: [null] }, "2/2+1 ok"],
    ["a sector or none", { dimension: "sector", anyOf: ["C", null] }, "7/9+1 ok"],
    ["nothing at all", { dimension: "sector", anyOf: [] }, "0/0+0 none"],
    ["a range of sizes", { dimension: "size", from: "25", to: "50-99" }, "11/15+0 ok"],
    ["an open range", { dimension: "size", from: "100", to: "gt100" }, "4/7+0 ok"],
    ["one size", { dimension: "size", from: "25", to: "25" }, "2/4+0 ok"],
    ["headcount unknown", { dimension: "size", anyOf: [null] }, "0/0+4 none"],
    ["a park", { dimension: "park", anyOf: ["P1"] }, "4/7+1 ok"],
    ["outside parks", { dimension: "park", anyOf: [null] }, "5/7+3 ok"],
    ["a nature outside", { dimension: "nature", anyOf: ["soe"] }, "0/0+0 none"],
    ["no union", { dimension: "build-mode", anyOf: ["none"] }, "0/7+2 ok"],
    ["a list", { dimension: "key-list", anyOf: ["listed"] }, "2/2+1 ok"],
    ["either list", { dimension: "key-list", anyOf: ["head-platform", "unicorn"] }, "3/3+0 ok"],
    ["on no list", { dimension: "key-list", anyOf: [null] }, "10/16+3 ok"],
    ["on no list or one", { dimension: "key-list", anyOf: [null, "unicorn"] }, "12/18+3 ok"],
    ["a technology list", { dimension: "tech-list", anyOf: ["hitech"] }, "2/3+0 ok"],
    ["Party organisation", { dimension: "party", anyOf: ["true"] }, "4/4+0 ok"],
    ["no Party organisation", { dimension: "party", anyOf: ["false"] }, "2/4+0 ok"],
    ["not known", { dimension: "party", anyOf: [null] }, "9/14+4 ok"],
    ["an area", { dimension: "area", anyOf: ["330100", "450000"] }, "10/16+2 ok"],
    ["no area", { dimension: "area", anyOf: [null] }, "1/1+1 ok"],
  ];

  it.each(cases)("%s", async (_, filter, expected) => {
    expect(await filtered(filter)).toBe(expected);
  });

  it("must all hold", async () => {
    expect(
      await filtered(
        { dimension: "sector", anyOf: ["C"] },
        { dimension: "size", from: "25", to: "25" },
      ),
    ).toBe("2/2+0 ok");
  });

  it("inside an area", async () => {
    const where: Filter[] = [{ dimension: "park", anyOf: ["P1"] }];
    expect(await lines({ in: "330109", where })).toEqual(["1/2+1 ok"]);
    expect(
      await lines({ in: "330100", where: [{ dimension: "area", anyOf: ["330108", null] }] }),
    ).toEqual(["3/5+1 ok"]);
  });

  it("leave only the groups that they ask for", async () => {
    const where: Filter[] = [{ dimension: "sector", anyOf: ["C", "A"] }];
    expect(await lines({ by: ["sector"], where })).toEqual(["A 0/0+0 none", "C 5/7+0 ok"]);
    const sizes: Filter[] = [{ dimension: "size", from: "25", to: "50-99" }];
    expect(await lines({ by: ["size"], where: sizes })).toEqual([
      "25 2/4+0 ok",
      "26-49 4/5+0 ok",
      "50-99 5/6+0 ok",
    ]);
  });

  it.each([
    [{ dimension: "size", from: "25", to: "200" }, "unknown size band: 25..200"],
    [{ dimension: "key-list", anyOf: ["fortune500"] }, "unknown key-list: fortune500"],
  ] satisfies [Filter, string][])("refuse %o", async (filter, message) => {
    await expect(filtered(filter)).rejects.toThrow(message);
  });
});

describe("several periods", () => {
  const periods = ["2025-08", "2025-09"];

  it("are added when they are not a dimension", async () => {
    expect(await lines({ periods, by: ["area"] })).toEqual([
      "310000 4/6+1 ok",
      "330100 9/15+2 ok",
      "450000 5/9+0 ok",
      "~ 2/2+1 ok",
    ]);
  });

  it("can be narrowed by a filter or a range", async () => {
    const one: Filter = { dimension: "period", anyOf: ["2025-08"] };
    const range: Filter = { dimension: "period", from: "2025-09", to: "2025-12" };
    expect(await lines({ periods, where: [one] })).toEqual(["5/10+0 ok"]);
    expect(await lines({ periods, where: [range] })).toEqual(["15/22+4 ok"]);
  });

  it("that the data does not hold are not supplied", async () => {
    expect(await lines({ periods: ["2025-10"] })).toEqual(["null/null+null not-supplied"]);
  });
});

describe("comparison", () => {
  const selection = (more: Partial<Selection>): Selection => ({
    ...{ in: "330100", periods: ["2025-08"], where: [] },
    ...more,
  });

  it("answers both sides together, each with its own members", async () => {
    const rows = await lines({ in: "450100", by: ["area"], compare: selection({}) });
    expect(rows.filter((row) => !row.endsWith("none"))).toEqual([
      "base 450103 1/2+0 ok",
      "base 450107 1/1+0 ok",
      "base ~ 1/1+0 ok",
      "compared 330106 0/2+0 ok",
      "compared 330108 1/1+0 ok",
      "compared 330109 1/1+0 ok",
      "compared ~ 1/1+0 ok",
    ]);
    expect(rows).toHaveLength(12 + 1 + 13 + 1);
  });

  it("has filters of its own", async () => {
    const rows = await lines({
      in: "310000",
      where: [{ dimension: "sector", anyOf: ["C"] }],
      compare: selection({
        periods: ["2025-09"],
        where: [{ dimension: "size", from: "100", to: "gt100" }],
      }),
    });
    expect(rows).toEqual(["base 1/1+0 ok", "compared 2/3+0 ok"]);
  });

  it("knows which side was not supplied", async () => {
    const rows = await lines({
      measure: "should-build-completion",
      in: "330100",
      compare: selection({}),
    });
    expect(rows).toEqual(["base 5/9+9 ok", "compared null/null+null not-supplied"]);
  });
});
