/** A period: a month "2025-09" or a year "2004". Text order is time order within one data set. */
export type Period = string;

export const isPeriod = (text: string): boolean => /^\d{4}(-(0[1-9]|1[0-2]))?$/.test(text);

/** The last day of the period, "2025-09-30": the as-of date of its figures. */
export function lastDay(period: Period): string {
  const [year, month] = period.split("-").map(Number);
  if (year === undefined) throw new Error(`not a period: ${period}`);
  const day = new Date(Date.UTC(year, month ?? 12, 0));
  return day.toISOString().slice(0, 10);
}

/** Whole days between the as-of date of the period and the given day ("2025-12-01" or a date). */
export const ageInDays = (period: Period, today: Date): number =>
  Math.floor((today.getTime() - Date.parse(`${lastDay(period)}T00:00:00Z`)) / 86_400_000);

/** "2025-09" → "2024-09": the same month, or the year, a year before. */
export const yearBefore = (period: Period): Period =>
  period.replace(/^\d{4}/, (year) => String(Number(year) - 1).padStart(4, "0"));
