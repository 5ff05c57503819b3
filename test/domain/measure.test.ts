import { describe, expect, it } from "vitest";
import {
  countColumn,
  isMeasureId,
  measure,
  measureColumns,
  measureIds,
} from "../../src/domain/measure.ts";
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
      "legal-unit-union-rate",
      "legal-unit-membership-rate",
    ].sort(),
  );
});

it.each(["", "__proto__", "constructor", "toString", "union-rate-25plus "])(
  "%j is no measure",
  (text) => expect(isMeasureId(text)).toBe(false),
);

/** The predicates that name a column, however deep. */
const leaves = (
  predicate: Predicate,
): Exclude<Predicate, { all: unknown } | { any: unknown }>[] => {
  if ("all" in predicate) return predicate.all.flatMap(leaves);
  if ("any" in predicate) return predicate.any.flatMap(leaves);
  return [predicate];
};

describe.each(measureIds)("%s", (id) => {
  const record = measure(id);
  const { table, population, known, eligible, covered, numerator, denominator } = record;
  const conditions = [population, known, eligible, covered].flatMap(leaves);

  it("has words in both languages", () => {
    const { words, short, sentence, denominatorWords, leftOutWords } = record;
    for (const { zh, en } of [words, short, sentence, denominatorWords, leftOutWords]) {
      expect(zh).toMatch(chinese);
      expect(en).toMatch(/^[^\p{Script=Han}]+$/u);
    }
  });

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
      if ("listed" in condition || "lists" in condition) expect(type).toBe("codes");
      if ("min" in condition || "max" in condition) expect(type).toBe("integer");
    }
    for (const part of [numerator, denominator])
      if (part !== "rows") expect(typeOf(part.sum)).toBe("integer");
  });

  it("counts no row whose value it adds up is unknown", () => {
    const certain = [population, known, eligible, covered]
      .flatMap(conjuncts)
      .flatMap((condition) => ("known" in condition && !condition.known ? [] : [condition]))
      .flatMap(predicateColumns);
    const optional = [numerator, denominator]
      .flatMap((part) => (part === "rows" ? [] : [part.sum]))
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
] as const)("%s needs %j", (id, columns) => {
  expect(measureColumns(id).sort()).toEqual([...columns].sort());
});

it("names the columns of its counts in SQL", () => {
  expect(countColumn("union-rate-25plus", "left_out")).toBe("union_rate_25plus_left_out");
  const columns = measureIds.flatMap((id) =>
    (["numerator", "denominator", "left_out"] as const).map((count) => countColumn(id, count)),
  );
  expect(columns.filter((name) => !/^[a-z0-9_]+$/.test(name))).toEqual([]);
  expect(new Set(columns).size).toBe(columns.length);
});

it("has every measure that a target is set for", () => {
  const named = targets.flatMap(({ measure: id, scope }) => [
    ...(id === null ? [] : [id]),
    ...(scope.indicativeFor ?? []),
  ]);
  expect(named.filter((id) => !isMeasureId(id))).toEqual([]);
});
