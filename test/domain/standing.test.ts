import { describe, expect, it } from "vitest";
import { isSmall, standing } from "../../src/domain/standing.ts";

const counts = (numerator: number | null, denominator: number | null) => ({
  numerator,
  denominator,
});

describe("standing", () => {
  it.each([
    // 80 % of 1,000 enterprises is 800, of 7 is 5.6: six are needed
    ["union-rate-25plus", "330100", 776, 1000, 0.8, false, 24],
    ["union-rate-25plus", "330106", 800, 1000, 0.8, true, 0],
    ["union-rate-25plus", "330106", 799_999, 1_000_000, 0.8, false, 1],
    ["union-rate-25plus", "330182", 3, 7, 0.8, false, 3],
    ["should-build-completion", "330106", 9, 10, 1, false, 1],
    // 85 % of 20 members is 17; 100 % of 9 is 9
    ["membership-in-unionised", "330110", 16, 20, 0.85, false, 1],
    ["zone-50plus-rate", "330110", 8, 9, 1, false, 1],
    // 60 % of 33 is 19.8: twenty are needed
    ["new-group-overall", "330100", 19, 33, 0.6, false, 1],
  ] as const)("%s in %s: %d of %d", (id, adcode, numerator, denominator, threshold, met, gap) => {
    expect(standing(id, adcode, counts(numerator, denominator))).toMatchObject({
      threshold,
      met,
      gap,
    });
  });

  it("cites the newest document that prints a number", () => {
    expect(standing("union-rate-25plus", "330100", counts(1, 2))?.target).toMatchObject({
      document: "hz25",
      quote: "25人以上企业建会率动态保持80%以上",
    });
  });

  it("is open where nothing is counted", () => {
    expect(standing("union-rate-25plus", "330106", counts(0, 0))).toMatchObject({
      threshold: 0.8,
      met: null,
      gap: null,
    });
    expect(standing("union-rate-25plus", "330106", counts(null, null))).toMatchObject({
      met: null,
      gap: null,
    });
  });

  it.each([
    // reference beside another population; words without a number; no document of the place; not a place
    ["shanghai-physical-union-rate", "310000"],
    ["tech-coverage", "330100"],
    ["union-rate-25plus", "450000"],
    ["rate-100plus", "450100"],
    ["union-rate-25plus", "310115"],
    ["union-rate-25plus", "000000"],
    ["legal-unit-union-rate", "330100"],
  ] as const)("there is none for %s in %s", (id, adcode) => {
    expect(standing(id, adcode, counts(1, 2))).toBeUndefined();
  });
});

it.each([
  [null, false],
  [0, false],
  [1, true],
  [29, true],
  [30, false],
  [1000, false],
])("a denominator of %s is small: %s", (denominator, small) =>
  expect(isSmall({ denominator })).toBe(small),
);
