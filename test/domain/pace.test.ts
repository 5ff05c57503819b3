import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gap } from "../../src/domain/gap.ts";
import {
  pace,
  paceAssumption,
  reachedMonth,
  reachedMonthAssumption,
  type WhatIf,
} from "../../src/domain/pace.ts";
import { isReached, testOf, valueOf, type StatusCounts } from "../../src/domain/status.ts";
import { targetOf } from "../../src/domain/targets.ts";

const kept = targetOf("hz25-25plus-union-rate"); // 80 %以上, 动态保持
const dated = targetOf("hz24-truck-driver-membership-rate"); // 80 %以上, 2024-01-01 to 2026-12-31
const total = targetOf("hz24-new-union-orgs"); // 10,000, 2024-01-01 to 2026-12-31
const growth = targetOf("hz24-new-employment-growth"); // 15 % a year
const federations = targetOf("sh18-1000-federations"); // 1,000 by 2020-11-14
const range = targetOf("sh18-staff-per-orgs"); // 30 to 50

const counts = (
  asOf: string,
  numerator: number | null,
  denominator: number | null = null,
  status: StatusCounts["status"] = "ok",
): StatusCounts => ({ asOf, numerator, denominator, status });

const paceOf = (target: typeof dated, series: readonly StatusCounts[], adcode = "330100") => {
  const now = series.at(-1);
  if (now === undefined) throw new Error("no periods");
  return pace({ target, measure: target.measure, adcode, now, series });
};

describe("pace of a total", () => {
  const series = [
    counts("2023-12-31", 500),
    counts("2024-01-31", 1000),
    counts("2024-04-30", null, null, "not-supplied"),
    counts("2024-05-31", 1500),
    counts("2024-08-31", 2800),
  ];

  it("draws the burn-up from the first supplied period and reaches the target in the deadline's month", () => {
    // 1,800 in 7 months; 7,200 are left for 28 months, and at 1,800 ÷ 7 a month take 28
    expect(paceOf(total, series)).toEqual({
      points: [
        { asOf: "2024-01-31", value: 1000 },
        { asOf: "2024-05-31", value: 1500 },
        { asOf: "2024-08-31", value: 2800 },
      ],
      line: [
        { asOf: "2024-01-31", value: 1000 },
        { asOf: "2026-12-31", value: 10_000 },
      ],
      needed: 7200 / 28,
      neededCount: 258,
      present: 1800 / 7,
      reached: "2026-12",
    });
  });

  it("reaches it later when one fewer is counted", () => {
    // 7,201 × 7 ÷ 1,799 is 28.02
    const behind = [...series.slice(0, -1), counts("2024-08-31", 2799)];
    expect(paceOf(total, behind)?.reached).toBe("2027-01");
  });

  it.each([[1000], [900]])("never reaches it from 1,000 to %i", (now) => {
    const still = [counts("2024-01-31", 1000), counts("2024-08-31", now)];
    expect(paceOf(total, still)).toMatchObject({ reached: null, present: (now - 1000) / 7 });
  });

  it("has no pace of its own with one period, but one that is needed", () => {
    // 9,000 in 35 months
    expect(paceOf(total, [counts("2024-01-31", 1000)])).toEqual({
      points: [{ asOf: "2024-01-31", value: 1000 }],
      line: [
        { asOf: "2024-01-31", value: 1000 },
        { asOf: "2026-12-31", value: 10_000 },
      ],
      needed: 9000 / 35,
      neededCount: 258,
      present: null,
      reached: null,
    });
  });

  it("needs nothing more once it is reached", () => {
    const done = [counts("2024-01-31", 1000), counts("2024-08-31", 10_000)];
    expect(paceOf(total, done)).toMatchObject({ needed: 0, neededCount: 0, reached: "2024-08" });
    expect(paceOf(total, done.slice(1))).toMatchObject({ present: null, reached: "2024-08" });
    const more = [counts("2024-01-31", 1000), counts("2024-08-31", 11_000)];
    expect(paceOf(total, more)).toMatchObject({ needed: 0, neededCount: 0, reached: "2024-08" });
  });

  it("knows no pace that is needed after the deadline", () => {
    const late = [counts("2024-12-31", 1000), counts("2026-12-31", 9000)];
    // 8,000 in 24 months, 1,000 more in 3
    expect(paceOf(total, late)).toMatchObject({
      needed: null,
      neededCount: null,
      reached: "2027-03",
    });
  });

  it("counts part of a month to a deadline within it, and at least one", () => {
    const base = counts("2020-08-31", 500);
    // from the end of September to 14 November: 1 month and 14 of 30 days, 300 ÷ (44 ÷ 30) = 204.5
    const shanghai = (asOf: string) => paceOf(federations, [base, counts(asOf, 700)], "310000");
    const september = shanghai("2020-09-30");
    expect(september?.needed).toBeCloseTo(9000 / 44, 10);
    expect(september?.neededCount).toBe(205);
    expect(shanghai("2020-10-31")).toMatchObject({ needed: 300, neededCount: 300 });
  });

  it("gives up beyond the year 9999", () => {
    const slow = [counts("2024-01-31", 0), counts("2026-11-30", 1)];
    expect(paceOf(total, slow)?.reached).toBeNull();
  });
});

describe("pace of a share", () => {
  it("reaches the target exactly where floating point would take a month more", () => {
    // 60 %, 70 %, then 80 %; 10 points are 10 of 100 over 34 months
    const series = [counts("2024-01-31", 60, 100), counts("2024-02-29", 70, 100)];
    const rated = paceOf(dated, series);
    expect(rated).toMatchObject({ neededCount: 1, reached: "2024-03" });
    expect(rated?.present).toBeCloseTo(0.1, 12);
    expect(rated?.needed).toBeCloseTo(0.1 / 34, 12);
    expect(rated?.line[1]).toEqual({ asOf: "2026-12-31", value: 0.8 });
  });

  it("counts what is needed in people, with the denominator of now", () => {
    // 80 % of 1,000 is 800: 500 more in 10 months
    const series = [counts("2024-01-31", 40, 200), counts("2026-02-28", 300, 1000)];
    expect(paceOf(dated, series)).toMatchObject({ neededCount: 50, needed: 0.05 });
  });

  it("of a year ends with the year", () => {
    const series = [counts("2025-01-31", 10, 1000), counts("2025-03-31", 30, 1000)];
    // 1 point a month: 12 months more
    expect(paceOf(growth, series)).toMatchObject({ present: 0.01, reached: null });
    // 2 points a month: 6 months more
    const fast = [counts("2025-01-31", 0, 1000), counts("2025-02-28", 20, 1000)];
    expect(paceOf(growth, fast)).toMatchObject({ present: 0.02, reached: "2025-09" });
    // from 31 January, 13 tenths of a point a month: the last month of the year
    const just = [counts("2025-01-31", 7, 1000), counts("2025-02-28", 20, 1000)];
    expect(paceOf(growth, just)).toMatchObject({ present: 0.013, reached: "2025-12" });
  });

  it.each([
    ["kept at all times", kept, counts("2025-09-30", 70, 100)],
    ["not begun", dated, counts("2023-12-31", 70, 100)],
    ["not supplied", dated, counts("2025-09-30", null, null, "not-supplied")],
    ["hidden", dated, counts("2025-09-30", null, null, "hidden")],
    ["without a denominator", dated, counts("2025-09-30", 0, 0)],
  ])("is none for a target %s", (_what, target, now) =>
    expect(paceOf(target, [counts("2024-01-31", 10, 100), now])).toBeNull(),
  );

  it("is none where the target is not judged", () => {
    const series = [counts("2024-01-31", 10, 100), counts("2024-08-31", 50, 100)];
    expect(paceOf(dated, series, "310000")).toBeNull();
    expect(paceOf(targetOf("hz24-25plus-should-build-all"), series)).not.toBeNull();
    const [now] = series;
    if (now === undefined) throw new Error("no period");
    const beside = { target: targetOf("hz24-25plus-should-build-all"), now, series };
    expect(pace({ ...beside, measure: "union-rate-25plus", adcode: "330100" })).toBeNull();
  });
});

describe("pace of a range", () => {
  const { deadline } = dated;
  const later = { ...range, jurisdiction: "hangzhou" as const, deadline };

  it("comes down from above it", () => {
    // from 100 to 80 in a month: 30 more to 50 are 1.5 months; 300 of 500 unions fewer in 34 months
    const series = [counts("2024-01-31", 1000, 10), counts("2024-02-29", 800, 10)];
    expect(paceOf(later, series)).toMatchObject({
      line: [{ value: 100 }, { value: 50 }],
      present: -20,
      neededCount: -9,
      reached: "2024-04",
    });
  });

  it("never reaches it when a month steps over it", () => {
    // from 0 to 25 is one step, the next is 50, which is inside; of 28 the next is 56
    const step = (now: number) =>
      paceOf(later, [counts("2024-01-31", 0, 1), counts("2024-02-29", now, 1)])?.reached;
    expect(step(25)).toBe("2024-03");
    expect(step(28)).toBeNull();
  });
});

describe("reachedMonth", () => {
  const whatIf = (change: Partial<WhatIf>): WhatIf => ({
    target: kept,
    numerator: 700,
    denominator: 1000,
    perMonth: 30,
    from: "2025-09",
    ...change,
  });

  it.each([
    // 80 % of 1,000 is 800: 100 more are 4 months of 30, 4 of 25, 5 of 24, 1 of 100
    [{}, "2026-01"],
    [{ perMonth: 25 }, "2026-01"],
    [{ perMonth: 24 }, "2026-02"],
    [{ perMonth: 100 }, "2025-10"],
    [{ perMonth: 101 }, "2025-10"],
    [{ perMonth: 99 }, "2025-11"],
    [{ perMonth: 1 }, "2034-01"],
    [{ perMonth: 0 }, null],
    [{ perMonth: -5 }, null],
    // already met
    [{ numerator: 800, perMonth: 0 }, "2025-09"],
    [{ numerator: 900 }, "2025-09"],
    // 79.996 % is not 80 %
    [{ numerator: 19_999, denominator: 25_000, perMonth: 1 }, "2025-10"],
    [{ denominator: 0 }, null],
    [{ denominator: null }, null],
    // a year is its December
    [{ from: "2024", perMonth: 100 }, "2025-01"],
    // 10,000 unions
    [{ target: total, numerator: 9_700, denominator: null, perMonth: 100 }, "2025-12"],
    [{ target: total, numerator: 9_699, denominator: null, perMonth: 100 }, "2026-01"],
    [{ target: targetOf("hz25-hitech-techsme-coverage") }, null],
    // beyond the year 9999
    [{ numerator: 0, denominator: 1_000_000, perMonth: 1 }, null],
    // 20 for one, 5 more each month: 30 after two; 40 more steps over 50
    [{ target: range, numerator: 20, denominator: 1, perMonth: 5 }, "2025-11"],
    [{ target: range, numerator: 20, denominator: 1, perMonth: 40 }, null],
  ] satisfies [Partial<WhatIf>, string | null][])("%o: %s", (change, month) =>
    expect(reachedMonth(whatIf(change))).toBe(month),
  );

  it("asks for a whole number", () => {
    for (const perMonth of [2.5, NaN, Infinity])
      expect(() => reachedMonth(whatIf({ perMonth }))).toThrow(
        `number per month: expected a whole number (value ${perMonth})`,
      );
  });

  it("is the first month that meets the target", () => {
    const test = testOf(kept);
    if (test === null) throw new Error("no test");
    const cases = fc.record({
      denominator: fc.integer({ min: 1, max: 1_000_000 }),
      part: fc.double({ min: 0, max: 1, noNaN: true }),
      perMonth: fc.integer({ min: 1000, max: 50_000 }),
    });
    fc.assert(
      fc.property(cases, ({ denominator, part, perMonth }) => {
        const numerator = Math.floor(part * denominator);
        const month = reachedMonth(whatIf({ numerator, denominator, perMonth })) ?? "";
        const [year = NaN, of = NaN] = month.split("-").map(Number);
        const steps = (year - 2025) * 12 + of - 9;
        const isMetAfter = (k: number) =>
          isReached(test, valueOf(test, counts("", numerator + k * perMonth, denominator)));
        expect(isMetAfter(steps)).toBe(true);
        if (steps > 0) expect(isMetAfter(steps - 1)).toBe(false);
        expect(steps).toBe(Math.ceil((gap(kept, numerator, denominator) ?? NaN) / perMonth));
      }),
    );
  });
});

it("says what it takes for granted, in both languages", () => {
  for (const { zh, en } of [paceAssumption, reachedMonthAssumption]) {
    expect(zh).toMatch(/^假设：/);
    expect(en).toMatch(/^Assumption: /);
  }
});
