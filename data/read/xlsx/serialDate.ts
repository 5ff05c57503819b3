import { CellFault } from "../cell.ts";

const millisecondsPerDay = 86_400_000;

/** Day 0 as Excel for Windows counts from 61 on, as it counts before its 1900-02-29, and day 0 of 1904. */
const [from1900, early1900, from1904] = ["1899-12-30", "1899-12-31", "1904-01-01"].map((day) =>
  Date.parse(`${day}T00:00:00Z`),
);

/** The day that Excel calls 1900-02-29. */
const leapBug = 60;

const timeOfDay = new CellFault(
  "type-error",
  "日期带有时刻：只填日期",
  "the date has a time of day: write the day alone",
);

const noSuchDay = new CellFault(
  "type-error",
  "没有这一天（如 1900-02-29）：重新填写日期",
  "no such day, as 1900-02-29: enter the date anew",
);

const isoDay = (start: number | undefined, serial: number): string | CellFault => {
  const date = new Date((start ?? NaN) + serial * millisecondsPerDay);
  const day = Number.isNaN(date.valueOf()) ? "" : date.toISOString().slice(0, 10);
  return /^\d{4}-/.test(day) ? day : noSuchDay;
};

/** The day of a serial number as 2025-09-30, or why there is none. */
export function serialDate(serial: number, is1904: boolean): string | CellFault {
  if (serial < 0) return noSuchDay;
  if (!Number.isInteger(serial)) return timeOfDay;
  if (is1904) return isoDay(from1904, serial);
  if (serial === 0 || serial === leapBug) return noSuchDay;
  return isoDay(serial < leapBug ? early1900 : from1900, serial);
}

const iso = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)Z?)?$/;

/** The day of an ISO 8601 date, or why there is none. */
export function isoDate(text: string): string | CellFault {
  const [, day, time = "00:00"] = iso.exec(text) ?? [];
  if (day === undefined) return noSuchDay;
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.valueOf()) || date.toISOString().slice(0, 10) !== day) return noSuchDay;
  return /[1-9]/.test(time) ? timeOfDay : day;
}
