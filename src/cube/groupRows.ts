import type { Key } from "../domain/filter.ts";
import { isCounted } from "../query/isCounted.ts";
import type { CountRow } from "../query/question.ts";
import type { GroupCounts, PairCounts } from "./marginals.ts";

/** The counts that stand at a position; a measure of width 1 has a numerator alone. */
export const countRowAt = (
  counts: Float64Array,
  at: number,
  width: number,
  keys: readonly Key[],
): CountRow => ({
  side: "base",
  keys,
  numerator: counts[at * width] ?? 0,
  denominator: width === 1 ? null : (counts[at * width + 1] ?? 0),
  leftOut: width === 1 ? null : (counts[at * width + 2] ?? 0),
});

/** The groups that count anything, as `answerSql` would give them. */
export const groupRows = ({ keys, counts }: GroupCounts, width: number): CountRow[] =>
  keys.flatMap((key, at) => counted(countRowAt(counts, at, width, [key])));

/** The pairs of groups that count anything, as `answerSql` would give them for two dimensions. */
export const pairRows = (
  { keys: [first, second], counts }: PairCounts,
  width: number,
): CountRow[] =>
  first.flatMap((a, row) =>
    second.flatMap((b, column) =>
      counted(countRowAt(counts, row * second.length + column, width, [a, b])),
    ),
  );

const counted = (row: CountRow): CountRow[] => (isCounted(row) ? [row] : []);
