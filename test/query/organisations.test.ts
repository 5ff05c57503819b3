import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { measureIds, type MeasureId } from "../../src/domain/measure.ts";
import type { AnswerRow } from "../../src/query/answer.ts";
import { hasEnterprises } from "../../src/query/overviewQuestions.ts";
import type { Key } from "../../src/domain/filter.ts";
import { questionFault, type Question } from "../../src/query/question.ts";
import { parseCounts, parseGroups, type Counts } from "../fixtures/countNotation.ts";
import {
  organisationCounts,
  organisationRates,
  organisationRatios,
  type AreaTotals,
} from "../fixtures/expectedOrganisations.ts";
import { september } from "../fixtures/expected.ts";
import { areaMembers } from "./expectedRows.ts";
import { openFacts, organisationFolders, type FixtureFacts } from "./fixtureFacts.ts";

/* The ledgers of organisations, worked out by hand: from CSV to the answer. */

let fixture: FixtureFacts;

beforeAll(async () => {
  fixture = await openFacts(organisationFolders);
});
afterAll(() => fixture.connection.closeSync());

const ask = async (measure: MeasureId, more: Partial<Question> = {}) =>
  (
    await fixture.ask({
      ...{ measure, in: null, periods: ["2025-09"], where: [], by: [] },
      ...more,
    })
  ).rows;

/** The row that counts by hand make; `leftOut` as the kind of measure has it. */
function rowOf(keys: readonly Key[], [numerator, denominator, leftOut]: Counts): AnswerRow {
  const row = { side: "base", keys, numerator, denominator, leftOut } as const;
  if (denominator === null) return { ...row, value: null, status: "ok" };
  return denominator === 0
    ? { ...row, value: null, status: "none" }
    : { ...row, value: numerator / denominator, status: "ok" };
}

const kinds: [string, Record<string, AreaTotals>, Counts, (counts: Counts) => Counts][] = [
  ["count", organisationCounts, [0, null, null], (counts) => counts],
  ["rate", organisationRates, [0, 0, 0], (counts) => counts],
  ["ratio", organisationRatios, [0, 0, null], ([above, below]) => [above, below, null]],
];

describe.each(kinds)("%s", (_, totals, nothing, read) => {
  const rowsOf = (text: string, members: readonly string[]): AnswerRow[] => {
    const groups = new Map([...parseGroups(text)].map(([key, counts]) => [key, read(counts)]));
    const keys: Key[] = [...members, ...(groups.has(null) ? [null] : [])];
    return keys.map((key) => rowOf([key], groups.get(key) ?? nothing));
  };

  it.each(Object.keys(totals) as MeasureId[])("%s", async (id) => {
    const { total = "", place = "", "330100": hangzhou = "" } = totals[id] ?? {};
    expect(await ask(id)).toEqual([rowOf([], read(parseCounts(total)))]);
    expect(await ask(id, { by: ["area"] })).toEqual(rowsOf(place, areaMembers.places));
    const districts = await ask(id, { in: "330100", by: ["area"] });
    expect(districts).toEqual(rowsOf(hangzhou, areaMembers["330100"]));
  });
});

it("leaves out no measure that has data, here or in the other ledgers", () => {
  const worked = [september, organisationCounts, organisationRates, organisationRatios].flatMap(
    (totals) => Object.keys(totals),
  );
  const others = ["legal-unit-union-rate", "legal-unit-membership-rate"];
  const flows = ["cadre-training-year"];
  expect([...new Set([...worked, ...others, ...flows])].sort()).toEqual([...measureIds].sort());
});

it("a flow is not supplied though its ledger is there", async () => {
  expect(await ask("cadre-training-year")).toMatchObject([
    { numerator: null, value: null, status: "not-supplied" },
  ]);
});

it("is not supplied where either table of a ratio is missing", async () => {
  const [folder] = organisationFolders;
  if (folder === undefined) throw new Error("no folder");
  const without = await openFacts([
    { ...folder, tables: folder.tables.filter((table) => table !== "enterprise") },
  ]);
  const asked = { in: null, periods: ["2025-09"], where: [], by: [] } as const;
  const [row] = (await without.ask({ ...asked, measure: "staff-orgs-ratio" })).rows;
  expect(row).toMatchObject({ numerator: 9, denominator: 19, status: "ok" });
  await without.connection.run("CREATE TABLE enterprise_facts AS SELECT * FROM staff_facts");
  await without.connection.run(
    "ALTER TABLE enterprise_facts ADD COLUMN counted_employees_numerator INTEGER",
  );
  const [missing] = (await without.ask({ ...asked, measure: "staff-employees-ratio" })).rows;
  expect(missing).toMatchObject({ numerator: null, status: "not-supplied" });
  without.connection.closeSync();
});

describe("dimensions", () => {
  const counts = (rows: readonly AnswerRow[]): string[] =>
    rows.map(({ keys, numerator, denominator }) =>
      [keys[0] ?? "~", numerator, ...(denominator === null ? [] : [denominator])].join(" "),
    );

  it("unions and federations by park, parks one by one", async () => {
    expect(counts(await ask("new-unions", { by: ["park"] }))).toEqual([
      ...["P1 1", "P2 0", "P3 0", "P4 0", "P5 0", "~ 4"],
    ]);
    expect(counts(await ask("federations-built", { by: ["park"] }))).toEqual([
      ...["P1 1", "P2 0", "P3 0", "P4 0", "P5 0", "~ 2"],
    ]);
    expect(counts(await ask("zone-federation-coverage", { by: ["park"] }))).toEqual([
      ...["P1 1 1", "P2 0 1", "P3 1 1", "P4 0 0", "P5 0 1"],
    ]);
  });

  it("of a ratio are those of both tables", async () => {
    const [now, next] = ["2025-09", "2025-10"];
    const rows = await ask("staff-orgs-ratio", { by: ["area", "period"], periods: [now, next] });
    expect(
      rows.map(({ keys, numerator, denominator }) => [...keys, numerator, denominator]),
    ).toEqual([
      ["310000", now, 2, 15],
      ["330100", now, 5, 4],
      ["450000", now, 1, 0],
      [null, now, 1, 0],
    ]);
    const asked = { in: null, periods: [now], where: [] };
    expect(questionFault({ ...asked, measure: "staff-orgs-ratio", by: ["park"] })).toBe(
      "measure staff-orgs-ratio has no dimension park",
    );
    expect(questionFault({ ...asked, measure: "staff-employees-ratio", by: ["sector"] })).toBe(
      "measure staff-employees-ratio has no dimension sector",
    );
    expect(hasEnterprises("staff-employees-ratio")).toBe(false);
    expect(hasEnterprises("platform-hq-rate")).toBe(true);
  });

  it("of a ratio: a comparison keeps its sides apart", async () => {
    const compare = { in: "310000", periods: ["2025-09"], where: [] };
    const rows = await ask("staff-orgs-ratio", { in: "330100", compare });
    expect(rows.map(({ side, numerator, denominator }) => [side, numerator, denominator])).toEqual([
      ["base", 5, 4],
      ["compared", 2, 15],
    ]);
  });
});
