import { areaChildren, type Place } from "../../src/domain/area.ts";
import { measure } from "../../src/domain/measure.ts";
import { parseGroups, type Counts } from "../fixtures/countNotation.ts";
import type { LedgerMeasureId, Totals } from "../fixtures/expected.ts";

/** "60.0", or the word for a rate without a base. */
export const rateText = ([numerator, denominator]: Counts): string =>
  denominator === 0 ? "无基数" : ((numerator / (denominator ?? 0)) * 100).toFixed(1);

/** "600 / 1,500" */
export const countsText = ([numerator, denominator]: Counts): string =>
  [numerator, denominator].map((count) => count?.toLocaleString("en")).join(" / ");

/** Value and counts of a place, its parts and 未定位, as the ranking should tell them. */
export function expectedRanking(
  id: LedgerMeasureId,
  place: Place,
  totals: Totals,
): [string, string[]][] {
  const isRate = measure(id).kind === "rate";
  const nothing: Counts = isRate ? [0, 0, 0] : [0, null, null];
  const cells = (counts: Counts): string[] =>
    isRate ? [rateText(counts), countsText(counts)] : [String(counts[0])];
  const parts = parseGroups(totals[place]);
  const rows = areaChildren(place).map(({ adcode, name }): [string, string[]] => [
    name,
    cells(parts.get(adcode) ?? nothing),
  ]);
  const unplaced = parts.get(null);
  if (unplaced !== undefined) rows.push(["未定位", cells(unplaced)]);
  rows.push(["合计", cells(parseGroups(totals.place).get(place) ?? nothing)]);
  return rows;
}
