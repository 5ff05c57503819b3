import loadHighs from "highs";
import type { Restriction, Sum } from "./linear.ts";

/** A linear programme: columns with their ranges, and restrictions on sums of them. */
export interface Programme {
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly restrictions: readonly Restriction[];
}

/** A programme that is solved for one objective after the other. */
export interface Solver {
  /** The point at which a sum is greatest; null when nothing satisfies the restrictions. */
  maximise: (objective: Sum) => Float64Array | null;
  /** Other limits of a restriction, by its place in the programme. */
  restrict: (restriction: number, lower: number, upper: number) => void;
  close: () => void;
}

/** Opens a programme in HiGHS. Every column must be bounded from above: an unbounded objective is an error. */
export async function openSolver({ lower, upper, restrictions }: Programme): Promise<Solver> {
  const highs = await loadHighs();
  const model = highs.createModel({
    numCols: lower.length,
    numRows: restrictions.length,
    sense: highs.constants.objectiveSense.maximize,
    colCost: new Float64Array(lower.length),
    colLower: Float64Array.from(lower),
    colUpper: Float64Array.from(upper),
    rowLower: Float64Array.from(restrictions, (restriction) => restriction.lower),
    rowUpper: Float64Array.from(restrictions, (restriction) => restriction.upper),
    matrix: matrixOf(lower.length, restrictions),
  });
  model.options.set({ output_flag: false });
  const costs = new Float64Array(lower.length);
  const everyColumn = { kind: "range", from: 0, to: lower.length - 1 } as const;

  function setObjective({ indices, factors }: Sum): void {
    costs.fill(0);
    indices.forEach((column, place) => (costs[column] = factors[place] ?? 0));
    model.changeColsCost(everyColumn, costs);
  }

  return {
    maximise: (objective) => {
      setObjective(objective);
      model.run();
      const status = model.getModelStatus();
      const { optimal, infeasible } = highs.constants.modelStatus;
      if (status === infeasible) return null;
      if (status !== optimal) throw new Error(`the solver ended with status ${status}`);
      return model.getSolution().colValue;
    },
    restrict: (restriction, low, high) => {
      model.changeRowBounds(restriction, low, high);
    },
    close: () => model.dispose(),
  };
}

interface Matrix {
  format: "csr";
  numRows: number;
  numCols: number;
  starts: Int32Array;
  indices: Int32Array;
  values: Float64Array;
}

function matrixOf(columns: number, restrictions: readonly Restriction[]): Matrix {
  const starts = new Int32Array(restrictions.length + 1);
  restrictions.forEach(({ sum }, row) => {
    starts[row + 1] = (starts[row] ?? 0) + sum.indices.length;
  });
  return {
    format: "csr",
    numRows: restrictions.length,
    numCols: columns,
    starts,
    indices: Int32Array.from(restrictions.flatMap(({ sum }) => [...sum.indices])),
    values: Float64Array.from(restrictions.flatMap(({ sum }) => [...sum.factors])),
  };
}
