import { formatCount } from "../domain/format.ts";
import type { LinkFault } from "../domain/linkFault.ts";
import type { Catalogue } from "../words/words.ts";

/** Parts that are named; of the others their number is told. */
const named = 6;

/** What of a link was ignored, in a sentence. */
export function ignoredParts(faults: readonly LinkFault[], words: Catalogue): string {
  const { ignored, faults: say, more } = words.badLink;
  const told = faults.slice(0, named).map(({ kind, text }) => say[kind](text));
  const rest = faults.length - told.length;
  const all = rest > 0 ? [...told, more(formatCount(rest))] : told;
  return `${ignored}${words.colon}${all.join(words.semicolon)}`;
}
