import type { Variable } from "./placeVariables.ts";

/** A variable and its place among all. */
export interface Indexed {
  variable: Variable;
  index: number;
}

export const indexed = (variables: readonly Variable[]): Indexed[] =>
  variables.map((variable, index) => ({ variable, index }));
