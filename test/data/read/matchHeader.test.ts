import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LedgerError } from "../../../data/read/ledgerError.ts";
import { matchHeader } from "../../../data/read/matchHeader.ts";
import { schema, type Table } from "../../../src/domain/schema.ts";

const needed = [
  "统一社会信用代码",
  "名称",
  "行政区划代码",
  "单位性质",
  "职工人数",
  "会员人数",
  "建会方式",
];

const match = (cells: readonly string[], table: Table = schema.enterprise) =>
  matchHeader(table, cells, "enterprise.csv");

function problemsOf(cells: readonly string[]) {
  try {
    match(cells);
  } catch (error) {
    if (error instanceof LedgerError) return error.problems;
    throw error;
  }
  throw new Error("not refused");
}

const columnsOf = (cells: readonly string[]) => match(cells).map(({ column }) => column.name);

describe("matchHeader", () => {
  it("finds columns by Chinese word, name and other headers, in any order", () => {
    const names = [
      "credit_code",
      "name",
      "adcode",
      "unit_nature",
      "employees",
      "members",
      "build_mode",
    ];
    expect(columnsOf(needed)).toEqual(names);
    expect(columnsOf(names)).toEqual(names);
    expect(columnsOf(["\u3000信用代码 ", "企业名称", "district", ...needed.slice(3)])).toEqual(
      names,
    );
    fc.assert(
      fc.property(fc.shuffledSubarray(needed, { minLength: 7 }), (cells) => {
        for (const { column, at, factor } of match(cells))
          expect([column.zh, factor]).toEqual([cells[at], 1]);
      }),
    );
  });

  it("knows the factor of a header in another unit", () => {
    const matched = match(["行政区划代码", "法人单位就业人数(万人)"], schema.area_report);
    expect(matched.map(({ column, at, factor }) => [column.name, at, factor])).toEqual([
      ["adcode", 0, 1],
      ["employees", 1, 10_000],
    ]);
  });

  it("names every fault at once", () => {
    const cells = ["统一社会信用代码", "名称", "企业名称", "职工人敷", "__proto__", "单位性质", ""];
    const problems = problemsOf(cells);
    expect(problems.map(({ code, column }) => [code, column])).toEqual([
      ["duplicate-label", "企业名称"],
      ["extra-label", "职工人敷"],
      ["extra-label", "__proto__"],
      ["extra-label", ""],
      ["missing-label", "行政区划代码"],
      ["missing-label", "职工人数"],
      ["missing-label", "会员人数"],
      ["missing-label", "建会方式"],
    ]);
    expect(problems[0]?.fix.en).toBe('column 2 "名称" is "name" already: keep one');
    expect(problems[1]?.fix.zh).toBe("是否应为“职工人数”？");
    for (const { file, row } of problems) expect([file, row]).toEqual(["enterprise.csv", 1]);
  });

  it("takes no header for a property of an object", () => {
    const words = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf"];
    const before = Object.getOwnPropertyNames(Object.prototype);
    for (const word of words)
      expect(problemsOf([...needed, word]).map(({ code }) => code)).toEqual(["extra-label"]);
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
  });

  it("refuses any other word", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (word) => {
        const known = schema.enterprise.columns.some(({ zh, en, name, headers = [] }) =>
          [zh, en, name, ...headers.flat()].includes(word.trim()),
        );
        fc.pre(!known);
        expect(problemsOf([...needed, word])[0]?.code).toBe("extra-label");
      }),
    );
  });
});

it.each(Object.values(schema).map((table) => [table.name, table] as const))(
  "takes the English words of %s, each for its own column",
  (_, table) => {
    const matched = matchHeader(
      table,
      table.columns.map(({ en }) => en),
      "test.csv",
    );
    expect(matched.map(({ column }) => column.name)).toEqual(table.columns.map(({ name }) => name));
  },
);
