import { expect, it } from "vitest";
import { ageInDays, isPeriod, lastDay } from "../../src/domain/period.ts";

it.each(["2025-09", "2025-12", "2004", "1999-01"])("%s is a period", (text) =>
  expect(isPeriod(text)).toBe(true),
);

it.each(["", "2025-00", "2025-13", "2025-9", "2025-09-30", "25-09", " 2004", "2004\n", "２００４"])(
  "%j is none",
  (text) => expect(isPeriod(text)).toBe(false),
);

it.each([
  ["2025-09", "2025-09-30"],
  ["2025-12", "2025-12-31"],
  ["2023-02", "2023-02-28"],
  ["2024-02", "2024-02-29"],
  // a century is a leap year only every fourth time
  ["1900-02", "1900-02-28"],
  ["2000-02", "2000-02-29"],
  ["2004", "2004-12-31"],
])("the last day of %s is %s", (period, day) => expect(lastDay(period)).toBe(day));

it.each([
  ["2025-09", "2025-09-30T00:00:00Z", 0],
  ["2025-09", "2025-10-01T00:00:00Z", 1],
  ["2025-09", "2025-10-01T23:59:59Z", 1],
  // October has 31 days, November 30
  ["2025-09", "2025-12-01T08:00:00Z", 62],
  // 29 February lies in between
  ["2024-01", "2024-03-01T00:00:00Z", 30],
  ["2004", "2005-12-31T00:00:00Z", 365],
  // the period has not ended
  ["2025-09", "2025-09-20T00:00:00Z", -10],
])("figures of %s are at %s old by days: %d", (period, today, days) =>
  expect(ageInDays(period, new Date(today))).toBe(days),
);
