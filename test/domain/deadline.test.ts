import { describe, expect, it } from "vitest";
import { daysBetween, isUndated, targetDates } from "../../src/domain/deadline.ts";
import { loadTargets, targetOf } from "../../src/domain/targets.ts";
import type { TargetId } from "../../src/domain/targetIds.ts";

const catalogue = await loadTargets();
const found = (id: TargetId) => targetOf(id, catalogue);

describe("targetDates", () => {
  it.each([
    // 2024年到2026年
    ["hz24-truck-driver-membership-rate", "2024-01-01", "2026-12-31"],
    // 2024年底, 2026年底: no first day is printed
    ["hz24-100plus-full-coverage-2024", null, "2024-12-31"],
    ["hz24-zone-50plus-full-coverage", null, "2026-12-31"],
    // 两年内 from 14 November 2018
    ["sh18-1000-federations", "2018-11-14", "2020-11-14"],
    // 7-10月 and 12月5日前, the year inferred from the notice
    ["hz25-phase-push", "2025-07-01", "2025-10-31"],
    ["hz25-report-deadline", null, "2025-12-05"],
    // 动态保持, nothing printed, 逐步, and three years from an unknown day
    ["hz25-25plus-union-rate", null, null],
    ["hz25-unionised-membership-rate", null, null],
    ["sh18-service-points-everywhere", null, null],
    ["hzstar-dist-1star", null, null],
  ] as const)("%s: %s to %s", (id, start, end) => {
    expect(targetDates(found(id), "2025-09-30")).toEqual({ start, end });
  });

  it("reads 每年 as the calendar year of the day", () => {
    const growth = found("hz24-new-employment-growth");
    expect(targetDates(growth, "2024-01-31")).toEqual({ start: "2024-01-01", end: "2024-12-31" });
    expect(targetDates(growth, "2025-12-31")).toEqual({ start: "2025-01-01", end: "2025-12-31" });
  });

  it("begins a yearly target on its first day", () => {
    const growth = found("hz24-new-employment-growth");
    const later = { deadline: { ...growth.deadline, from: "2025-04-01" } };
    expect(targetDates(later, "2025-09-30").start).toBe("2025-04-01");
    expect(targetDates(later, "2026-09-30").start).toBe("2026-01-01");
    expect(targetDates(later, "2024-09-30").start).toBe("2025-04-01");
  });

  it.each(["maintain-continuously", "continuous"] as const)(
    "gives %s no last day, whatever else is printed",
    (type) => {
      const { deadline } = found("hz24-truck-driver-membership-rate");
      expect(targetDates({ deadline: { ...deadline, type } }, "2025-09-30")).toEqual({
        start: "2024-01-01",
        end: null,
      });
    },
  );

  it("starts no later than it ends, in the whole catalogue", () => {
    const dates = catalogue.map((target) => targetDates(target, "2025-09-30"));
    const both = dates.filter(({ start, end }) => start !== null && end !== null);
    expect(both.length).toBeGreaterThan(20);
    for (const { start, end } of both) expect((start ?? "") < (end ?? "")).toBe(true);
  });
});

it.each([
  ["hzstar-dist-1star", true],
  ["sh18-1000-federations", false],
  ["hz25-25plus-union-rate", false],
  ["hz24-new-employment-growth", false],
] as const)("%s is an interval without a first day: %s", (id, undated) =>
  expect(isUndated(found(id))).toBe(undated),
);

it.each([
  ["2024-01-31", "2024-08-31", 213],
  ["2024-01-31", "2026-12-31", 1065],
  ["2025-02-28", "2025-03-01", 1],
  ["2025-03-01", "2025-02-28", -1],
  ["2025-03-01", "2025-03-01", 0],
])("from %s to %s are %i days", (from, to, days) => expect(daysBetween(from, to)).toBe(days));
