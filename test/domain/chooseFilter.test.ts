import { describe, expect, it } from "vitest";
import { chooseAlso, chooseOnly, chooseTo, rangeOf } from "../../src/domain/chooseFilter.ts";
import type { Filters } from "../../src/domain/filter.ts";

const keys = ["A", "C", "G", null];
const c: Filters = [{ dimension: "sector", anyOf: ["C"] }];

describe("a click on a group", () => {
  it("takes it alone, and lets go of it the second time", () => {
    expect(chooseOnly([], "sector", "C")).toEqual(c);
    expect(chooseOnly(c, "sector", "G")).toEqual([{ dimension: "sector", anyOf: ["G"] }]);
    expect(chooseOnly(c, "sector", "C")).toEqual([]);
    expect(chooseOnly([], "sector", null)).toEqual([{ dimension: "sector", anyOf: [null] }]);
  });

  it("with Ctrl adds it to the others or takes it out of them", () => {
    const both = chooseAlso(c, "sector", null, keys);
    expect(both).toEqual([{ dimension: "sector", anyOf: ["C", null] }]);
    expect(chooseAlso(both, "sector", "C", keys)).toEqual([{ dimension: "sector", anyOf: [null] }]);
    expect(chooseAlso(c, "sector", "C", keys)).toEqual([]);
  });

  it("with Shift takes everything from the first that is kept", () => {
    expect(chooseTo(c, "sector", null, keys)).toEqual([
      { dimension: "sector", anyOf: ["C", "G", null] },
    ]);
    expect(chooseTo([], "sector", "G", keys)).toEqual([{ dimension: "sector", anyOf: ["G"] }]);
  });

  it("adds to a range of size bands what lies outside", () => {
    const range: Filters = [{ dimension: "size", from: "25", to: "50-99" }];
    const bands = ["lt10", "10-24", "25", "26-49", "50-99", "100", null];
    expect(chooseAlso(range, "size", "lt10", bands)).toEqual([
      { dimension: "size", anyOf: ["25", "26-49", "50-99", "lt10"] },
    ]);
  });
});

describe("a brush over groups", () => {
  it("takes both ends in either direction; size bands are a range, unknown sizes are none", () => {
    expect(rangeOf("sector", "G", "A", keys)).toEqual({
      dimension: "sector",
      anyOf: ["A", "C", "G"],
    });
    const bands = ["25", "26-49", "50-99", null];
    expect(rangeOf("size", "50-99", "25", bands)).toEqual({
      dimension: "size",
      from: "25",
      to: "50-99",
    });
    expect(rangeOf("size", "50-99", null, bands)).toEqual({
      dimension: "size",
      anyOf: ["50-99", null],
    });
  });
});
