import { added, sumOf, valueAt, type Restriction, type Sum } from "./linear.ts";
import { auditLattice } from "./auditLattice.ts";
import { compactLattice } from "./compactLattice.ts";
import { beyondAll, tolerance, type Lattice, type Need } from "./lattice.ts";
import { isHighReached, isLowReached, openReach, widen, type Reach } from "./reach.ts";
import { openSolver, type Programme, type Solver } from "./solver.ts";

/** How often the whole is audited anew after rows were hidden. */
const rounds = 6;

/**
 * The rows to hide so that every need is met: those hidden anyway, and for each need that would not be met the cheapest
 * rows that have to move along when the quantity moves to its limits. Rows that hold nothing are always shown. Throws
 * an error that names what cannot be hidden.
 */
export async function suppressLattice(
  lattice: Lattice,
  anyway: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const hidden = new Set(anyway);
  let exposed: Reach[] = [];
  for (let round = 0; round < rounds; round++) {
    exposed = await auditLattice(lattice, hidden);
    if (exposed.length === 0) return hidden;
    await hideFor(
      lattice,
      hidden,
      exposed.map(({ need }) => need),
    );
  }
  const [first] = exposed;
  throw new Error(
    `${first?.need.row ?? ""}: between ${first?.lowest} and ${first?.highest} can be told from what is published`,
  );
}

/** Hides what lets these quantities move: one programme in changes of the variables serves for all. */
async function hideFor(
  whole: Lattice,
  hidden: Set<string>,
  exposed: readonly Need[],
): Promise<void> {
  const lattice = compactLattice({ ...whole, needs: exposed });
  const moves = moveProgramme(lattice);
  const solver = await openSolver(moves.programme);
  const reaches = lattice.needs.map(openReach);
  try {
    for (const [index, reach] of reaches.entries()) {
      const now = valueAt(reach.need.quantity, lattice.actual);
      const hide = (limit: number): void => {
        const moved = cheapestMove(solver, moves, hidden, index, limit - now);
        if (moved === null) throw new Error(`${reach.need.row}: nothing published could hide it`);
        for (const key of moved.rows) hidden.add(key);
        const point = lattice.actual.map((value, variable) => value + (moved.point[variable] ?? 0));
        for (const one of reaches) widen(one, point);
      };
      if (!isHighReached(reach)) hide(reach.need.upper);
      if (!isLowReached(reach)) hide(reach.need.lower);
    }
  } finally {
    solver.close();
  }
}

interface Moves {
  programme: Programme;
  /** The restriction that makes the quantity of each need move. */
  targets: readonly number[];
  /** The columns that follow what moves in each row, and what each unit of it costs. */
  rows: readonly { key: string; columns: readonly number[]; cost: number }[];
}

/** Columns: up and down of each variable, then up and down of each quantity of each row. */
function moveProgramme({ actual, restrictions, rows, needs }: Lattice): Moves {
  const size = actual.length;
  const lower = actual.map((value) => -value);
  const upper = actual.map(() => beyondAll);
  const all: Restriction[] = restrictions.map(({ sum, ...limits }) => {
    const now = valueAt(sum, actual);
    return { sum, lower: limits.lower - now, upper: limits.upper - now };
  });
  let next = size;
  const followed = rows.map(({ key, quantities, cost }) => {
    const columns = quantities.flatMap((sum) => {
      const [up, down] = [next++, next++];
      lower.push(0, 0);
      upper.push(beyondAll, beyondAll);
      all.push({ sum: follows(sum, up, down), lower: 0, upper: 0 });
      return [up, down];
    });
    return { key, columns, cost };
  });
  const targets = needs.map(({ quantity }) => {
    all.push({ sum: quantity, lower: -Infinity, upper: Infinity });
    return all.length - 1;
  });
  return { programme: { lower, upper, restrictions: all }, targets, rows: followed };
}

const follows = (sum: Sum, up: number, down: number): Sum =>
  added([
    [1, sum],
    [-1, sumOf([up])],
    [1, sumOf([down])],
  ]);

/** The shown rows that move in the cheapest change that moves one need's quantity by `change`. */
function cheapestMove(
  solver: Solver,
  { targets, rows }: Moves,
  hidden: ReadonlySet<string>,
  need: number,
  change: number,
): { rows: string[]; point: Float64Array } | null {
  const target = targets[need] ?? 0;
  solver.restrict(target, change, change);
  const shown = rows.filter(({ key }) => !hidden.has(key));
  const point = solver.maximise({
    indices: shown.flatMap(({ columns }) => columns),
    factors: shown.flatMap(({ columns, cost }) => columns.map(() => -cost)),
  });
  solver.restrict(target, -Infinity, Infinity);
  if (point === null) return null;
  const moving = shown.filter(({ columns }) =>
    columns.some((column) => (point[column] ?? 0) > tolerance),
  );
  return { rows: moving.map(({ key }) => key), point };
}
