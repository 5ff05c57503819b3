import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { areas } from "../../src/domain/area.ts";
import { gap } from "../../src/domain/gap.ts";
import {
  judge,
  periodsTested,
  statuses,
  statusRuleIds,
  statusRules,
  testOf,
  type Status,
  type StatusCounts,
  type StatusInput,
  type StatusRuleId,
  type StatusTarget,
} from "../../src/domain/status.ts";
import type { Target } from "../../src/domain/target.ts";
import type { TargetId } from "../../src/domain/targetIds.ts";
import { loadTargets, targetOf, thresholdOf } from "../../src/domain/targets.ts";

const catalogue = await loadTargets();
const found = (id: TargetId): Target => targetOf(id, catalogue);

type Answered = StatusCounts["status"];
const counts = (
  asOf: string,
  numerator: number | null,
  denominator: number | null,
  status: Answered = "ok",
): StatusCounts => ({ asOf, numerator, denominator, status });

/** A judgement of a target beside its own measure, in the place of the truck drivers unless it says otherwise. */
const judged = (target: StatusTarget, now: StatusCounts, change: Partial<StatusInput> = {}) =>
  judge({ target, measure: target.measure, adcode: "330100", now, series: [], ...change });

const kept = found("hz25-25plus-union-rate"); // 80 %以上, 动态保持
const dated = found("hz24-truck-driver-membership-rate"); // 80 %以上, 2024-01-01 to 2026-12-31
const total = found("hz24-new-union-orgs"); // 10,000, 2024-01-01 to 2026-12-31
const growth = found("hz24-new-employment-growth"); // 15 % a year
const range = found("sh18-staff-per-orgs"); // 30 to 50 unions for one
const base = counts("2024-01-31", 20, 100);

describe("a share that is kept at all times or has no deadline", () => {
  it.each([
    // 80 % of 1,000 is 800
    { numerator: 800, denominator: 1000, status: "met" },
    { numerator: 799, denominator: 1000, status: "missed" },
    // 79.996 % is shown as 80.0 %
    { numerator: 19_999, denominator: 25_000, status: "missed" },
    { numerator: 20_000, denominator: 25_000, status: "met" },
    // 80 % of 7 is 5.6
    { numerator: 5, denominator: 7, status: "missed" },
    { numerator: 6, denominator: 7, status: "met" },
    // more members than employees
    { numerator: 12, denominator: 10, status: "met" },
    { numerator: 0, denominator: 1, status: "missed" },
  ] as const)("$numerator of $denominator against 80 %: $status", (row) => {
    const now = counts("2025-09-30", row.numerator, row.denominator);
    expect(judged(kept, now).status).toBe(row.status);
    expect(judged({ ...kept, deadline: { ...kept.deadline, type: "none-stated" } }, now)).toEqual(
      judged(kept, now),
    );
  });

  it("decides beyond the reach of floating point", () => {
    // 85 % of 9,007,199,254,740,973 is 7,656,119,366,529,827.05, and the quotient rounds to 0.85
    const members = found("hz25-unionised-membership-rate");
    const whole = 9_007_199_254_740_973;
    expect(7_656_119_366_529_827 / whole).toBe(0.85);
    expect(judged(members, counts("2025-09-30", 7_656_119_366_529_827, whole)).status).toBe(
      "missed",
    );
    expect(judged(members, counts("2025-09-30", 7_656_119_366_529_828, whole)).status).toBe("met");
  });

  it.each([
    // 全覆盖 and 应建尽建 are 100 %, 基本 or not; a bare 80 % is at least
    ["hz25-zone-50plus-full-coverage", 99, "missed"],
    ["hz25-zone-50plus-full-coverage", 100, "met"],
    ["hz25-100plus-should-build-all", 99, "missed"],
    ["hz25-100plus-should-build-all", 100, "met"],
    ["hz24-100plus-full-coverage-2024", 99, "missed"],
    ["hz24-100plus-full-coverage-2024", 100, "met"],
    ["hz25-member-real-name-rate", 99, "missed"],
    ["hz25-member-real-name-rate", 100, "met"],
    ["hz24-platform-affiliates-80", 79, "missed"],
    ["hz24-platform-affiliates-80", 80, "met"],
    ["hz24-platform-affiliates-80", 81, "met"],
  ] as const)("%s at %d of 100: %s", (id, numerator, status) =>
    expect(judged(found(id), counts("2025-09-30", numerator, 100)).status).toBe(status),
  );

  it("reads a printed decimal exactly", () => {
    const seven = { ...kept, value: 7 };
    // in floating point 0.07 × 100 is more than 7
    expect(judged(seven, counts("2025-09-30", 7, 100)).status).toBe("met");
    const half = { ...kept, value: 87.5 };
    expect(judged(half, counts("2025-09-30", 7, 8)).status).toBe("met");
    expect(judged(half, counts("2025-09-30", 874, 1000)).status).toBe("missed");
  });
});

describe("a range", () => {
  it.each([
    [29, 1, "missed"],
    [30, 1, "met"],
    [50, 1, "met"],
    [51, 1, "missed"],
    // 299 ÷ 10 and 501 ÷ 10 lie just outside, 100 ÷ 3 inside
    [299, 10, "missed"],
    [501, 10, "missed"],
    [100, 3, "met"],
    [0, 5, "missed"],
    [5, 0, "no-base"],
  ] as const)("%d unions for %d of the staff, 30 to 50 wanted: %s", (unions, staff, status) =>
    expect(judged(range, counts("2025-09-30", unions, staff), { adcode: "310115" }).status).toBe(
      status,
    ),
  );

  it("of percentages tests both ends too", () => {
    const band = { ...kept, operator: "=" as const, value: 20, upperValue: 40 };
    const at = (numerator: number) => judged(band, counts("2025-09-30", numerator, 100)).status;
    expect([19, 20, 40, 41].map(at)).toEqual(["missed", "met", "met", "missed"]);
  });

  it("with a deadline is approached from either side", () => {
    const { deadline } = dated;
    const later = { ...range, jurisdiction: "hangzhou" as const, deadline };
    const at = (from: number, now: number) =>
      judged(later, counts("2024-08-31", now, 10), { series: [counts("2024-01-31", from, 10)] });
    // a fifth of the way from 20 to 30 is 22, from 100 to 50 it is 90
    expect(at(200, 220)).toMatchObject({ status: "on-course", expected: 22 });
    expect(at(200, 219).status).toBe("off-course");
    expect(at(1000, 900)).toMatchObject({ status: "on-course", expected: 90 });
    expect(at(1000, 901).status).toBe("off-course");
    // from inside the range to below it
    expect(at(400, 299).status).toBe("off-course");
  });
});

describe("a total over a period", () => {
  const series = [counts("2024-01-31", 1000, null)];
  const at = (asOf: string, numerator: number | null) =>
    judged(total, counts(asOf, numerator, null), { series });

  it.each([
    // a fifth of the way from 1,000 to 10,000
    ["2024-08-31", 2800, "on-course"],
    ["2024-08-31", 2799, "off-course"],
    ["2024-08-31", 10_000, "met"],
    ["2024-08-31", 9999, "on-course"],
    ["2026-11-30", 9999, "on-course"],
    ["2026-12-31", 9999, "missed"],
    ["2026-12-31", 10_000, "met"],
    ["2027-01-31", 9999, "missed"],
    ["2023-12-31", 10_000, "not-due"],
    ["2024-08-31", null, "no-base"],
  ] as const)("as of %s %s are %s", (asOf, numerator, status) =>
    expect(at(asOf, numerator).status).toBe(status),
  );

  it("of nothing is a count, not an absence", () => {
    expect(at("2026-12-31", 0)).toMatchObject({ status: "missed", rule: "due" });
  });

  it("does not mind a denominator", () => {
    expect(judged(total, counts("2026-12-31", 10_000, 0)).status).toBe("met");
    expect(judged(total, counts("2026-12-31", 9_999, 20)).status).toBe("missed");
  });

  it("is tested on the whole only, a number per district on districts only", () => {
    const now = counts("2026-12-31", 10_000, null);
    expect(judged(total, now, { adcode: "330106" }).status).toBe("not-comparable");
    const teams = found("hz24-volunteer-team");
    expect(judged(teams, counts("2025-09-30", 13, null)).status).toBe("not-comparable");
    expect(judged(teams, counts("2025-09-30", 1, null), { adcode: "330106" }).status).toBe("met");
    expect(judged(teams, counts("2025-09-30", 0, null), { adcode: "330106" }).status).toBe(
      "missed",
    );
  });
});

describe("a growth", () => {
  const year = (asOf: string, increase: number, series: readonly StatusCounts[] = []) =>
    judged(growth, counts(asOf, increase, 1000), { series }).status;

  it("is met or missed at the end of each year", () => {
    expect(year("2024-12-31", 150)).toBe("met");
    expect(year("2024-12-31", 149)).toBe("missed");
    expect(year("2025-12-31", 149)).toBe("missed");
    expect(year("2025-12-31", -20)).toBe("missed");
  });

  it("is on course or off within the year, from the year's own first period", () => {
    const series = [counts("2024-11-30", 900, 1000), counts("2025-01-31", 12, 1000)];
    // 31 January to 31 December 2025 are 334 days, to 17 July 167: half of the way is (12 + 150) / 2 = 81
    expect(year("2025-07-17", 81, series)).toBe("on-course");
    expect(year("2025-07-17", 80, series)).toBe("off-course");
    expect(year("2025-07-17", 150, series)).toBe("met");
    expect(year("2025-01-31", 12, series)).toBe("no-base");
  });

  it("has no base after a year without members", () => {
    expect(judged(growth, counts("2025-12-31", 40, 0)).status).toBe("no-base");
  });
});

describe("a share with a deadline", () => {
  // 1,065 days from the base to the deadline, 213 of them to 31 August: 20 % + (80 − 20) % ÷ 5 = 32 %
  it.each([
    ["2024-08-31", 32, 100, "on-course"],
    ["2024-08-31", 31_999, 100_000, "off-course"],
    ["2024-08-31", 32_001, 100_000, "on-course"],
    ["2024-08-31", 80, 100, "met"],
    ["2026-11-30", 79, 100, "on-course"],
    ["2026-11-30", 70, 100, "off-course"],
    ["2026-12-31", 79, 100, "missed"],
    ["2026-12-31", 80, 100, "met"],
    ["2027-06-30", 79, 100, "missed"],
    ["2027-06-30", 80, 100, "met"],
    ["2023-12-31", 90, 100, "not-due"],
    ["2024-01-01", 90, 100, "met"],
    ["2024-08-31", 0, 0, "no-base"],
    ["2024-08-31", null, null, "no-base"],
    ["2024-08-31", null, 100, "no-base"],
    ["2024-08-31", 90, null, "no-base"],
  ] as const)("as of %s with %s of %s: %s", (asOf, numerator, denominator, status) =>
    expect(judged(dated, counts(asOf, numerator, denominator), { series: [base] }).status).toBe(
      status,
    ),
  );

  it("draws the line from the first supplied period since the start", () => {
    const now = counts("2024-08-31", 32, 100);
    const series = [
      counts("2023-12-31", 70, 100),
      counts("2024-01-01", null, null, "not-supplied"),
      counts("2024-01-02", null, null, "hidden"),
      counts("2024-01-03", 0, 0, "none"),
      base,
      counts("2024-05-31", 79, 100),
      now,
      counts("2024-09-30", 1, 100),
    ];
    expect(judged(dated, now, { series })).toEqual({
      status: "on-course",
      rule: "on-line",
      start: "2024-01-01",
      end: "2026-12-31",
      base,
      expected: 0.32,
    });
  });

  it("takes a period that ends on the first day", () => {
    const first = counts("2024-01-01", 20, 100);
    expect(judged(dated, counts("2024-08-31", 50, 100), { series: [first] }).base).toEqual(first);
  });

  it("takes the first of all where no first day is printed", () => {
    const zone = found("hz24-zone-50plus-full-coverage");
    const early = counts("2019-12-31", 20, 100);
    expect(judged(zone, counts("2024-08-31", 90, 100), { series: [early] })).toMatchObject({
      status: "on-course",
      base: early,
    });
  });

  it("has no base with one supplied period, however often it is listed", () => {
    const before = counts("2023-12-31", 20, 100);
    for (const series of [[], [base], [before], [before, base, counts("2024-02-29", 21, 100)]])
      expect(judged(dated, base, { series })).toMatchObject({
        status: "no-base",
        rule: "no-start",
        base: null,
        expected: null,
      });
  });

  it("falls behind a line that comes down from above the target", () => {
    // from 90 % down to 80 %, a fifth of the way: 88 %
    expect(
      judged(dated, counts("2024-08-31", 79, 100), { series: [counts("2024-01-31", 90, 100)] }),
    ).toMatchObject({ status: "off-course", expected: 0.88 });
  });

  it("decides on the line exactly", () => {
    // a third of the way from 1/3 to 80 %: 213 of 639 days; 1/3 + (4/5 − 1/3) / 3 = 22/45
    const until = { ...dated, deadline: { ...dated.deadline, to: "2025-10-31" } };
    const series = [counts("2024-01-31", 1, 3)];
    const at = (numerator: number) =>
      judged(until, counts("2024-08-31", numerator, 45_000_000_000), { series }).status;
    expect(at(22_000_000_000)).toBe("on-course");
    expect(at(21_999_999_999)).toBe("off-course");
  });
});

describe("an interval without its first day", () => {
  it("is met when it is reached, and is never missed", () => {
    const stars = found("hzstar-dist-1star");
    expect(judged(stars, counts("2025-09-30", 95, 100)).status).toBe("met");
    expect(judged(stars, counts("2025-09-30", 94, 100))).toMatchObject({
      status: "no-base",
      rule: "undated",
    });
  });
});

describe("words only", () => {
  it.each([
    // no number, no measure, a condition, the terms of a star
    ["gx20-should-build-goal", "should-build-completion"],
    ["hz25-hitech-techsme-coverage", "tech-coverage"],
    ["hz25-emerging-group-membership-growth", "new-employment-growth"],
    ["gx20-women-committee-10", "women-committee-compliance"],
    ["hzstar-a1-women-committee-10", "women-committee-compliance"],
    ["hzstar-a2-25plus-union-rate-3star", "union-rate-25plus"],
    ["hz24-nurture-ten", null],
    ["sh18-federation-size-orgs", null],
  ] as const)("%s beside %s", (id, measure) => {
    const target = found(id);
    const adcode = { hangzhou: "330100", shanghai: "310000", guangxi: "450000" }[
      target.jurisdiction
    ];
    expect(judged(target, counts("2025-09-30", 9, 10), { measure, adcode })).toMatchObject({
      status: "words-only",
      rule: "words-only",
    });
  });

  it("are all that Guangxi has, and all criteria but the one that stands as a reference", () => {
    const numbered = catalogue.filter((row) => row.measure !== null && testOf(row) !== null);
    expect(numbered.filter(({ jurisdiction }) => jurisdiction === "guangxi")).toEqual([]);
    const criteria = numbered.filter(({ kind }) => kind === "criterion");
    expect(criteria.map(({ id }) => id)).toEqual(["hzstar-a2-training-35-3star"]);
  });
});

describe("not comparable and indicative", () => {
  const now = counts("2025-09-30", 90, 100);

  it.each(["310000", "450100", "330000", "330200", "000000"])(
    "%s is outside a target of Hangzhou",
    (adcode) => expect(judged(kept, now, { adcode }).status).toBe("not-comparable"),
  );

  it("beside another measure, and for a group outside the measure", () => {
    expect(judged(kept, now, { measure: "rate-100plus" }).status).toBe("not-comparable");
    const outside = counts("2025-09-30", 0, 0, "not-applicable");
    expect(judged(kept, outside).status).toBe("not-comparable");
  });

  it("shows Shanghai's combined 85 % beside both components without a verdict", () => {
    const combined = found("sh18-physical-85-combined");
    for (const measure of ["shanghai-physical-union-rate", "shanghai-physical-membership-rate"])
      for (const numerator of [10, 85, 100])
        expect(
          judged(combined, counts("2025-09-30", numerator, 100), { measure, adcode: "310115" })
            .status,
        ).toBe("indicative");
  });

  it("judges 应建尽建 beside its own measure only", () => {
    const all = found("hz24-25plus-should-build-all");
    const beside = (measure: string) =>
      judged(all, counts("2025-09-30", 100, 100), { measure }).status;
    expect(beside("should-build-completion")).toBe("met");
    expect(beside("union-rate-25plus")).toBe("indicative");
    expect(beside("rate-100plus")).toBe("not-comparable");
  });

  it("judges a publisher's target in its area", () => {
    const quota = { ...kept, id: "own-xihu-25plus", area: "330106" };
    expect(judged(quota, now, { adcode: "330106" }).status).toBe("met");
    expect(judged(quota, now, { adcode: "330110" }).status).toBe("not-comparable");
    expect(judged(quota, now).status).toBe("not-comparable");
    const unions = { ...total, id: "own-xihu-unions", area: "330106" };
    const some = counts("2026-12-31", 10_000, null);
    expect(judged(unions, some, { adcode: "330106" }).status).toBe("met");
    expect(judged(unions, some).status).toBe("not-comparable");
  });

  it("tests a city's rate in its counties, a city's total not", () => {
    const city = { ...kept, id: "own-nanning", jurisdiction: "guangxi" as const, area: "450100" };
    expect(judged(city, now, { adcode: "450103" }).status).toBe("met");
    expect(judged(city, now, { adcode: "450203" }).status).toBe("not-comparable");
    const unions = {
      ...total,
      id: "own-nanning-2",
      jurisdiction: city.jurisdiction,
      area: "450100",
    };
    const some = counts("2026-12-31", 10_000, null);
    expect(judged(unions, some, { adcode: "450103" }).status).toBe("not-comparable");
  });
});

describe("the rules in order", () => {
  const here: StatusInput = {
    target: dated,
    measure: dated.measure,
    adcode: "330100",
    now: counts("2024-08-31", 32, 100),
    series: [base],
  };
  const undated = { ...dated, deadline: { ...dated.deadline, to: null, within: "P2Y" } };
  const early = { ...here.now, asOf: "2023-12-31" };
  const reference = { ...dated, scope: { ...dated.scope, indicativeFor: [dated.measure ?? ""] } };

  // of two neighbours whose conditions both hold the first decides
  const cases: readonly (readonly [StatusRuleId, Status, Partial<StatusInput>])[] = [
    ["words-only", "words-only", { target: { ...dated, value: null }, adcode: "310000" }],
    ["not-comparable", "not-comparable", { target: reference, adcode: "310000" }],
    ["indicative", "indicative", { target: reference, now: early }],
    ["not-due", "not-due", { now: { ...early, numerator: null, status: "not-supplied" } }],
    // not supplied and hidden exclude each other: neither has a value
    ["not-supplied", "not-supplied", { now: { ...here.now, status: "not-supplied" } }],
    ["hidden", "hidden", { now: { ...here.now, status: "hidden" } }],
    ["no-value", "no-base", { now: counts("2026-12-31", 0, 0, "none") }],
    ["reached", "met", { target: undated, now: counts("2026-12-31", 80, 100) }],
    ["undated", "no-base", { target: undated, now: counts("2026-12-31", 79, 100) }],
    ["due", "missed", { now: counts("2026-12-31", 79, 100), series: [] }],
    ["no-start", "no-base", { series: [] }],
    ["on-line", "on-course", {}],
    ["behind-line", "off-course", { now: counts("2024-08-31", 31, 100) }],
  ];

  it.each(cases)("%s gives %s", (rule, status, change) =>
    expect(judge({ ...here, ...change })).toMatchObject({ rule, status }),
  );

  it("are all of them, in this order, each with its words", () => {
    expect(cases.map(([rule]) => rule)).toEqual(statusRuleIds);
    const given = statusRuleIds.map((id) => statusRules[id].status);
    expect(new Set(given)).toEqual(new Set(statuses));
    const words = statusRuleIds.flatMap((id) => Object.values(statusRules[id].words));
    expect(new Set(words).size).toBe(statusRuleIds.length * 2);
  });

  it.each([
    ["words-only", "indicative", { target: { ...reference, measure: null } }],
    ["words-only", "not-supplied", { measure: null, now: { ...here.now, status: "not-supplied" } }],
    [
      "not-comparable",
      "not-supplied",
      { adcode: "310000", now: { ...here.now, status: "hidden" } },
    ],
    ["indicative", "not-supplied", { target: reference, now: { ...here.now, status: "hidden" } }],
    ["not-due", "no-value", { now: { ...early, numerator: 0, denominator: 0 } }],
    ["not-due", "reached", { now: { ...early, numerator: 100 } }],
    ["hidden", "reached", { now: { ...here.now, numerator: 100, status: "hidden" as const } }],
    ["reached", "due", { now: counts("2026-12-31", 80, 100) }],
    ["reached", "no-start", { now: counts("2024-08-31", 80, 100), series: [] }],
    [
      "reached",
      "behind-line",
      { now: counts("2024-08-31", 80, 100), series: [counts("2024-01-31", 100, 100)] },
    ],
  ] as const)("%s comes before %s", (rule, _later, change) =>
    expect(judge({ ...here, ...change }).rule).toBe(rule),
  );
});

describe("periodsTested", () => {
  const series = [
    counts("2025-05-31", 79, 100),
    counts("2025-06-30", 80, 100),
    counts("2025-07-31", null, null, "not-supplied"),
    counts("2025-08-31", 19_999, 25_000),
    counts("2025-09-30", 81, 100),
  ];

  it("tells in which supplied periods a target to be kept was met and missed", () => {
    const { met, missed } = periodsTested({
      target: kept,
      measure: kept.measure,
      adcode: "330106",
      series,
    });
    expect(met.map(({ asOf }) => asOf)).toEqual(["2025-06-30", "2025-09-30"]);
    expect(missed.map(({ asOf }) => asOf)).toEqual(["2025-05-31", "2025-08-31"]);
  });

  it("leaves out the periods before the deadline", () => {
    const ends = [base, counts("2024-08-31", 30, 100), counts("2026-12-31", 79, 100)];
    const tested = { target: dated, measure: dated.measure, adcode: "330100" };
    expect(periodsTested({ ...tested, series: ends })).toEqual({ met: [], missed: ends.slice(2) });
  });
});

describe("properties", () => {
  const shares = catalogue.filter((row) => thresholdOf(row) !== null && row.measure !== null);
  const day = fc
    .oneof(fc.integer({ min: 17 * 12, max: 28 * 12 }), fc.integer({ min: 24 * 12, max: 27 * 12 }))
    .map((month) => new Date(Date.UTC(2000, month, 0)).toISOString().slice(0, 10));
  const number = fc.oneof(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 2e9 }));
  const anyCounts = fc.record({
    asOf: day,
    numerator: fc.option(fc.oneof(number, fc.integer({ min: -100, max: -1 })), { freq: 9 }),
    denominator: fc.option(fc.oneof(number, fc.constantFrom(0, 100)), { freq: 9 }),
    status: fc.oneof(
      { weight: 8, arbitrary: fc.constant<Answered>("ok") },
      fc.constantFrom<Answered>("none", "hidden", "not-applicable", "not-supplied"),
    ),
  });
  const anySeries = fc
    .array(anyCounts, { maxLength: 6 })
    .map((series) => series.sort((a, b) => (a.asOf < b.asOf ? -1 : 1)));
  const numbered = catalogue.filter((row) => testOf(row) !== null && row.measure !== null);
  const anyTarget = fc.oneof(fc.constantFrom(...catalogue), fc.constantFrom(...numbered));
  const measures = [...new Set(catalogue.map(({ measure }) => measure))];
  const anyInput = fc.record({
    target: anyTarget,
    measure: fc.constantFrom(...measures),
    adcode: fc.constantFrom(...areas.map(({ adcode }) => adcode), "330100", "310000", "450000", ""),
    now: anyCounts,
    series: anySeries,
  });
  const ownMeasure = anyInput.map((input) => ({
    ...input,
    measure: input.target.measure,
    adcode: { hangzhou: "330100", shanghai: "310000", guangxi: "450000" }[
      input.target.jurisdiction
    ],
  }));

  it("closing the gap meets the target, one fewer does not", () => {
    const test = fc.record({
      target: fc.constantFrom(...shares),
      denominator: fc.integer({ min: 1, max: 2_000_000_000 }),
      part: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(test, ({ target, denominator, part }) => {
        const numerator = Math.floor(part * denominator);
        const missing = gap(target, numerator, denominator) ?? NaN;
        const plain = { ...target, scope: {} };
        const adcode = target.jurisdiction === "hangzhou" ? "330100" : "310000";
        const at = (more: number) =>
          judged(plain, counts("2026-12-31", numerator + more, denominator), { adcode }).status;
        expect(at(missing)).toBe("met");
        if (missing > 0) expect(at(missing - 1)).not.toBe("met");
      }),
    );
  });

  it("every record, area and count has exactly one status, that of its rule", () => {
    const seen = new Set<Status>();
    const check = (input: StatusInput) => {
      const { status, rule, base: from, expected } = judge(input);
      expect(statusRules[rule].status).toBe(status);
      const isOnLine = status === "on-course" || status === "off-course";
      expect(from !== null && expected !== null).toBe(isOnLine);
      seen.add(status);
    };
    fc.assert(fc.property(anyInput, check), { numRuns: 1000 });
    fc.assert(fc.property(ownMeasure, check), { numRuns: 3000, seed: 3 });
    expect([...seen].sort()).toEqual([...statuses].sort());
  });

  it("a verdict needs counts that give a number", () => {
    const verdicts: readonly Status[] = ["met", "missed", "on-course", "off-course"];
    fc.assert(
      fc.property(ownMeasure, (input) => {
        if (verdicts.includes(judge(input).status)) {
          expect(input.now.status).toBe("ok");
          expect(input.now.numerator).not.toBeNull();
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("later periods and the period itself in the series change nothing", () => {
    fc.assert(
      fc.property(ownMeasure, (input) => {
        const series = input.series.filter(({ asOf }) => asOf < input.now.asOf);
        expect(judge({ ...input, series: [...series, input.now] })).toEqual(judge({ ...input }));
      }),
      { numRuns: 1000 },
    );
  });

  it("a status never depends on another document's target", () => {
    const related = catalogue.filter(({ measure, relations }) => measure && relations.length > 0);
    expect(related.length).toBeGreaterThan(10);
    fc.assert(
      fc.property(ownMeasure, fc.constantFrom(...related), (input, other) => {
        const { document, relations, comparability, notes } = other;
        const alone = judge(input);
        judge({ ...input, target: other, measure: other.measure });
        expect(judge(input)).toEqual(alone);
        const target = { ...input.target, document, relations, comparability, notes };
        expect(judge({ ...input, target })).toEqual(alone);
      }),
      { numRuns: 500 },
    );
  });

  it("an older document keeps its own status beside a newer one", () => {
    // 95 %: the notice of 2025 asks for 100 % of real names, the plan of 2024 for 应建尽建 by the end of 2026
    const now = counts("2025-09-30", 95, 100);
    const series = [counts("2025-01-31", 90, 100)];
    const status = (id: TargetId) => judged(found(id), now, { series }).status;
    expect(status("hz25-zone-50plus-full-coverage")).toBe("missed");
    expect(status("hz24-zone-50plus-full-coverage")).toBe("on-course");
    expect(status("hz25-100plus-should-build-all")).toBe("missed");
    expect(status("hz24-100plus-full-coverage-2024")).toBe("missed");
  });
});
