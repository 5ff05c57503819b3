/**
 * Size bands by employees, cut so that every printed threshold (10, 25, 50, 100) is exact with 以上 and 以下
 * both including the number: 25 and 100 stand alone, so that "25人以上" and "25人以下" both contain 25.
 */
export const sizeBands = [
  { id: "lt10", min: 0, max: 9, zh: "10人以下（不含10）", en: "under 10", short: "1–9" },
  { id: "10-24", min: 10, max: 24, zh: "10–24人", en: "10–24", short: "10–24" },
  { id: "25", min: 25, max: 25, zh: "25人", en: "25", short: "25" },
  { id: "26-49", min: 26, max: 49, zh: "26–49人", en: "26–49", short: "26–49" },
  { id: "50-99", min: 50, max: 99, zh: "50–99人", en: "50–99", short: "50–99" },
  { id: "100", min: 100, max: 100, zh: "100人", en: "100", short: "100" },
  { id: "gt100", min: 101, max: null, zh: "100人以上（不含100）", en: "over 100", short: "101+" },
] as const;

export type SizeBandId = (typeof sizeBands)[number]["id"];

/** The band of a headcount of 0 or more; null when the headcount is unknown. */
export const sizeBandOf = (employees: number | null): SizeBandId | null =>
  employees === null
    ? null
    : (sizeBands.find(({ max }) => max === null || employees <= max)?.id ?? null);
