import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classBreaks } from "../../src/query/classBreaks.ts";

const values = [0.1, 0.12, 0.3, 0.31, 0.5, 0.52, 0.7, 0.71, 0.9, 0.93];

describe("breaks of a class method", () => {
  it("by natural breaks: each class begins with its least value", () => {
    expect(classBreaks("natural", values)).toEqual([0.3, 0.5, 0.7, 0.9]);
  });

  it("by quantiles: as many areas in each class", () => {
    expect(classBreaks("quantile", [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1])).toEqual([
      0.28, 0.46, 0.64, 0.82,
    ]);
  });

  it("at equal distances between the least and the greatest value", () => {
    expect(classBreaks("equal", [0.2, 0.25, 0.7])).toEqual([0.3, 0.4, 0.5, 0.6]);
  });

  it("of one's own", () => {
    expect(classBreaks("20,45,80", values)).toEqual([0.2, 0.45, 0.8]);
  });

  it("has fewer classes where there are fewer values, and none without any", () => {
    expect(classBreaks("natural", [0.4, 0.4, 0.6])).toEqual([0.6]);
    for (const method of ["natural", "quantile", "equal"])
      expect(classBreaks(method, [])).toEqual([]);
  });

  it("ascends and stays between 0 and 1 whatever the values", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("natural", "quantile", "equal"),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 }),
        (method, some) => {
          const breaks = classBreaks(method, some);
          expect(breaks.length).toBeLessThan(5);
          expect(breaks.every((one, at) => one > (breaks[at - 1] ?? 0) && one <= 1)).toBe(true);
        },
      ),
    );
  });
});
