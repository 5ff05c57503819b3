import { expect, it } from "vitest";
import {
  defaultRule,
  isDominated,
  isFew,
  strictRule,
} from "../../../data/disclosure/disclosureRule.ts";
import { partOf } from "../../../data/disclosure/enterpriseClass.ts";

it("takes 1 to k − 1 for few; a true zero and k are told", () => {
  const few = (least: number): number[] =>
    [0, 1, 2, 3, 4, 5].filter((count) => isFew(count, least));
  expect(few(defaultRule.enterprises)).toEqual([1, 2]);
  expect(few(strictRule.enterprises)).toEqual([1, 2, 3, 4]);
});

it.each([
  // total, largest, second: the rest is compared with a tenth of the largest
  [1000, 500, 460, true],
  [1000, 500, 450, false],
  [1000, 500, 451, true],
  [30, 30, 0, true],
  [0, 0, 0, false],
])("p % rule: of %i the largest %i, the second %i", (total, first, second, dominated) => {
  expect(isDominated({ total, first, second }, defaultRule)).toBe(dominated);
});

it.each([
  ["union-rate-25plus", "25", "nonpublic", "joint", "covered"],
  ["union-rate-25plus", "25", "nonpublic", "none", "uncovered"],
  ["union-rate-25plus", "10-24", "nonpublic", "none", null],
  ["union-rate-25plus", null, "nonpublic", "none", "left-out"],
  ["union-rate-25plus", "gt100", "soe", "joint", null],
  ["coverage-rate-under25", "25", "nonpublic", "coverage", "covered"],
  ["rate-100plus", "100", "nonpublic", null, "uncovered"],
  ["public-sector-union-rate", null, "soe", "standalone", "covered"],
  ["joint-share", "lt10", "individual", "joint", "covered"],
  ["joint-share", "lt10", "individual", "none", null],
] as const)("%s: size %s, nature %s, mode %s → %s", (id, size, nature, mode, part) => {
  expect(partOf(id, { size, nature, mode, park: null })).toBe(part);
});

it("counts a park only where there is one", () => {
  const one = { size: "50-99", nature: "nonpublic", mode: "none" };
  expect(partOf("zone-50plus-rate", { ...one, park: null })).toBe(null);
  expect(partOf("zone-50plus-rate", { ...one, park: "G331001" })).toBe("uncovered");
});

it("refuses a measure that the classes cannot tell", () => {
  const one = { size: "25", nature: "nonpublic", mode: "none", park: null };
  expect(() => partOf("tech-coverage", one)).toThrow("the lattice has no class for");
});
