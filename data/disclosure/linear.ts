/** A weighted sum of variables, by their indices. */
export interface Sum {
  readonly indices: readonly number[];
  readonly factors: readonly number[];
}

/** lower ≤ sum ≤ upper. */
export interface Restriction {
  readonly sum: Sum;
  readonly lower: number;
  readonly upper: number;
}

export const sumOf = (indices: readonly number[]): Sum => ({
  indices,
  factors: indices.map(() => 1),
});

/** Several sums as one; variables that cancel out are dropped. */
export function added(parts: readonly (readonly [factor: number, sum: Sum])[]): Sum {
  const factors = new Map<number, number>();
  for (const [factor, sum] of parts)
    sum.indices.forEach((variable, place) => {
      const before = factors.get(variable) ?? 0;
      factors.set(variable, before + factor * (sum.factors[place] ?? 0));
    });
  const kept = [...factors].filter(([, factor]) => factor !== 0);
  return { indices: kept.map(([variable]) => variable), factors: kept.map(([, factor]) => factor) };
}

/** a − b. */
export const difference = (a: Sum, b: Sum): Sum =>
  added([
    [1, a],
    [-1, b],
  ]);

export const valueAt = ({ indices, factors }: Sum, point: ArrayLike<number>): number =>
  indices.reduce(
    (total, variable, place) => total + (factors[place] ?? 0) * (point[variable] ?? 0),
    0,
  );

export const equalTo = (sum: Sum, value: number): Restriction => ({
  sum,
  lower: value,
  upper: value,
});

export const shifted = ({ indices, factors }: Sum, offset: number): Sum => ({
  indices: indices.map((variable) => variable + offset),
  factors,
});
