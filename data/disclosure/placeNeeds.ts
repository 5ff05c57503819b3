import type { CountedId } from "../../src/domain/measure.ts";
import { isDominated, isFew, type DisclosureRule } from "./disclosureRule.ts";
import type { Need } from "./lattice.ts";
import { difference, valueAt, type Sum } from "./linear.ts";
import type { AreaHeads } from "./placeData.ts";
import { rowKey, uncoveredOf, wholePlace, type PlaceRow } from "./placeRow.ts";
import { isHeadcount } from "./placeVariables.ts";

/** What must not be known, were these the true values. */
export const placeNeeds = (
  rows: readonly PlaceRow[],
  actual: readonly number[],
  rule: DisclosureRule,
  heads: readonly AreaHeads[],
): Need[] => [
  ...rows.flatMap((row) => countNeeds(row, actual, rule)),
  ...nestedNeeds(rows, actual, rule),
  ...headNeeds(heads, rows, actual, rule),
];

/** Numerator and rest of the denominator, where they are few. */
function countNeeds(row: PlaceRow, actual: readonly number[], rule: DisclosureRule): Need[] {
  const least = isHeadcount(row.measure) ? rule.persons : rule.enterprises;
  return fewNeeds(row.key, [row.numerator, uncoveredOf(row)], actual, least);
}

const fewNeeds = (
  row: string,
  quantities: readonly Sum[],
  actual: readonly number[],
  least: number,
): Need[] =>
  quantities
    .filter((quantity) => isFew(Math.round(valueAt(quantity, actual)), least))
    .map((quantity) => ({ row, quantity, lower: 0, upper: least }));

/** Measures of which one counts a part of what the other counts: their difference is told along with them. */
const nested: readonly (readonly [outer: CountedId, inner: CountedId])[] = [
  ["union-rate-25plus", "rate-100plus"],
  ["union-rate-25plus", "zone-50plus-rate"],
];

function nestedNeeds(
  rows: readonly PlaceRow[],
  actual: readonly number[],
  rule: DisclosureRule,
): Need[] {
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return nested.flatMap(([outer, inner]) =>
    rows
      .filter(({ measure }) => measure === inner)
      .flatMap((row) => {
        const around = byKey.get(rowKey(outer, row.scope, row.by, row.member));
        if (around === undefined) return [];
        const differences = [
          difference(around.numerator, row.numerator),
          difference(uncoveredOf(around), uncoveredOf(row)),
        ];
        return fewNeeds(row.key, differences, actual, rule.enterprises).map((need): Need => ({
          ...need,
          implied: true,
        }));
      }),
  );
}

/** Headcounts that a large contributor dominates: both limits lie as far away as the rule asks. */
function headNeeds(
  heads: readonly AreaHeads[],
  rows: readonly PlaceRow[],
  actual: readonly number[],
  rule: DisclosureRule,
): Need[] {
  return rows.flatMap((row) => {
    const behind = heads.filter(
      ({ area, measure }) =>
        measure === row.measure && (row.scope === wholePlace || area === row.scope),
    );
    return (["numerator", "denominator"] as const).flatMap((count): Need[] => {
      const value = valueAt(row[count], actual);
      const ranked = behind
        .flatMap((one) => [one[count].first, one[count].second])
        .sort((a, b) => b - a);
      const [first = 0, second = 0] = ranked;
      if (!isDominated({ total: value, first, second }, rule)) return [];
      const room = Math.max(rule.persons, Math.ceil(rule.dominance * first));
      const [quantity, lower] = [row[count], Math.max(0, value - room)];
      return [{ row: row.key, quantity, lower, upper: value + room }];
    });
  });
}
