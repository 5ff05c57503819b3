import type { Lattice } from "./lattice.ts";
import { valueAt, type Restriction, type Sum } from "./linear.ts";

/**
 * The same lattice without the variables that everybody knows to be 0: a row that holds nothing is always shown, and
 * what adds up to 0 is 0. Most classes of small areas are empty, so that little is left.
 */
export function compactLattice(lattice: Lattice): Lattice {
  const zeros = knownZeros(lattice);
  const places = new Map<number, number>();
  lattice.actual.forEach((_, variable) => {
    if (!zeros.has(variable)) places.set(variable, places.size);
  });
  const kept = (sum: Sum): Sum => keptSum(sum, places);
  return {
    actual: lattice.actual.filter((_, variable) => places.has(variable)),
    restrictions: lattice.restrictions
      .map((restriction) => ({ ...restriction, sum: kept(restriction.sum) }))
      .filter(({ sum }) => sum.indices.length > 0),
    rows: lattice.rows
      .map(({ key, cost, quantities }) => ({
        key,
        cost,
        quantities: quantities.map(kept).filter(({ indices }) => indices.length > 0),
      }))
      .filter(({ quantities }) => quantities.length > 0),
    needs: lattice.needs.map((need) => ({ ...need, quantity: kept(need.quantity) })),
  };
}

function keptSum({ indices, factors }: Sum, places: ReadonlyMap<number, number>): Sum {
  const parts = indices.flatMap((variable, place) => {
    const index = places.get(variable);
    return index === undefined ? [] : [[index, factors[place] ?? 0] as const];
  });
  return { indices: parts.map(([index]) => index), factors: parts.map(([, factor]) => factor) };
}

function knownZeros({ actual, rows, restrictions }: Lattice): ReadonlySet<number> {
  const zeros = new Set<number>();
  for (const { quantities } of rows)
    if (quantities.every((sum) => valueAt(sum, actual) === 0))
      for (const { indices } of quantities) for (const variable of indices) zeros.add(variable);
  const bounded = restrictions.filter(({ upper, lower }) => upper === 0 || lower === 0);
  for (let before = -1; zeros.size > before;) {
    before = zeros.size;
    for (const restriction of bounded)
      for (const variable of zeroedBy(restriction, zeros)) zeros.add(variable);
  }
  return zeros;
}

/** The variables of a sum that cannot be but 0: all pull to one side, where there is no room. */
function zeroedBy(
  { sum: { indices, factors }, lower, upper }: Restriction,
  zeros: ReadonlySet<number>,
): readonly number[] {
  const left = indices.flatMap((variable, place) =>
    zeros.has(variable) ? [] : [{ variable, factor: factors[place] ?? 0 }],
  );
  const none =
    (upper === 0 && left.every(({ factor }) => factor > 0)) ||
    (lower === 0 && left.every(({ factor }) => factor < 0));
  return none ? left.map(({ variable }) => variable) : [];
}
