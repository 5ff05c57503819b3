import { describe, expect, it } from "vitest";
import { places } from "../../src/domain/area.ts";
import { comparisonThemes } from "../../src/domain/comparison.ts";
import { isMeasureId, measure } from "../../src/domain/measure.ts";
import { targets, thresholdOf } from "../../src/domain/targets.ts";

const chinese = /\p{Script=Han}/u;

describe.each(comparisonThemes)("$id", ({ measures, fence, words }) => {
  it("has measures for every place, all of the ledgers", () => {
    expect(Object.keys(measures).sort()).toEqual([...places].sort());
    for (const place of places) {
      expect(measures[place].filter((id) => !isMeasureId(id))).toEqual([]);
      expect(measures[place].length).toBeGreaterThan(0);
      expect(measures[place].map((id) => measure(id).table)).not.toContain("area_report");
    }
  });

  it("says why where places or denominators differ", () => {
    const [first, ...others] = places.map((place) => measures[place].join());
    const sums = places.flatMap((place) =>
      measures[place].flatMap((id) => {
        const { denominator } = measure(id);
        return denominator === "rows" ? [] : [denominator.sum];
      }),
    );
    const differs = others.some((ids) => ids !== first) || new Set(sums).size > 1;
    expect(fence !== null).toBe(differs);
  });

  it("has words in both languages", () => {
    for (const { zh, en } of fence === null ? [words] : [words, fence]) {
      expect(zh).toMatch(chinese);
      expect(en).toMatch(/^[^\p{Script=Han}]+$/u);
    }
  });
});

it("leaves out no measure that some document sets a number for", () => {
  const compared: string[] = comparisonThemes.flatMap(({ measures }) =>
    Object.values(measures).flat(),
  );
  const set = targets.filter((target) => thresholdOf(target) !== null);
  expect(set.length).toBeGreaterThan(10);
  expect(set.map(({ measure: id }) => id).filter((id) => !compared.includes(id ?? ""))).toEqual([]);
});

it("names each theme once", () => {
  const ids = comparisonThemes.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
