import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sizeBandOf, sizeBands } from "../../src/domain/size.ts";

const isIn = (employees: number, { min, max }: { min: number; max: number | null }): boolean =>
  employees >= min && (max === null || employees <= max);

describe("size bands", () => {
  it("hold every headcount exactly once", () => {
    const headcounts = fc.oneof(
      fc.integer({ min: 0, max: 200 }),
      fc.integer({ min: 0, max: 2_000_000_000 }),
    );
    fc.assert(
      fc.property(headcounts, (employees) => {
        const holding = sizeBands.filter((band) => isIn(employees, band));
        expect(holding.map(({ id }) => id)).toEqual([sizeBandOf(employees)]);
      }),
    );
  });

  it.each([
    [0, "lt10"],
    [9, "lt10"],
    [10, "10-24"],
    [24, "10-24"],
    [25, "25"],
    [26, "26-49"],
    [49, "26-49"],
    [50, "50-99"],
    [99, "50-99"],
    [100, "100"],
    [101, "gt100"],
    [300_000, "gt100"],
    [null, null],
  ])("%s employees are in %s", (employees, id) => expect(sizeBandOf(employees)).toBe(id));

  // 以上 and 以下 both include the number.
  it.each([10, 25, 50, 100])("%d以上 is whole bands", (threshold) => {
    expect(sizeBands.some(({ min }) => min === threshold)).toBe(true);
  });

  it.each([25, 100])("%d以下 is whole bands too, and %d is in both", (threshold) => {
    expect(sizeBands.some(({ max }) => max === threshold)).toBe(true);
    const both = sizeBands.filter(
      ({ min, max }) => min >= threshold && max !== null && max <= threshold,
    );
    expect(both.map(({ id }) => id)).toEqual([String(threshold)]);
  });
});
