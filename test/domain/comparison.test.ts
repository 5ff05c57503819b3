import { describe, expect, it } from "vitest";
import allTargets from "../../data/policy/targets.json" with { type: "json" };
import { places, type Place } from "../../src/domain/area.ts";
import { lockedFields, locks, sharedAxis, type Compared } from "../../src/domain/comparison.ts";
import { comparisonRows } from "../../src/domain/comparisonRows.ts";
import { measureIds } from "../../src/domain/measure.ts";
import type { Target } from "../../src/domain/target.ts";
import type { TargetId } from "../../src/domain/targetIds.ts";
import { jurisdictionOf, targetOf, thresholdOf } from "../../src/domain/targets.ts";

const chinese = /\p{Script=Han}/u;
const catalogue = allTargets as unknown as readonly Target[];
const record = (id: TargetId): Target => targetOf(id, catalogue);
const fieldsOf = (first: Compared, second: Compared) =>
  locks(first, second).map(({ field }) => field);

const leadsOf = (rowId: string): (readonly [Place, Target])[] => {
  const row = comparisonRows.find(({ id }) => id === rowId);
  return places.flatMap((place) => {
    const lead = row?.targets[place][0];
    return lead === undefined ? [] : [[place, record(lead)] as const];
  });
};

describe("the matrix", () => {
  it.each(comparisonRows)("$id names records of their own place, with words", (row) => {
    expect(places.flatMap((place) => row.targets[place]).length).toBeGreaterThan(0);
    for (const place of places)
      for (const id of row.targets[place]) {
        expect(record(id).jurisdiction).toBe(jurisdictionOf(place));
        if (row.measures?.[place] !== undefined) expect(measureIds).toContain(row.measures[place]);
      }
    expect(row.words.zh).toMatch(chinese);
    expect(row.words.en).toMatch(/^[^\p{Script=Han}]+$/u);
  });

  it("names each row once, with letters that a link can carry", () => {
    const ids = comparisonRows.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9-]+$/);
  });

  it("keeps the rows of a theme together", () => {
    const themes = comparisonRows.map(({ theme }) => theme);
    const changes = themes.filter((theme, at) => theme !== themes[at - 1]);
    expect(changes).toEqual([...new Set(themes)]);
  });

  it("leaves out no record with a measure and a share", () => {
    const named = new Set(comparisonRows.flatMap(({ targets }) => Object.values(targets).flat()));
    const shares = catalogue.filter(
      (target) => target.measure !== null && thresholdOf(target) !== null,
    );
    expect(shares.length).toBeGreaterThan(30);
    // one district's criterion of the star rating, and one that is about a part of another's population
    const elsewhere = ["hz25-zone-enterprises-should-build-all", "hzstar-a2-training-35-3star"];
    expect(shares.map(({ id }) => id).filter((id) => !named.has(id))).toEqual(elsewhere);
  });

  it("has a basis for every record that leads where another place says something too", () => {
    const several = comparisonRows.filter(
      ({ targets }) => places.filter((place) => targets[place].length > 0).length > 1,
    );
    expect(several.length).toBeGreaterThan(10);
    const bare = several.flatMap(({ id }) =>
      leadsOf(id).filter(([, { basis, value }]) => basis === undefined && value !== null),
    );
    expect(bare).toEqual([]);
  });
});

describe("locks", () => {
  it("stand between Hangzhou's 80 % of 25+ and Shanghai's combined 85 %", () => {
    const [hangzhou, shanghai] = [
      record("hz25-25plus-union-rate"),
      record("sh18-physical-85-combined"),
    ];
    expect(locks(hangzhou, shanghai)).toEqual([
      {
        field: "population",
        first: { zh: "非公企业", en: "non-public enterprises" },
        second: { zh: "实地实体型非公企业", en: "physically present non-public enterprises" },
      },
      {
        field: "numerator",
        first: { zh: "建会", en: "with a union" },
        second: { zh: "建会入会（合称）", en: "unionised and joined (one figure)" },
      },
      {
        field: "size-band",
        first: { zh: "25人以上", en: "25 or more" },
        second: { zh: "不分规模", en: "any size" },
      },
    ]);
  });

  it("say that a place prints no number", () => {
    expect(
      fieldsOf(record("hz25-100plus-should-build-all"), record("gx20-100plus-campaign")),
    ).toEqual(["number"]);
  });

  it("stand between a share and a number of federations", () => {
    expect(
      fieldsOf(record("hz24-zone-federation-full-coverage"), record("sh18-1000-federations")),
    ).toEqual(["population", "numerator", "unit"]);
  });

  it("are none between the two women's committees, which ask for the same", () => {
    expect(lockedFields(leadsOf("women"))).toEqual([]);
    expect(sharedAxis(leadsOf("women"))).toEqual(["330100", "450000"]);
  });

  it("are told field by field for all places of a row", () => {
    expect(sharedAxis(leadsOf("enterprises"))).toEqual([]);
    expect(
      lockedFields(leadsOf("enterprises")).map(({ field, said }) => [
        field,
        ...said.map(([place, words]) => `${place} ${words.zh}`),
      ]),
    ).toEqual([
      ["number", "330100 有数字", "310000 有数字", "450000 没有数字"],
      ["population", "330100 非公企业", "310000 实地实体型非公企业", "450000 应建的非公企业"],
      ["numerator", "330100 建会", "310000 建会入会（合称）", "450000 建会"],
      ["size-band", "330100 25人以上", "310000 不分规模", "450000 不分规模"],
    ]);
  });

  it("leave the places that agree together when a third differs", () => {
    const [hangzhou, guangxi] = leadsOf("women").map(([, target]) => target);
    if (hangzhou === undefined || guangxi === undefined) throw new Error("no women's committees");
    const records = [
      ["a", { ...hangzhou, unit: "%" }],
      ["b", hangzhou],
      ["c", guangxi],
    ] as const;
    expect(sharedAxis(records)).toEqual(["b", "c"]);
    expect(lockedFields(records).map(({ field }) => field)).toEqual(["unit"]);
    expect(sharedAxis(records.slice(0, 1))).toEqual([]);
  });

  const women = record("gx20-women-committee-10");
  const other: Target = {
    ...women,
    basis: { population: "unions-women-10", numerator: "women-committee" },
  };
  it.each<[string, Partial<Target>]>([
    ["population", { basis: { population: "unions", numerator: "women-committee" } }],
    ["numerator", { basis: { population: "unions-women-10", numerator: "committee" } }],
    [
      "size-band",
      {
        scope: { ...women.scope, sizeBand: { text: "25人以上", min: 25, max: null, basis: null } },
      },
    ],
    ["unit", { unit: "%" }],
    ["number", { value: null }],
  ])("appear when one field alone changes (%s), and go when it changes back", (field, change) => {
    expect(fieldsOf(women, other)).toEqual([]);
    expect(fieldsOf(women, { ...other, ...change })).toEqual([field]);
    expect(fieldsOf({ ...women, ...change }, other)).toEqual([field]);
    // both changed alike: gone again, but for numbers that neither prints
    expect(fieldsOf({ ...women, ...change }, { ...other, ...change })).toEqual(
      field === "number" ? ["number"] : [],
    );
  });

  it("take employees for the count of a size band that does not say, and tell members apart", () => {
    const band = { text: "25人以上", min: 25, max: null };
    const of = (basis: "employees" | "members" | null): Target => ({
      ...women,
      scope: { sizeBand: { ...band, basis } },
    });
    expect(fieldsOf(of(null), of("employees"))).toEqual([]);
    expect(fieldsOf(of(null), of("members"))).toEqual(["size-band"]);
  });
});
