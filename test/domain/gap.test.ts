import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { denominatorGap, gap, isMet } from "../../src/domain/gap.ts";
import type { Target } from "../../src/domain/target.ts";
import { targets } from "../../src/domain/targets.ts";

function targetWith(change: Partial<Target>): Target {
  const target = targets.find(({ id }) => id === "hz25-25plus-union-rate");
  if (!target) throw new Error("missing target: hz25-25plus-union-rate");
  return { ...target, ...change };
}
const percent = (value: number) => targetWith({ value });

describe("gap", () => {
  it.each([
    // 80 % of 1,000 is 800
    { value: 80, numerator: 700, denominator: 1000, expected: 100 },
    { value: 80, numerator: 800, denominator: 1000, expected: 0 },
    { value: 80, numerator: 950, denominator: 1000, expected: 0 },
    // 80 % of 7 is 5.6, so 6 are needed
    { value: 80, numerator: 3, denominator: 7, expected: 3 },
    { value: 80, numerator: 0, denominator: 1, expected: 1 },
    { value: 100, numerator: 9_999, denominator: 10_000, expected: 1 },
    // 87.5 % of 8 is 7; of 9 is 7.875, so 8
    { value: 87.5, numerator: 5, denominator: 8, expected: 2 },
    { value: 87.5, numerator: 5, denominator: 9, expected: 3 },
    // floating point makes 0.07 × 100 = 7.000000000000001 and 0.55 × 100 = 55.00000000000001
    { value: 7, numerator: 0, denominator: 100, expected: 7 },
    { value: 55, numerator: 0, denominator: 100, expected: 55 },
    // 29.7 % of 1,000 is 297
    { value: 29.7, numerator: 0, denominator: 1000, expected: 297 },
    // more members than employees
    { value: 85, numerator: 12, denominator: 10, expected: 0 },
  ])("$value % of $denominator from $numerator: $expected", (row) => {
    expect(gap(percent(row.value), row.numerator, row.denominator)).toBe(row.expected);
  });

  it("has no value without a denominator or a printed share", () => {
    expect(gap(percent(80), 0, 0)).toBeNull();
    expect(gap(targetWith({ value: null, unit: null, operator: "none" }), 3, 10)).toBeNull();
    expect(gap(targetWith({ value: 10, unit: "员工(名)" }), 3, 10)).toBeNull();
  });
});

describe("gap of other tests", () => {
  it("counts a growth from what it grows from: 15 % of 1,010 is 151.5", () => {
    const growth = targetWith({ value: 15, unit: "%/年", operator: "growth" });
    expect(gap(growth, 100, 1010)).toBe(52);
    expect(gap(growth, 152, 1010)).toBe(0);
    expect(gap(growth, 3, 0)).toBeNull();
  });

  it("subtracts from a count", () => {
    const count = targetWith({ value: 1000, unit: "个", operator: "count" });
    expect(gap(count, 912, null)).toBe(88);
    expect(gap(count, 1200, null)).toBe(0);
  });

  it("asks for more workers where each serves more than the range allows", () => {
    const range = targetWith({ value: 30, upperValue: 50, unit: "个工会组织/名", operator: "=" });
    // 2,601 unions over 50 are 52.02, so 53 workers
    expect(denominatorGap(range, 2601, 50)).toBe(3);
    expect(denominatorGap(range, 2600, 52)).toBe(0);
    // one for 50 at most: 10 workers serve 200 unions, too few for them, and none is missing
    expect(denominatorGap(range, 200, 10)).toBe(0);
    expect(denominatorGap(percent(80), 3, 10)).toBeNull();
  });
});

describe("isMet", () => {
  it.each([
    { value: 80, numerator: 4, denominator: 5, expected: true },
    // 79.9999 % is displayed as 80.0 % and is not 80 %
    { value: 80, numerator: 799_999, denominator: 1_000_000, expected: false },
    { value: 100, numerator: 99_999, denominator: 100_000, expected: false },
    { value: 100, numerator: 100_000, denominator: 100_000, expected: true },
    { value: 87.5, numerator: 7, denominator: 8, expected: true },
    { value: 87.5, numerator: 874, denominator: 1000, expected: false },
    // 7 / 100 is 7 % exactly, although 0.07 × 100 > 7 in floating point
    { value: 7, numerator: 7, denominator: 100, expected: true },
  ])("$numerator of $denominator against $value %: $expected", (row) => {
    expect(isMet(percent(row.value), row.numerator, row.denominator)).toBe(row.expected);
  });

  it("is undecided without a denominator or a printed share", () => {
    expect(isMet(percent(80), 0, 0)).toBeNull();
    expect(isMet(targetWith({ value: null, unit: null, operator: "none" }), 3, 10)).toBeNull();
  });
});

describe("gap and isMet together", () => {
  const hundredths = fc.integer({ min: 1, max: 10_000 });
  const counts = fc
    .integer({ min: 1, max: 2_000_000_000 })
    .chain((denominator) =>
      fc.tuple(fc.integer({ min: 0, max: denominator }), fc.constant(denominator)),
    );

  it("closes the gap exactly: with it the target is met, with one less it is not", () => {
    fc.assert(
      fc.property(hundredths, counts, (parts, [numerator, denominator]) => {
        const target = percent(parts / 100);
        const missing = gap(target, numerator, denominator) ?? NaN;
        expect(isMet(target, numerator + missing, denominator)).toBe(true);
        expect(isMet(target, numerator, denominator)).toBe(missing === 0);
        if (missing > 0) expect(isMet(target, numerator + missing - 1, denominator)).toBe(false);
      }),
    );
  });
});
