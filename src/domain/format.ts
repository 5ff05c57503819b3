import type { Period } from "./period.ts";

/** Languages of the interface; the first is the default whatever the browser says. */
export const languages = ["zh-CN", "en"] as const;
export type Language = (typeof languages)[number];

/** 1240 → "1,240" in both languages. */
export const formatCount = (count: number): string =>
  String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ",");

/** A count that is not always told: "—" where it is not. */
export const formatTold = (count: number | undefined): string =>
  count === undefined ? "—" : formatCount(count);

/** 980 → "980 B", 41_250 → "41.3 kB", 3_400_000 → "3.4 MB". */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 999_950 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/**
 * 0.7756 → "77.6": one decimal, more while rounding would reach 100 or a limit (0–1) that the value has not reached,
 * so that a missed target is never shown as met.
 */
export function formatPercent(value: number, limits: readonly number[] = []): string {
  const marks = [1, ...limits].filter((limit) => value < limit);
  for (let digits = 1; digits < 4; digits += 1) {
    const text = (value * 100).toFixed(digits);
    if (marks.every((limit) => Number(text) < limit * 100 - 1e-9)) return text;
  }
  return (Math.floor(value * 1e6) / 1e4).toFixed(4);
}

/** A break or target 0–1 as a whole or printed percentage: 0.8 → "80", 0.875 → "87.5". */
export const formatLimit = (value: number): string => String(Math.round(value * 1000) / 10);

/** Difference of two rates in percentage points, signed: "+0.6", "−1.2", "0.0". */
export function formatPoints(difference: number): string {
  const text = Math.abs(difference * 100).toFixed(1);
  if (Number(text) === 0) return "0.0";
  return `${difference < 0 ? "−" : "+"}${text}`;
}

/** A difference of counts, signed: "+1,240", "−3", "0". */
export const formatDifference = (difference: number): string =>
  difference === 0 ? "0" : `${difference < 0 ? "−" : "+"}${formatCount(Math.abs(difference))}`;

/** "2025-09" → "2025年9月" or "Sep 2025"; "2004" → "2004年" or "2004". */
export function formatPeriod(period: Period, language: Language): string {
  const [year, month] = period.split("-");
  if (language === "zh-CN")
    return month === undefined ? `${year}年` : `${year}年${Number(month)}月`;
  return month === undefined ? String(year) : `${monthNames[Number(month) - 1]} ${year}`;
}

const monthNames = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
