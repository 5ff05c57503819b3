import { formatPeriod, type Language } from "../../domain/format.ts";
import type { Period } from "../../domain/period.ts";

/** The period before as it is spoken of beside `period`: "8月" of the same year, else "2024年12月". */
export function sinceText(before: Period, period: Period, language: Language): string {
  const text = formatPeriod(before, language);
  const year = before.slice(0, 4);
  if (!before.includes("-") || !period.startsWith(year)) return text;
  return language === "zh-CN" ? text.slice(`${year}年`.length) : text.slice(0, -` ${year}`.length);
}
