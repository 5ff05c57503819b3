/**
 * A condition on one row of a table, as data: turned into SQL by query/predicateSql.ts and read by people through the
 * words of the measure. Unknown values (NULL) never satisfy a condition except `known: false`.
 */
export type Predicate =
  | { column: string; in: readonly string[] }
  | { column: string; min?: number; max?: number }
  /** A date between two ISO days, both included. */
  | { column: string; from: string; to: string }
  | { column: string; is: boolean }
  /** Some bit of the list is set. */
  | { column: string; listed: true }
  /** The bit of this code is set. */
  | { column: string; lists: string }
  | { column: string; known: boolean }
  | { all: readonly Predicate[] }
  | { any: readonly Predicate[] };

/** Columns that a predicate reads. */
export function predicateColumns(predicate: Predicate): string[] {
  if ("all" in predicate) return predicate.all.flatMap(predicateColumns);
  if ("any" in predicate) return predicate.any.flatMap(predicateColumns);
  return [predicate.column];
}

/** The conditions that must all hold, flattened through nested `all`. */
export const conjuncts = (predicate: Predicate): readonly Predicate[] =>
  "all" in predicate ? predicate.all.flatMap(conjuncts) : [predicate];
