import type { DisclosureRule } from "./disclosureRule.ts";
import type { Lattice } from "./lattice.ts";
import type { AreaHeads, PlaceData } from "./placeData.ts";
import { placeNeeds } from "./placeNeeds.ts";
import { placeRestrictions } from "./placeRestrictions.ts";
import type { PlaceRow } from "./placeRow.ts";
import { placeRows } from "./placeRows.ts";
import { placeVariables, variableKeys, type Variable } from "./placeVariables.ts";

export interface PlaceLattice extends Lattice {
  readonly variables: readonly Variable[];
  readonly rows: readonly PlaceRow[];
  readonly heads: readonly AreaHeads[];
}

/** Everything that is published about a place in a period, and what of it must not be known. */
export function placeLattice(data: PlaceData, rule: DisclosureRule): PlaceLattice {
  const variables = placeVariables(data);
  const actual = trueValues(data, variables);
  const rows = placeRows(data, variables);
  const { areas, measures, heads } = data;
  const needs = placeNeeds(rows, actual, rule, heads);
  return {
    variables,
    actual,
    rows,
    needs,
    heads,
    restrictions: placeRestrictions(areas, measures, variables),
  };
}

function trueValues({ classes, measures }: PlaceData, variables: readonly Variable[]): number[] {
  const places = new Map(variables.map(({ key }, index) => [key, index]));
  const actual = variables.map(() => 0);
  const add = (key: string, count: number): void => {
    const index = places.get(key);
    if (index === undefined) throw new Error(`no variable ${key}`);
    actual[index] = (actual[index] ?? 0) + count;
  };
  const keysOf = variableKeys(measures);
  for (const one of classes) {
    for (const key of keysOf(one)) add(key, one.enterprises);
    for (const [id, { numerator, denominator }] of one.heads) {
      add(["heads", one.area, id, "covered"].join("|"), numerator);
      add(["heads", one.area, id, "uncovered"].join("|"), denominator - numerator);
    }
  }
  return actual;
}

/** The rows that hold something that must not be known: hidden whatever else is. */
export const primaryRows = ({ needs }: Lattice): Set<string> =>
  new Set(needs.filter(({ implied }) => implied !== true).map(({ row }) => row));
