import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Question } from "../../src/query/question.ts";
import { parseCounts, parseGroups, type Counts } from "../fixtures/countNotation.ts";
import { countedRows, type EnterpriseMeasureId } from "../fixtures/countedRows.ts";
import { august, isCount, september, type LedgerMeasureId } from "../fixtures/expected.ts";
import { recount } from "../fixtures/recount.ts";
import type { RowGroups } from "../fixtures/rowGroups.ts";
import {
  areaMembers,
  expectedRow,
  expectedRows,
  membersOf,
  scopeArea,
  type Scope,
} from "./expectedRows.ts";
import { openFixtureFacts, type FixtureFacts } from "./fixtureFacts.ts";

let fixture: FixtureFacts;

beforeAll(async () => {
  fixture = await openFixtureFacts();
});
afterAll(() => fixture.connection.closeSync());

const measures = Object.keys(september) as LedgerMeasureId[];
const enterpriseMeasures = Object.keys(countedRows) as EnterpriseMeasureId[];
const scopes = Object.keys(areaMembers) as Scope[];

const question = (
  measure: LedgerMeasureId,
  by: Question["by"],
  { in: area = null, periods = ["2025-09"], where = [] }: Partial<Question> = {},
): Question => ({ measure, in: area, periods, where, by });

const rowsOf = async (asked: Question) => (await fixture.ask(asked)).rows;

const areaTotals = (totals: (typeof september)[LedgerMeasureId], scope: Scope): string =>
  scope === "places" ? totals.place : totals[scope];

const isInside = ({ place, city }: RowGroups, scope: Scope): boolean =>
  scope === "places" || place === scope || city === scope;

describe.each(measures)("%s", (id) => {
  const totals = september[id];
  const before = august[id];

  it("in all", async () => {
    expect(await rowsOf(question(id, []))).toEqual([expectedRow([], parseCounts(totals.total))]);
  });

  it.each(scopes)("by area in %s", async (scope) => {
    const rows = await rowsOf(question(id, ["area"], { in: scopeArea(scope) }));
    const groups = parseGroups(areaTotals(totals, scope));
    expect(rows).toEqual(expectedRows(id, groups, areaMembers[scope]));
  });

  it.each(scopes)("by area in %s a month earlier", async (scope) => {
    const periods = ["2025-08"];
    const rows = await rowsOf(question(id, ["area"], { in: scopeArea(scope), periods }));
    const members = areaMembers[scope];
    if (before === "not-supplied")
      expect(rows.filter(({ keys }) => keys[0] !== null)).toEqual(
        members.map((key) => expectedRow([key], before)),
      );
    else expect(rows).toEqual(expectedRows(id, parseGroups(areaTotals(before, scope)), members));
  });

  it("by period, in all and in each area", async () => {
    const periods = ["2025-08", "2025-09"];
    const asked = (area: string | null) => rowsOf(question(id, ["period"], { in: area, periods }));
    const expected = (earlier: Counts | "not-supplied", later: Counts) => [
      expectedRow(["2025-08"], earlier),
      expectedRow(["2025-09"], later),
    ];
    const nothing: Counts = isCount(id) ? [0, null, null] : [0, 0, 0];
    expect(await asked(null)).toEqual(
      expected(
        before === "not-supplied" ? before : parseCounts(before.total),
        parseCounts(totals.total),
      ),
    );
    for (const scope of ["places", "330100", "450000"] as const)
      for (const area of areaMembers[scope]) {
        const earlier =
          before === "not-supplied"
            ? before
            : (parseGroups(areaTotals(before, scope)).get(area) ?? nothing);
        const later = parseGroups(areaTotals(totals, scope)).get(area) ?? nothing;
        expect([area, await asked(area)]).toEqual([area, expected(earlier, later)]);
      }
  });
});

describe.each(enterpriseMeasures)("%s", (id) => {
  const totals = september[id];

  it.each(["sector", "size", "nature", "park"] as const)("by %s in all places", async (by) => {
    const outside = by === "size" || by === "nature" ? (totals.outside?.[by] ?? "").split(" ") : [];
    const groups = parseGroups(totals[by] ?? "");
    const rows = await rowsOf(question(id, [by]));
    expect(rows).toEqual(expectedRows(id, groups, membersOf(by, "places"), outside));
  });

  const cases = scopes
    .filter((scope) => scope !== "places")
    .flatMap((scope) =>
      (["sector", "size", "nature", "park"] as const).map((by) => [by, scope] as const),
    );

  it.each(cases)("by %s in %s", async (by, scope) => {
    const outside = by === "size" || by === "nature" ? (totals.outside?.[by] ?? "").split(" ") : [];
    const groups = recount(id, (row) => (isInside(row, scope) ? [row[by]] : undefined));
    const byKey = new Map(
      [...groups].map(([key, counts]) => [(JSON.parse(key) as [string | null])[0], counts]),
    );
    const rows = await rowsOf(question(id, [by], { in: scopeArea(scope) }));
    expect(rows).toEqual(expectedRows(id, byKey, membersOf(by, scope), outside));
  });

  it("by Party organisation and by build mode", async () => {
    for (const [by, groupOf, members] of [
      ["party", (row: RowGroups) => row.party, ["true", "false"]],
      ["build-mode", (row: RowGroups) => row.mode, ["none", "standalone", "joint", "coverage"]],
    ] as const) {
      const groups = recount(id, (row) => [groupOf(row)]);
      const byKey = new Map(
        [...groups].map(([key, counts]) => [(JSON.parse(key) as [string | null])[0], counts]),
      );
      expect(await rowsOf(question(id, [by]))).toEqual(expectedRows(id, byKey, members));
    }
  });
});

describe("worker groups", () => {
  const groupsOf: Partial<Record<LedgerMeasureId, readonly string[]>> = {
    "truck-driver-membership-rate": ["truck"],
    "courier-membership-rate": ["courier"],
    "ridehail-membership-rate": ["ridehail"],
    "delivery-membership-rate": ["delivery"],
    "new-group-overall": ["truck", "ridehail", "courier", "delivery"],
    "new-employment-growth": ["truck", "ridehail", "courier", "delivery"],
  };

  it.each(Object.keys(groupsOf) as LedgerMeasureId[])("%s by group", async (id) => {
    const members = ["truck", "ridehail", "courier", "delivery", "streamer"];
    const outside = members.filter((group) => !groupsOf[id]?.includes(group));
    expect(await rowsOf(question(id, ["worker-group"]))).toEqual(
      expectedRows(id, parseGroups(september[id].group ?? ""), members, outside),
    );
  });
});
