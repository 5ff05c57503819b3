import { formatCount } from "../domain/format.ts";
import type { Measure } from "../domain/measure.ts";
import type { Catalogue } from "../words/words.ts";

/** What is written at both ends of an axis from 0: a share ends at 100 %, anything else at `most`. */
export const axisEnds = (
  kind: Measure["kind"] | null,
  most: number,
  words: Catalogue,
): [string, string] =>
  kind === "rate" ? [words.percent("0"), words.percent("100")] : ["0", endText(kind, most)];

/** A ratio seldom ends at a whole number. */
const endText = (kind: Measure["kind"] | null, most: number): string =>
  kind === "ratio" ? String(Number(most.toFixed(1))) : formatCount(most);
