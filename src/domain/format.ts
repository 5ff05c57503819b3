import type { Period } from "./period.ts";

/** Languages of the interface; the first is the default whatever the browser says. */
export const languages = ["zh-CN", "en"] as const;
export type Language = (typeof languages)[number];

/** 1240 → "1,240" in both languages. */
export const formatCount = (count: number): string =>
  String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ",");

/** Units of short counts, the largest first. */
const shortUnits = {
  "zh-CN": [
    { size: 1e8, word: "亿" },
    { size: 1e4, word: "万" },
  ],
  en: [
    { size: 1e9, word: " billion" },
    { size: 1e6, word: " million" },
    { size: 1e3, word: " thousand" },
  ],
} as const;

/**
 * 1_523_456 → "152.3万" or "1.523 million": four significant digits from 100,000 on, exact below. Exact also where
 * rounding would carry the count over one of the limits, which are counts.
 */
export function formatCompact(
  count: number,
  language: Language,
  limits: readonly number[] = [],
): string {
  const unit = shortUnits[language].find(({ size }) => Math.abs(count) >= size);
  if (unit === undefined || Math.abs(count) < 100_000) return formatCount(count);
  const short = fourDigits(count / unit.size);
  // A product of a fraction may be off by less than a count.
  const shown = Math.round(short * unit.size);
  const isBeside = (limit: number): boolean =>
    Math.sign(count - limit) !== Math.sign(shown - limit);
  // 99,999,999 is not yet 1亿.
  const isCarried = shortUnits[language].some(({ size }) => isBeside(size) || isBeside(-size));
  if (isCarried || limits.some(isBeside)) return formatCount(count);
  const [whole = "", part] = String(Math.abs(short)).split(".");
  const digits = formatCount(Number(whole)) + (part === undefined ? "" : `.${part}`);
  return `${short < 0 ? "-" : ""}${digits}${unit.word}`;
}

const fourDigits = (value: number): number => Number(value.toPrecision(4));

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
  // What misses by the last bit of a number alone would be rounded to the limit by the product itself.
  const parts = Math.floor(value * 1e6);
  const isBelow = marks.every((limit) => parts < Math.round(limit * 1e6));
  return (Math.max(0, isBelow ? parts : parts - 1) / 1e4).toFixed(4);
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
