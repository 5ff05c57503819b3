import type { Key } from "../../domain/filter.ts";
import type { Answer, AnswerRow } from "../../query/answer.ts";

/** A group on both sides of a comparison; undefined where a side does not have it. */
export interface ComparedGroup {
  key: Key;
  first: AnswerRow | undefined;
  second: AnswerRow | undefined;
}

/** The groups that count anything on either side, those of the first in its order, then those of the second alone. */
export function comparedGroups(first: Answer, second: Answer): ComparedGroup[] {
  const [own, others] = [byKey(first), byKey(second)];
  const keys = [...own.keys(), ...[...others.keys()].filter((key) => !own.has(key))];
  return keys
    .map((key) => ({ key, first: own.get(key), second: others.get(key) }))
    .filter((group) => isAny(group.first) || isAny(group.second));
}

const byKey = ({ rows }: Answer): Map<Key, AnswerRow> =>
  new Map(rows.map((row) => [row.keys[0] ?? null, row]));

const isAny = (row: AnswerRow | undefined): boolean =>
  row !== undefined &&
  (row.status === "hidden" || (row.numerator ?? 0) > 0 || (row.denominator ?? 0) > 0);
