import { ckmeans } from "simple-statistics";

/** The least value of each class but the first, by natural breaks: at most `classes` of them, fewer for few values. */
export function naturalLimits(values: readonly number[], classes: number): number[] {
  const count = Math.min(classes, new Set(values).size);
  return count < 2
    ? []
    : ckmeans([...values], count)
        .slice(1)
        .flatMap(([least]) => least ?? []);
}
