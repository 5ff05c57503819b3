import { describe, expect, it } from "vitest";
import { boundsWords, headerAliases, kindWords } from "../../src/domain/columnRule.ts";
import { dictionary } from "../../src/domain/dictionary.ts";
import { column, columnsOf, schema, type TableName } from "../../src/domain/schema.ts";

const namesOf = (search: string) =>
  dictionary(search).map(({ table, columns }) => [table.name, columns.map(({ name }) => name)]);

describe("the dictionary", () => {
  it("holds every table and column", () => {
    const all = Object.entries(schema).map(([name, { columns }]) => [
      name,
      columns.map((one) => one.name),
    ]);
    expect(namesOf("")).toEqual(all);
    expect(namesOf("   ")).toEqual(all);
  });

  it.each([
    ["a Chinese word", "统一社会信用代码", "enterprise", "credit_code"],
    ["a name", "has_10_employees", "enterprise", "has_10_employees"],
    ["an English word, whatever its case", "LONG REFUSER", "enterprise", "nail_household"],
    ["a header alias", "乡镇街道", "enterprise", "township"],
    ["an allowed word", "独角兽", "enterprise", "key_lists"],
    ["a code", "little-giant", "enterprise", "key_lists"],
    ["a meaning", "拒不拨缴工会经费或筹备金", "enterprise", "refuses_fee"],
  ])("finds %s", (_, search, table, name) => {
    expect(namesOf(search)).toContainEqual([table, expect.arrayContaining([name])]);
  });

  it("keeps all columns of a table that is named itself", () => {
    const found = dictionary("worker_group").find(({ table }) => table.name === "worker_group");
    expect(found?.columns).toEqual(columnsOf("worker_group"));
  });

  it.each(["<script>", "没有这样的列", "__proto__"])("finds nothing for %s", (search) => {
    expect(dictionary(search)).toEqual([]);
  });
});

describe("the rule of a column", () => {
  it.each([
    ["enterprise", "name", "", ""],
    ["enterprise", "employees", "≥ 0", "≥ 0"],
    ["enterprise", "fee_paid_percent", "≥ 0；≤ 100", "≥ 0; ≤ 100"],
    ["enterprise", "members", "≥ 0；不大于“职工人数”", "≥ 0; no more than “Employees”"],
  ] as const)("bounds of %s.%s: %s", (table: TableName, name, zh, en) => {
    expect(boundsWords(column(table, name), columnsOf(table))).toEqual({ zh, en });
  });

  it("names the headers that are read as the column, with the factor of another unit", () => {
    expect(headerAliases(column("area_report", "members"))).toEqual([
      "就业人数中加入工会人数(万人) ×10000",
      "就业人数中加入工会人数（万人） ×10000",
    ]);
  });

  it("has words for every kind that the schema uses", () => {
    const kinds = Object.values(schema).flatMap(({ columns }) => columns.map(({ type }) => type));
    expect(kinds.filter((kind) => kindWords[kind] === undefined)).toEqual([]);
  });
});
