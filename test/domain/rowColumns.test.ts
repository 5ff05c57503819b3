import { describe, expect, it } from "vitest";
import { isCountedByRow } from "../../src/domain/isCountedByRow.ts";
import { measureIds } from "../../src/domain/measure.ts";
import { offeredParts } from "../../src/domain/offeredParts.ts";
import {
  defaultColumns,
  formatRowColumns,
  nextRowOrder,
  parseRowColumns,
  parseRowOrder,
} from "../../src/domain/rowColumns.ts";

describe("columns of a list", () => {
  it.each(Object.entries(defaultColumns))("the usual ones of %s can be chosen", (_, names) => {
    expect(parseRowColumns(formatRowColumns(names))).toEqual(names);
  });

  it.each(["", "name", "employees,members", "employees..members", "__proto__"])(
    "%j are none",
    (text) => expect(parseRowColumns(text)).toBeUndefined(),
  );

  it("an order is a column with its direction", () => {
    expect(parseRowOrder("name-asc")).toEqual({ column: "name", descending: false });
    expect(parseRowOrder("employees-desc")).toEqual({ column: "employees", descending: true });
    for (const text of ["employees", "employees-up", "toString-asc", "-asc", "place-asc"])
      expect(parseRowOrder(text)).toBeUndefined();
  });

  it("a click sorts amounts from the largest, words from the first, and the other way the next time", () => {
    expect(nextRowOrder("employees", null)).toEqual({ column: "employees", descending: true });
    expect(nextRowOrder("name", null)).toEqual({ column: "name", descending: false });
    const once = nextRowOrder("key_lists", { column: "name", descending: false });
    expect(once.descending).toBe(true);
    expect(nextRowOrder("key_lists", once).descending).toBe(false);
  });
});

describe("the parts of a measure that can be listed", () => {
  it.each([
    ["union-rate-25plus", ["all", "denominator", "numerator", "gap", "left-out"]],
    ["key-list-rate", ["all", "denominator", "numerator", "gap"]],
    ["membership-in-unionised", ["all", "denominator", "left-out"]],
    ["should-build-backlog", ["all", "numerator"]],
    ["truck-driver-membership-rate", ["all"]],
  ] as const)("%s", (id, parts) => expect(offeredParts(id)).toEqual(parts));

  it("are none but all enterprises where enterprises are not counted", () => {
    const others = measureIds.filter((id) => !isCountedByRow(id));
    expect(others.length).toBeGreaterThan(5);
    for (const id of others) expect(offeredParts(id)).toEqual(["all"]);
  });
});
