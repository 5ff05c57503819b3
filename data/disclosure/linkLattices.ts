import { group } from "d3-array";
import { buildMode } from "../../src/domain/codelists.ts";
import { measure } from "../../src/domain/measure.ts";
import { predicateColumns } from "../../src/domain/predicate.ts";
import { indexed } from "./indexedVariable.ts";
import type { Lattice } from "./lattice.ts";
import { added, equalTo, shifted, valueAt, type Restriction, type Sum } from "./linear.ts";
import type { PlaceLattice } from "./placeLattice.ts";
import type { Variable } from "./placeVariables.ts";

/** A place in a period that readers have already seen, or see beside this one. */
export interface SeenPlace {
  readonly lattice: PlaceLattice;
  readonly hidden: ReadonlySet<string>;
}

/**
 * A lattice together with one that is seen beside it, for a reader who guesses rightly what moved only one way in an
 * area between the two: enterprises with a union, those without, or both together, in every class. What must not be
 * known of either must stay unknown.
 */
export function linkLattices(now: PlaceLattice, { lattice: before, hidden }: SeenPlace): Lattice {
  const offset = now.actual.length;
  const seen = before.rows
    .filter(({ key }) => !hidden.has(key))
    .flatMap(({ quantities }) =>
      quantities.map((sum) => equalTo(shifted(sum, offset), valueAt(sum, before.actual))),
    );
  return {
    actual: [...now.actual, ...before.actual],
    rows: now.rows,
    restrictions: [
      ...now.restrictions,
      ...before.restrictions.map((one) => ({ ...one, sum: shifted(one.sum, offset) })),
      ...seen,
      ...oneWayMoves(now, before, offset),
    ],
    needs: [
      ...now.needs,
      ...before.needs.map((need) => ({ ...need, quantity: shifted(need.quantity, offset) })),
    ],
  };
}

/** The change of one class, or of both sides of it, from one lattice to the other. */
interface Change {
  sum: Sum;
  value: number;
}

interface ClassChange extends Change {
  variable: Variable;
}

function oneWayMoves(now: PlaceLattice, before: PlaceLattice, offset: number): Restriction[] {
  const places = new Map(before.variables.map(({ key }, index) => [key, index]));
  const counted = indexed(now.variables).filter(({ variable }) => variable.table !== "heads");
  const areas = group(counted, ({ variable }) => variable.area);
  return [...areas.values()].flatMap((here) => {
    const changes = here.flatMap(({ variable, index }): ClassChange[] => {
      const earlier = places.get(variable.key);
      if (earlier === undefined) return [];
      const sum = { indices: [index, offset + earlier], factors: [1, -1] };
      const value = (now.actual[index] ?? 0) - (before.actual[earlier] ?? 0);
      return [{ variable, sum, value }];
    });
    const withUnion = changes.filter(({ variable }) => hasUnion(variable));
    const without = changes.filter(({ variable }) => !hasUnion(variable));
    return [withUnion, without, [...withUnion, ...without]].flatMap((family) =>
      oneWay(byClass(family)),
    );
  });
}

/** What all changes of a family have in common: none is below zero, none is above, or (both) none is at all. */
const oneWay = (changes: readonly Change[]): Restriction[] => [
  ...(changes.every(({ value }) => value >= 0)
    ? changes.map(({ sum }) => ({ sum, lower: 0, upper: Infinity }))
    : []),
  ...(changes.every(({ value }) => value <= 0)
    ? changes.map(({ sum }) => ({ sum, lower: -Infinity, upper: 0 }))
    : []),
];

const hasUnion = ({ one }: Variable): boolean =>
  buildMode.codes.some(({ id }) => id === one.mode && id !== "none");

/** What a class is apart from having a union: the same for the class of those that have none. */
function bothSides({ table, member, tells, parts }: Variable): string {
  const lasting = [...parts].filter(
    ([id]) => !predicateColumns(measure(id).population).includes("build_mode"),
  );
  const { size, nature } = table === "core" ? tells : { size: "", nature: "" };
  const counted = lasting.map(([id, part]) => `${id}:${part === "left-out"}`);
  return [table, member, size, nature, ...counted].join("|");
}

/** Changes of what is one class apart from having a union, as one. */
const byClass = (changes: readonly ClassChange[]): Change[] =>
  [...group(changes, ({ variable }) => bothSides(variable)).values()].map((alike) => ({
    sum: added(alike.map(({ sum }) => [1, sum])),
    value: alike.reduce((total, { value }) => total + value, 0),
  }));
