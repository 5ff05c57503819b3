import { buildMode } from "../../src/domain/codelists.ts";
import { measure } from "../../src/domain/measure.ts";
import { predicateColumns } from "../../src/domain/predicate.ts";
import type { Lattice } from "./lattice.ts";
import { equalTo, shifted, valueAt, type Restriction, type Sum } from "./linear.ts";
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

function oneWayMoves(now: PlaceLattice, before: PlaceLattice, offset: number): Restriction[] {
  const areas = [...new Set(now.variables.map(({ area }) => area))];
  return areas.flatMap((area) => {
    const changes = changesOf(now, before, offset, area);
    const { withUnion, without } = changes;
    return [withUnion, without, together(withUnion, without)].flatMap((family) =>
      oneWay([...family.values()]),
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

type Family = Map<string, Change>;

function changesOf(
  now: PlaceLattice,
  before: PlaceLattice,
  offset: number,
  area: string | null,
): { withUnion: Family; without: Family } {
  const places = new Map(before.variables.map(({ key }, index) => [key, index]));
  const withUnion: Family = new Map();
  const without: Family = new Map();
  now.variables.forEach((variable, index) => {
    const earlier = places.get(variable.key);
    if (variable.area !== area || variable.table === "heads" || earlier === undefined) return;
    const change = {
      sum: { indices: [index, offset + earlier], factors: [1, -1] },
      value: (now.actual[index] ?? 0) - (before.actual[earlier] ?? 0),
    };
    const family = hasUnion(variable) ? withUnion : without;
    const key = bothSides(variable);
    const other = family.get(key);
    family.set(key, other === undefined ? change : joined(other, change));
  });
  return { withUnion, without };
}

const hasUnion = ({ one }: Variable): boolean =>
  buildMode.codes.some(({ id }) => id === one.mode && id !== "none");

/** What a class is apart from having a union: the same for the class of those that have none. */
function bothSides({ table, member, key, parts }: Variable): string {
  const lasting = [...parts].filter(
    ([id]) => !predicateColumns(measure(id).population).includes("build_mode"),
  );
  const [, , size, nature] = table === "core" ? key.split("|") : [];
  const counted = lasting.map(([id, part]) => `${id}:${part === "left-out"}`);
  return [table, member, size, nature, ...counted].join("|");
}

const joined = (a: Change, b: Change): Change => ({
  sum: {
    indices: [...a.sum.indices, ...b.sum.indices],
    factors: [...a.sum.factors, ...b.sum.factors],
  },
  value: a.value + b.value,
});

function together(a: Family, b: Family): Family {
  const both = new Map(a);
  for (const [key, change] of b) {
    const other = both.get(key);
    both.set(key, other === undefined ? change : joined(other, change));
  }
  return both;
}
