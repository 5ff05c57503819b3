import { describe, expect, it } from "vitest";
import type { MeasureId } from "../../src/domain/measure.ts";
import { ratedRow, type Answer } from "../../src/query/answer.ts";
import { areaChanges, movers } from "../../src/query/areaChanges.ts";
import { hiddenRow, type CountRow } from "../../src/query/question.ts";

const row = (key: string | null, numerator: number, denominator: number | null): CountRow => ({
  side: "base",
  keys: [key],
  numerator,
  denominator,
  leftOut: 0,
});

const answer = (measure: MeasureId, counts: readonly CountRow[]): Answer => ({
  question: { measure, in: "330100", periods: ["2025-09"], where: [], by: ["area"] },
  rows: counts.map((one) => ratedRow(measure, one)),
});

const rate: MeasureId = "union-rate-25plus";
const before = answer(rate, [
  row("330102", 50, 100),
  row("330105", 50, 100),
  row("330106", 60, 100),
  row("330108", 0, 0),
  hiddenRow("base", ["330109"]),
  row(null, 1, 4),
]);
const after = answer(rate, [
  row("330102", 55, 100),
  row("330105", 50, 100),
  row("330106", 54, 108),
  row("330108", 3, 4),
  row("330109", 9, 10),
  row(null, 4, 4),
]);

describe("what changed between two periods", () => {
  it("is the difference of the rates, and of the numerators", () => {
    const found = areaChanges(before, after).map(({ adcode, difference, gained }) => [
      adcode,
      difference === null ? null : Math.round(difference * 1000),
      gained,
    ]);
    expect(found).toEqual([
      [null, 750, 3],
      ["330102", 50, 5],
      ["330105", 0, 0],
      ["330106", -100, -6],
      ["330108", null, 3],
      ["330109", null, null],
    ]);
  });

  it("names the areas that moved most, in either direction", () => {
    expect(movers(areaChanges(before, after), 3).map(({ adcode }) => adcode)).toEqual([
      "330106",
      "330102",
    ]);
  });

  it("is a difference of counts where nothing is divided", () => {
    const id: MeasureId = "new-members";
    const [change] = areaChanges(
      answer(id, [row("330102", 7, null)]),
      answer(id, [row("330102", 4, null)]),
    );
    expect(change).toMatchObject({ difference: -3, gained: -3 });
  });

  it("keeps an area that only one period has", () => {
    const only = areaChanges(answer(rate, [row("330102", 1, 2)]), answer(rate, []));
    expect(only).toMatchObject([{ adcode: "330102", after: undefined, difference: null }]);
  });
});
