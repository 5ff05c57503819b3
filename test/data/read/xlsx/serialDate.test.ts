import { describe, expect, it } from "vitest";
import { CellFault } from "../../../../data/read/cell.ts";
import { isoDate, serialDate } from "../../../../data/read/xlsx/serialDate.ts";

const told = (day: string | CellFault): string => (day instanceof CellFault ? day.fix.en : day);

const time = "the date has a time of day: write the day alone";
const noDay = "no such day, as 1900-02-29: enter the date anew";

describe("serialDate", () => {
  it.each([
    [0, noDay],
    [1, "1900-01-01"],
    [31, "1900-01-31"],
    [32, "1900-02-01"],
    [59, "1900-02-28"],
    [60, noDay],
    [61, "1900-03-01"],
    [367, "1901-01-01"],
    [36_526, "2000-01-01"],
    [45_930, "2025-09-30"],
    [2_958_465, "9999-12-31"],
    [2_958_466, noDay],
    [1e300, noDay],
    [-1, noDay],
    [45_930.5, time],
    [0.25, time],
  ])("%d counted from 1900 is %s", (serial, day) =>
    expect(told(serialDate(serial, false))).toBe(day),
  );

  it.each([
    [0, "1904-01-01"],
    [1, "1904-01-02"],
    [59, "1904-02-29"],
    [60, "1904-03-01"],
    [44_468, "2025-09-30"],
    [2_957_003, "9999-12-31"],
    [2_957_004, noDay],
    [-1, noDay],
    [44_468.5, time],
  ])("%d counted from 1904 is %s", (serial, day) =>
    expect(told(serialDate(serial, true))).toBe(day),
  );

  it("tells the same day in both epochs, 1,462 apart", () => {
    for (let serial = 1_462; serial < 80_000; serial += 137)
      expect(serialDate(serial - 1_462, true)).toBe(serialDate(serial, false));
  });
});

describe("isoDate", () => {
  it.each([
    ["2025-09-30", "2025-09-30"],
    ["2025-09-30T00:00:00", "2025-09-30"],
    ["2025-09-30T00:00:00.000Z", "2025-09-30"],
    ["2024-02-29T00:00", "2024-02-29"],
    ["2025-09-30T08:00:00", time],
    ["2025-09-30T00:00:00.001Z", time],
    ["2025-02-29", noDay],
    ["2025-13-01", noDay],
    ["2025-09-30T00:00:00+08:00", noDay],
    ["20250930", noDay],
    ["12:00", noDay],
    ["", noDay],
  ])("%j is %s", (text, day) => expect(told(isoDate(text))).toBe(day));
});
