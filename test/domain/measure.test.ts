import { describe, expect, it } from "vitest";
import {
  countColumn,
  countedIds,
  isComponent,
  isMeasureId,
  measure,
  measureColumns,
  measureCounts,
  measureDataset,
  measureIds,
  measureSources,
  measureTables,
} from "../../src/domain/measure.ts";
import type { Total } from "../../src/domain/measureDefinition.ts";
import { conjuncts, predicateColumns, type Predicate } from "../../src/domain/predicate.ts";
import { column } from "../../src/domain/schema.ts";
import { targets } from "../../src/domain/targets.ts";

const chinese = /\p{Script=Han}/u;

it("has the measures of the policy data model, and no other", () => {
  expect([...measureIds].sort()).toEqual(
    [
      "union-rate-25plus",
      "coverage-rate-under25",
      "zone-50plus-rate",
      "rate-100plus",
      "should-build-completion",
      "should-build-backlog",
      "key-list-rate",
      "tech-coverage",
      "membership-in-unionised",
      "real-name-rate",
      "public-sector-union-rate",
      "public-sector-membership-rate",
      "industrial-social-union-rate",
      "industrial-social-membership-rate",
      "shanghai-physical-union-rate",
      "shanghai-physical-membership-rate",
      "truck-driver-membership-rate",
      "courier-membership-rate",
      "ridehail-membership-rate",
      "delivery-membership-rate",
      "new-group-overall",
      "new-employment-growth",
      "party-no-union",
      ...["standalone-share", "joint-share", "coverage-share"],
      ...["platform-hq-rate", "platform-branch-rate", "platform-affiliate-rate"],
      ...["democratic-public-rate", "democratic-100plus-rate"],
      ...["new-unions", "new-members"],
      "women-committee-compliance",
      "zone-federation-coverage",
      ...["federations-built", "federation-demonstrations", "federation-dedicated-staff"],
      ...["staff-downward", "cadre-training-share", "cadre-training-year", "volunteer-teams"],
      ...["star-1-share", "star-2-share", "star-3-share", "star-4-share"],
      ...["five-star-unions", "spot-check-share"],
      ...["schools-count", "fitness-points-count"],
      ...["union-organisations", "professional-staff", "counted-employees"],
      ...["staff-orgs-ratio", "staff-employees-ratio"],
      "legal-unit-union-rate",
      "legal-unit-membership-rate",
    ].sort(),
  );
});

it.each(["", "__proto__", "constructor", "toString", "union-rate-25plus "])(
  "%j is no measure",
  (text) => expect(isMeasureId(text)).toBe(false),
);

/** The columns that a total adds up or takes off. */
const summed = (total: Total): string[] =>
  total === "rows" ? [] : [total.sum, ...(total.less === undefined ? [] : [total.less])];

/** The predicates that name a column, however deep. */
const leaves = (
  predicate: Predicate,
): Exclude<Predicate, { all: unknown } | { any: unknown }>[] => {
  if ("all" in predicate) return predicate.all.flatMap(leaves);
  if ("any" in predicate) return predicate.any.flatMap(leaves);
  return [predicate];
};

it.each(measureIds)("%s has words in both languages", (id) => {
  const { words, short, sentence, denominatorWords, leftOutWords } = measure(id);
  for (const { zh, en } of [words, short, sentence, denominatorWords, leftOutWords]) {
    expect(zh).toMatch(chinese);
    expect(en).toMatch(/^[^\p{Script=Han}]+$/u);
  }
});

describe.each(countedIds)("%s", (id) => {
  const record = measure(id);
  const { table, population, known, eligible, covered, numerator, denominator } = record;
  const conditions = [population, known, eligible, covered].flatMap(leaves);

  it("reads columns that its table has, of a type that fits", () => {
    const typeOf = (name: string) => column(table, name).type;
    for (const condition of conditions) {
      const type = typeOf(condition.column);
      if ("in" in condition) {
        expect(type).toBe("code");
        const codes = column(table, condition.column).codes?.codes.map((code) => code.id) ?? [];
        expect(condition.in.filter((code) => !codes.includes(code))).toEqual([]);
      }
      if ("is" in condition) expect(type).toBe("boolean");
      if ("from" in condition) expect(type).toBe("date");
      if ("listed" in condition || "lists" in condition) expect(type).toBe("codes");
      if ("min" in condition || "max" in condition) expect(type).toBe("integer");
    }
    for (const part of [numerator, denominator])
      for (const name of summed(part)) expect(typeOf(name)).toBe("integer");
  });

  it("counts no row whose value it adds up is unknown", () => {
    const certain = [population, known, eligible, covered]
      .flatMap(conjuncts)
      .flatMap((condition) => ("known" in condition && !condition.known ? [] : [condition]))
      .flatMap(predicateColumns);
    const optional = [numerator, denominator]
      .flatMap(summed)
      .filter((name) => column(table, name).presence !== "required");
    expect(optional.filter((name) => !certain.includes(name))).toEqual([]);
  });

  it("names each column that it needs once", () => {
    const names = measureColumns(id);
    expect(new Set(names).size).toBe(names.length);
    for (const { column: name } of conditions) expect(names).toContain(name);
  });
});

it.each([
  ["union-rate-25plus", ["unit_nature", "employees", "build_mode"]],
  ["zone-50plus-rate", ["unit_nature", "park", "employees", "build_mode"]],
  ["real-name-rate", ["members", "real_name_members"]],
  ["ridehail-membership-rate", ["worker_group", "daily_active", "members"]],
  ["new-group-overall", ["worker_group", "base_count", "members"]],
  ["industrial-social-union-rate", ["scale_classes", "unit_nature", "build_mode"]],
  ["legal-unit-union-rate", ["legal_units", "unionised_units"]],
  ["party-no-union", ["party_org", "build_mode"]],
  ["new-employment-growth", ["worker_group", "members", "members_previous_year"]],
  ["women-committee-compliance", ["women_members", "women_committee"]],
  ["federation-dedicated-staff", ["dedicated_staff"]],
] as const)("%s needs %j", (id, columns) => {
  expect(measureColumns(id).sort()).toEqual([...columns].sort());
});

it("names the columns of its counts in SQL", () => {
  expect(countColumn("union-rate-25plus", "left_out")).toBe("union_rate_25plus_left_out");
  const columns = countedIds.flatMap((id) =>
    (["numerator", "denominator", "left_out"] as const).map((count) => countColumn(id, count)),
  );
  expect(columns.filter((name) => !/^[a-z0-9_]+$/.test(name))).toEqual([]);
  expect(new Set(columns).size).toBe(columns.length);
});

describe("what a ledger must supply", () => {
  it.each([
    ["union-rate-25plus", ["enterprise"]],
    ["new-employment-growth", ["worker_group"]],
    ["legal-unit-union-rate", ["area_report"]],
    ["zone-federation-coverage", ["park"]],
    ["star-1-share", ["star_rating", "union_organisation"]],
    ["staff-orgs-ratio", ["union_organisation", "staff"]],
    ["staff-employees-ratio", ["enterprise", "staff"]],
    ["new-members", ["member"]],
  ] as const)("%s needs the tables %j", (id, tables) => {
    expect(measureTables(id)).toEqual(tables);
  });

  it("is the columns of every table, the division code among them where it may be absent", () => {
    expect(measureSources("spot-check-share")).toEqual([
      { table: "star_rating", columns: ["star", "spot_checked"] },
      { table: "union_organisation", columns: ["union_id", "adcode"] },
    ]);
    expect(measureSources("staff-employees-ratio")).toEqual([
      { table: "enterprise", columns: ["employees"] },
      { table: "staff", columns: ["staff_type", "headcount"] },
    ]);
    expect(measureSources("schools-count")).toEqual([
      { table: "service_facility", columns: ["facility_type", "adcode"] },
    ]);
  });

  it("names columns that the tables have", () => {
    for (const id of measureIds)
      for (const { table, columns } of measureSources(id))
        for (const name of columns) expect(column(table, name).name).toBe(name);
  });
});

it("tells counts, rates and ratios by what fact tables hold of them", () => {
  expect(measureCounts("party-no-union")).toEqual(["numerator"]);
  expect(measureCounts("federation-dedicated-staff")).toEqual([
    ...["numerator", "denominator", "left_out"],
  ]);
  const { kind, table, ratio } = measure("staff-orgs-ratio");
  expect({ kind, table, ratio }).toEqual({
    ...{ kind: "ratio", table: "union_organisation" },
    ratio: { numerator: "union-organisations", denominator: "professional-staff" },
  });
  expect(measureIds.filter(isComponent)).toEqual([
    ...["union-organisations", "professional-staff", "counted-employees"],
  ]);
});

it("asks census figures of the report, all others of the ledgers", () => {
  expect(measureIds.filter((id) => measureDataset(id) === "report")).toEqual([
    ...["legal-unit-union-rate", "legal-unit-membership-rate"],
  ]);
});

it("has every measure that a target is set for", () => {
  const named = targets.flatMap(({ measure: id, scope }) => [
    ...(id === null ? [] : [id]),
    ...(scope.indicativeFor ?? []),
  ]);
  expect(named.filter((id) => !isMeasureId(id))).toEqual([]);
});
