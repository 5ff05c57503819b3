import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askAll } from "../../../data/build/askAll.ts";
import { runSql } from "../../../data/build/native.ts";
import { areaChildren, nation, places } from "../../../src/domain/area.ts";
import { measureDataset, measureIds, type MeasureId } from "../../../src/domain/measure.ts";
import { answerSql } from "../../../src/query/answerSql.ts";
import { countRows } from "../../../src/query/countRows.ts";
import { dimensionMembers, measureDimensions } from "../../../src/domain/dimension.ts";
import type { Filter } from "../../../src/domain/filter.ts";
import { questionFault, type Question } from "../../../src/query/question.ts";
import { openFixtureFacts, type FixtureFacts } from "../../query/fixtureFacts.ts";

let fixture: FixtureFacts;
beforeAll(async () => {
  fixture = await openFixtureFacts();
});
afterAll(() => fixture.connection.closeSync());

const asked = (questions: readonly Question[]) => askAll(fixture.connection, questions);

const alone = async (question: Question) =>
  countRows(question, await runSql(fixture.connection, answerSql(question)));

const question = (measure: MeasureId, more: Partial<Question> = {}): Question => ({
  ...{ measure, in: null, periods: ["2025-09"], where: [], by: [] },
  ...more,
});

/* Questions of any measure in any place or city-level area. */

const cities = places.flatMap((place) => areaChildren(place).map(({ adcode }) => adcode));
const ledgerAreas = [null, ...places, ...cities];
const reportAreas = [null, nation, "310000", "330000", "450000"];

const filterOf = (measure: MeasureId): fc.Arbitrary<Filter> => {
  const closed = measureDimensions(measure).filter((one) => dimensionMembers[one] !== undefined);
  return closed.length === 0
    ? fc.constant({ dimension: "period", from: "2004", to: "2025-08" })
    : fc
        .constantFrom(...closed)
        .chain((dimension) =>
          fc
            .subarray([...(dimensionMembers[dimension] ?? []), null], { minLength: 1 })
            .map((anyOf) => ({ dimension, anyOf })),
        );
};

const questionOf = (measure: MeasureId): fc.Arbitrary<Question> => {
  const isReport = measureDataset(measure) === "report";
  return fc
    .record({
      measure: fc.constant(measure),
      in: fc.constantFrom(...(isReport ? reportAreas : ledgerAreas)),
      periods: isReport
        ? fc.constant(["2004"])
        : fc.constantFrom(["2025-09"], ["2025-08", "2025-09"], ["2025-01"]),
      where: fc.array(filterOf(measure), { maxLength: 1 }),
      by: fc.subarray([...measureDimensions(measure)], { maxLength: 2 }),
    })
    .filter((found) => questionFault(found) === null);
};

const anyQuestion = fc.constantFrom(...measureIds).chain(questionOf);

/** Some questions, each of them in several areas and of several measures. */
const questions = fc
  .array(fc.tuple(anyQuestion, fc.subarray([...ledgerAreas], { maxLength: 3 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((drawn) =>
    drawn.flatMap(([first, areas]) => {
      const others = measureDataset(first.measure) === "report" ? [] : areas;
      const spread = [first, ...others.map((area) => ({ ...first, in: area }))];
      const siblings = measureIds.slice(0, 8).map((measure) => ({ ...first, measure }));
      return [...spread, ...siblings].filter(
        (one) =>
          questionFault(one) === null &&
          measureDataset(one.measure) === measureDataset(first.measure),
      );
    }),
  );

describe("askAll", () => {
  it("answers every question as answerSql does alone", async () => {
    await fc.assert(
      fc.asyncProperty(questions, async (drawn) => {
        const found = await asked(drawn);
        expect(new Set(found.map((one) => one.question))).toEqual(new Set(drawn));
        for (const { question: one, counts } of found)
          expect({ ...one, counts }).toEqual({ ...one, counts: await alone(one) });
      }),
      { numRuns: 15 },
    );
  });

  it("gives an area without rows one group of zeros, or none", async () => {
    const empty = { in: "451400", periods: ["2025-09"] };
    const ids = ["union-rate-25plus", "staff-orgs-ratio", "union-organisations"] as const;
    const found = await asked(
      ids.flatMap((id) => [question(id, empty), question(id, { ...empty, by: ["area"] })]),
    );
    expect(found.map(({ question: { measure, by }, counts }) => [measure, by, counts])).toEqual([
      ["union-rate-25plus", [], [counted(0, 0, 0)]],
      ["union-rate-25plus", ["area"], []],
      ["staff-orgs-ratio", [], [counted(0, 0, null)]],
      ["staff-orgs-ratio", ["area"], []],
      ["union-organisations", [], [counted(0, null, null)]],
      ["union-organisations", ["area"], []],
    ]);
  });

  it("keeps rows of no place and of no district apart from the areas they are not in", async () => {
    const places = question("union-rate-25plus", { by: ["area"] });
    const districts = question("union-rate-25plus", { in: "330100", by: ["area"] });
    for (const { counts } of await asked([places, districts]))
      expect(counts.at(-1)?.keys).toEqual([null]);
  });

  it("refuses a comparison", async () => {
    const compare = { in: "310000", periods: ["2025-09"], where: [] };
    await expect(asked([question("union-rate-25plus", { compare })])).rejects.toThrow(
      "a comparison is asked of one area at a time",
    );
  });
});

const counted = (numerator: number, denominator: number | null, leftOut: number | null) => ({
  ...{ side: "base", keys: [], numerator, denominator, leftOut },
});
