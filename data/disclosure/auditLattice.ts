import {
  added,
  difference,
  equalTo,
  sumOf,
  valueAt,
  type Restriction,
  type Sum,
} from "./linear.ts";
import { compactLattice } from "./compactLattice.ts";
import { beyondAll, type Lattice, type Need } from "./lattice.ts";
import { isHighReached, isLowReached, openReach, widen, type Reach } from "./reach.ts";
import { openSolver, type Solver } from "./solver.ts";

/**
 * The needs that are not met when some rows are hidden and all others are shown: by a linear programme for every limit
 * that no solution so far has reached. None: it is proven that each stays possible.
 */
export async function auditLattice(
  lattice: Lattice,
  hidden: ReadonlySet<string>,
): Promise<Reach[]> {
  const { actual, restrictions, rows, needs } = compactLattice(lattice);
  const shown = rows
    .filter(({ key }) => !hidden.has(key))
    .flatMap(({ quantities }) => quantities.map((sum) => equalTo(sum, valueAt(sum, actual))));
  const exposed = await exposedNeeds(actual.length, [...restrictions, ...shown], needs);
  return exposed.map((reach) => ({
    ...reach,
    need: lattice.needs[needs.indexOf(reach.need)] ?? reach.need,
  }));
}

/** The same for whoever has the restrictions alone. Throws when nothing satisfies them. */
async function exposedNeeds(
  variables: number,
  known: readonly Restriction[],
  needs: readonly Need[],
): Promise<Reach[]> {
  if (needs.length === 0) return [];
  const { programme, above, below } = cappedProgramme(variables, known, needs);
  const solver = await openSolver(programme);
  const reaches = needs.map(openReach);
  try {
    reachTogether(solver, reaches, above, (reach) => !isHighReached(reach));
    reachTogether(solver, reaches, below, (reach) => !isLowReached(reach));
    return reaches.filter((reach) => !isHighReached(reach) || !isLowReached(reach));
  } finally {
    solver.close();
  }
}

interface CappedProgramme {
  programme: Parameters<typeof openSolver>[0];
  /** What is to be maximised for each need: how far it gets towards its upper limit, and towards its lower one. */
  above: readonly Sum[];
  below: readonly Sum[];
}

/**
 * Two columns per need beside the variables: one that follows the quantity up to the upper limit, one that follows how
 * far it stays over the lower one. Maximising many of the first, or the least of the second, reaches many limits in one
 * solution.
 */
function cappedProgramme(
  variables: number,
  known: readonly Restriction[],
  needs: readonly Need[],
): CappedProgramme {
  const up = needs.map((_, index) => variables + index);
  const down = needs.map((_, index) => variables + needs.length + index);
  const follow = needs.flatMap(({ quantity, lower }, index): Restriction[] => [
    {
      sum: difference(quantity, sumOf([up[index] ?? 0])),
      lower: 0,
      upper: Infinity,
    },
    {
      sum: difference(quantity, sumOf([down[index] ?? 0])),
      lower: -Infinity,
      upper: lower,
    },
  ]);
  const all = Array.from({ length: variables }, () => beyondAll);
  return {
    programme: {
      lower: [...all, ...needs, ...needs].map(() => 0),
      upper: [...all, ...needs.map(({ upper }) => upper), ...needs.map(() => 1e9)],
      restrictions: [...known, ...follow],
    },
    above: up.map((column) => sumOf([column])),
    below: down.map((column) => ({ indices: [column], factors: [-1] })),
  };
}

/** Solves for all needs that are not reached together, as long as that reaches any, then for each of the rest alone. */
function reachTogether(
  solver: Solver,
  reaches: readonly Reach[],
  objectives: readonly Sum[],
  isWanting: (reach: Reach) => boolean,
): void {
  const wanting = (): number[] =>
    reaches.flatMap((reach, index) => (isWanting(reach) ? [index] : []));
  const solve = (indices: readonly number[]): void => {
    const point = solver.maximise(
      added(indices.map((index) => [1, objectives[index] ?? sumOf([])])),
    );
    if (point === null)
      throw new Error("nothing satisfies what is published: it contradicts itself");
    for (const reach of reaches) widen(reach, point);
  };
  for (let before = Infinity, left = wanting(); left.length > 0 && left.length < before;) {
    before = left.length;
    solve(left);
    left = wanting();
  }
  for (const index of wanting()) if (isWanting(reaches[index] as Reach)) solve([index]);
}
