import { formatCount } from "../../domain/format.ts";
import type { MatchCounts } from "../../query/matchedSql.ts";
import type { Catalogue } from "../../words/words.ts";

/** How many enterprises two selections have in common and each alone, and how they were matched. */
export const matchedSentence = (
  { both, first, second }: MatchCounts,
  { slicing }: Catalogue,
): string =>
  slicing.compare.sameEnterprises.note(formatCount(both), formatCount(first), formatCount(second));
