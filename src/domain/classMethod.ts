/** Ways to class what a map shows, beside the stored breaks of the measure. */
export const classMethods = ["natural", "quantile", "equal", "custom"] as const;
export type ClassMethod = (typeof classMethods)[number];

const mostBreaks = 6;

/** "natural", "quantile", "equal", or whole percentages of one's own, ascending: "20,40,60". */
export const isClassing = (text: string): boolean =>
  text === "natural" || text === "quantile" || text === "equal" || ownBreaks(text) !== undefined;

export const methodOf = (classing: string): ClassMethod =>
  classMethods.find((method) => method === classing) ?? "custom";

/** Breaks of one's own, 0–1; undefined for anything else. */
export function ownBreaks(text: string): number[] | undefined {
  const parts = text.split(",");
  const points = parts.map(Number);
  const isValid =
    parts.length <= mostBreaks &&
    parts.every((part) => /^[1-9]\d?$/.test(part)) &&
    points.every((point, index) => index === 0 || point > (points[index - 1] ?? 0));
  return isValid ? points.map((point) => point / 100) : undefined;
}

/** What a reader typed ("20、40 60%") as the classing of a URL; undefined without a usable percentage. */
export function parseOwnClasses(text: string): string | undefined {
  const points = [...text.matchAll(/\d+/g)].map(([digits]) => Number(digits));
  const kept = [...new Set(points)].filter((point) => point >= 1 && point <= 99);
  const classing = kept
    .sort((a, b) => a - b)
    .slice(0, mostBreaks)
    .join(",");
  return isClassing(classing) ? classing : undefined;
}
