import { describe, expect, it } from "vitest";
import { pivotTable, type Grouped } from "../../src/cube/pivotTable.ts";
import type { Dimension } from "../../src/domain/dimension.ts";
import type { Key } from "../../src/domain/filter.ts";
import { ratedRow, type Answer } from "../../src/query/answer.ts";

/** [area, sector, size, numerator, denominator] of a handful of groups. */
const facts: readonly [Key, Key, Key, number, number][] = [
  ["330106", "C", "25", 1, 4],
  ["330106", "C", "100", 2, 2],
  ["330106", "G", "25", 0, 1],
  ["330110", "C", "25", 3, 4],
  [null, "G", "100", 1, 1],
];
const dimensions: readonly Dimension[] = ["area", "sector", "size"];

/** Sums of the facts by dimensions, as a rate. */
const grouped: Grouped = (by): Answer => {
  const at = by.map((one) => dimensions.indexOf(one));
  const sums = new Map<string, [readonly Key[], number, number]>();
  for (const fact of facts) {
    const keys = at.map((index) => fact[index as 0 | 1 | 2]);
    const [, numerator, denominator] = sums.get(JSON.stringify(keys)) ?? [keys, 0, 0];
    sums.set(JSON.stringify(keys), [keys, numerator + fact[3], denominator + fact[4]]);
  }
  const rows = [...sums.values()].map(([keys, numerator, denominator]) =>
    ratedRow("rate-100plus", { side: "base", keys, numerator, denominator, leftOut: 0 }),
  );
  const question = { measure: "rate-100plus", in: null, periods: [], by, where: [] } as const;
  return { question, rows };
};

const told = (rows: ReturnType<typeof pivotTable>["rows"]) =>
  rows.map(({ keys, cells }) => [
    keys.join("/"),
    ...cells.map((cell) => (cell === undefined ? "" : `${cell.numerator}/${cell.denominator}`)),
  ]);

describe("a pivot table", () => {
  it("has groups, their subtotals behind them and the total last: ratios of sums", () => {
    const { rows, columns } = pivotTable(
      { rows: ["area", "sector"], column: null },
      [grouped],
      null,
    );
    expect(columns).toEqual([{ measure: 0, key: undefined }]);
    expect(told(rows)).toEqual([
      ["330106/C", "3/6"],
      ["330106/G", "0/1"],
      ["330106", "3/7"],
      ["330110/C", "3/4"],
      ["330110", "3/4"],
      ["/G", "1/1"],
      ["", "1/1"],
      ["", "7/12"],
    ]);
    expect(rows.at(-1)?.cells[0]?.value).toBeCloseTo(7 / 12, 12);
  });

  it("crosses with a column, unknown groups and totals at the end", () => {
    const { rows, columns } = pivotTable({ rows: ["sector"], column: "area" }, [grouped], null);
    expect(columns.map(({ key }) => key)).toEqual(["330106", "330110", null, undefined]);
    expect(told(rows)).toEqual([
      ["C", "3/6", "3/4", "", "6/10"],
      ["G", "0/1", "", "1/1", "1/2"],
      ["", "3/7", "3/4", "1/1", "7/12"],
    ]);
  });

  it("puts several measures side by side in every group", () => {
    const { columns } = pivotTable({ rows: ["sector"], column: "size" }, [grouped, grouped], null);
    expect(columns).toHaveLength(6);
    expect(columns.slice(0, 3)).toEqual([
      { measure: 0, key: "25" },
      { measure: 1, key: "25" },
      { measure: 0, key: "100" },
    ]);
  });

  it("sorts groups by a column within their group, unknown values last, and keeps subtotals in place", () => {
    const shape = { rows: ["area", "sector"] as const, column: null };
    const order = (isDescending: boolean) =>
      told(pivotTable(shape, [grouped], { column: 0, isDescending }).rows).map(([name]) => name);
    expect(order(true)).toEqual([
      "/G",
      "",
      "330110/C",
      "330110",
      "330106/C",
      "330106/G",
      "330106",
      "",
    ]);
    expect(order(false)).toEqual([
      "330106/G",
      "330106/C",
      "330106",
      "330110/C",
      "330110",
      "/G",
      "",
      "",
    ]);
    const byColumn = pivotTable({ rows: ["sector"], column: "area" }, [grouped], {
      column: 1,
      isDescending: false,
    });
    expect(told(byColumn.rows).map(([name]) => name)).toEqual(["C", "G", ""]);
  });
});
