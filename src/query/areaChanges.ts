import { ascending } from "d3-array";
import { measure } from "../domain/measure.ts";
import type { Answer, AnswerRow } from "./answer.ts";

/** An area in two periods. */
export interface AreaChange {
  /** null is 未定位. */
  adcode: string | null;
  before: AnswerRow | undefined;
  after: AnswerRow | undefined;
  /** After minus before: a share of 1 for rates, a quotient for ratios, a count for counts; null where either is not told. */
  difference: number | null;
  /** After minus before of the numerator, in the unit counted; null where either is not told. */
  gained: number | null;
}

/**
 * What changed between two answers to one question about the parts of an area: the largest rise first, what cannot be
 * told last. Both answers are grouped by area and of one measure.
 */
export function areaChanges(before: Answer, after: Answer): AreaChange[] {
  const isCount = measure(after.question.measure).kind === "count";
  const [from, to] = [rowsByArea(before), rowsByArea(after)];
  return [...new Set([...to.keys(), ...from.keys()])]
    .map((adcode): AreaChange => {
      const [first, second] = [from.get(adcode), to.get(adcode)];
      const gained = minus(second?.numerator, first?.numerator);
      const difference = isCount ? gained : minus(second?.value, first?.value);
      return { adcode, before: first, after: second, difference, gained };
    })
    .sort(
      (a, b) =>
        (b.difference ?? -Infinity) - (a.difference ?? -Infinity) ||
        ascending(a.adcode ?? "~", b.adcode ?? "~"),
    );
}

/** The areas that moved most, up or down, without 未定位 and those that did not move. */
export const movers = (changes: readonly AreaChange[], most: number): AreaChange[] =>
  changes
    .filter(({ adcode, difference }) => adcode !== null && (difference ?? 0) !== 0)
    .sort((a, b) => Math.abs(b.difference ?? 0) - Math.abs(a.difference ?? 0))
    .slice(0, most);

const rowsByArea = ({ rows }: Answer): Map<string | null, AnswerRow> =>
  new Map(rows.map((row) => [row.keys[0] ?? null, row]));

const minus = (
  after: number | null | undefined,
  before: number | null | undefined,
): number | null => (after == null || before == null ? null : after - before);
