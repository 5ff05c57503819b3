import { afterAll, beforeAll, expect, it } from "vitest";
import { census as published } from "../fixtures/expected.ts";
import { parseCounts } from "../fixtures/countNotation.ts";
import type { Question } from "../../src/query/question.ts";
import { openFixtureFacts, type FixtureFacts } from "./fixtureFacts.ts";

let fixture: FixtureFacts;

beforeAll(async () => {
  fixture = await openFixtureFacts();
});
afterAll(() => fixture.connection.closeSync());

const question = (more: Partial<Question>): Question => ({
  ...{ measure: "legal-unit-union-rate", in: null, periods: ["2004"], where: [], by: [] },
  ...more,
});

const rowsOf = async (more: Partial<Question>) => (await fixture.ask(question(more))).rows;

it("the nation is the total that was stated, not the sum of the provinces", async () => {
  const [numerator, denominator] = parseCounts(published["000000"].units);
  const [nation] = await rowsOf({});
  expect(nation).toMatchObject({ numerator, denominator, status: "ok" });
  expect(((nation?.value ?? 0) * 100).toFixed(1)).toBe(published["000000"].unionPercent);
  const [same] = await rowsOf({ in: "000000" });
  expect(same).toEqual(nation);
  const provinces = await rowsOf({ by: ["area"] });
  const sum = provinces.reduce((total, row) => total + (row.denominator ?? 0), 0);
  expect(sum).toBeLessThan(denominator ?? 0);
});

it("26 provinces have figures, the other eight were not supplied", async () => {
  const rows = await rowsOf({ by: ["area"] });
  const keysOf = (status: string) =>
    rows.filter((row) => row.status === status).map(({ keys }) => keys[0]);
  expect(rows).toHaveLength(34);
  expect(keysOf("ok")).toHaveLength(26);
  expect(keysOf("not-supplied")).toEqual(
    "610000 620000 630000 640000 650000 710000 810000 820000".split(" "),
  );
});

it.each(["310000", "330000", "450000"] as const)("%s as published", async (area) => {
  const { units, people, unionPercent } = published[area];
  const rates = await rowsOf({ by: ["area"] });
  const found = rates.find(({ keys }) => keys[0] === area);
  const [numerator, denominator, leftOut] = parseCounts(units);
  expect(found).toMatchObject({ numerator, denominator, leftOut, status: "ok" });
  expect(((found?.value ?? 0) * 100).toFixed(1)).toBe(unionPercent);
  const [members, employed] = parseCounts(people);
  const membership = await rowsOf({ measure: "legal-unit-membership-rate", in: area });
  expect(membership).toMatchObject([{ numerator: members, denominator: employed }]);
});

it("an area that the report does not hold is not supplied", async () => {
  expect(await rowsOf({ in: "610000" })).toMatchObject([{ status: "not-supplied" }]);
  const districts = await rowsOf({ in: "310000", by: ["area"] });
  expect(districts).toHaveLength(16);
  expect(districts.every(({ status }) => status === "not-supplied")).toBe(true);
});
