/** The demo ends with a fixed month, so that the same options give the same bytes in every year. */
const last = { year: 2025, month: 9 };

export interface DemoMonth {
  /** 2025-09 */
  period: string;
  /** Months before the last one: 0 for 2025-09. */
  ago: number;
}

/** The month that lies `ago` months before the last one: calendar month 1–12. */
function calendarMonth(ago: number): { year: number; month: number } {
  const count = last.year * 12 + last.month - 1 - ago;
  return { year: Math.floor(count / 12), month: (count % 12) + 1 };
}

/** The last `count` months, the earliest first. */
export function demoMonths(count: number): DemoMonth[] {
  return Array.from({ length: count }, (_, i) => {
    const ago = count - 1 - i;
    const { year, month } = calendarMonth(ago);
    return { period: `${year}-${String(month).padStart(2, "0")}`, ago };
  });
}

/** The end of the year before the month, in months before the last one. */
export function previousYearEnd(ago: number): number {
  return ago + calendarMonth(ago).month;
}

/** Share of a year's progress made in January … December: little around the spring festival, most in early summer. */
const shares = [0.05, 0.03, 0.08, 0.1, 0.11, 0.12, 0.08, 0.08, 0.1, 0.09, 0.09, 0.07];

/** Progress made between the month `ago` and the last one, in years' worth. */
export function progressSince(ago: number): number {
  let sum = 0;
  for (let later = 0; later < ago; later++) sum += shares[calendarMonth(later).month - 1] ?? 0;
  return sum;
}
