import type { Lattice } from "../../../data/disclosure/lattice.ts";
import { valueAt } from "../../../data/disclosure/linear.ts";

interface Equation {
  variables: readonly number[];
  value: number;
}

/**
 * An attacker who reads the shown rows and tries every table of whole numbers that fits them. Returns the least and
 * the greatest value of each need's quantity. Shares no code with the audit.
 */
export function everySolution(
  { actual, rows, needs }: Lattice,
  hidden: ReadonlySet<string>,
): { least: number; greatest: number }[] {
  const equations = rows
    .filter(({ key }) => !hidden.has(key))
    .flatMap(({ quantities }) =>
      quantities.map((sum): Equation => ({ variables: sum.indices, value: valueAt(sum, actual) })),
    );
  const most = Math.max(...equations.map(({ value }) => value), 0);
  const found = needs.map(() => ({ least: Infinity, greatest: -Infinity }));
  const point: (number | undefined)[] = actual.map(() => undefined);

  const room = (variable: number): number =>
    Math.min(
      ...equations
        .filter(({ variables }) => variables.includes(variable))
        .map(({ variables, value }) =>
          variables.reduce((left, other) => left - (point[other] ?? 0), value),
        ),
      // A cell that nothing bounds may be anything: a little more than everything shown is enough.
      most + 6,
    );
  const isFitting = (variable: number): boolean =>
    equations.every(
      ({ variables, value }) =>
        !variables.includes(variable) ||
        variables.some((other) => point[other] === undefined) ||
        variables.reduce((sum, other) => sum + (point[other] ?? 0), 0) === value,
    );

  const order = [...actual.keys()];
  function place(depth: number): void {
    const variable = order[depth];
    if (variable === undefined) {
      needs.forEach(({ quantity }, index) => {
        const value = valueAt(quantity, point as number[]);
        const one = found[index];
        if (one === undefined) return;
        one.least = Math.min(one.least, value);
        one.greatest = Math.max(one.greatest, value);
      });
      return;
    }
    const last = room(variable);
    for (let value = 0; value <= last; value++) {
      point[variable] = value;
      if (isFitting(variable)) place(depth + 1);
    }
    point[variable] = undefined;
  }
  place(0);
  return found;
}
