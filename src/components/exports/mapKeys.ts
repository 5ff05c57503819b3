import { plainColour, type ColourScale } from "../../domain/colourScale.ts";
import type { Measure } from "../../domain/measure.ts";
import type { ExportedClass } from "../../export/exportTable.ts";
import type { AnswerRow } from "../../query/answer.ts";
import type { Site } from "../../state/site.svelte.ts";
import { wordsIn } from "../../words/words.ts";
import { classingKey, classKeys, statusKeys, targetKey } from "./pictureKeys.ts";

export interface KeyedMap {
  site: Site;
  measure: Measure;
  colour: ColourScale | null;
  /** The reader's own way to class; null where the classes are the published ones. */
  classing: string | null;
  rows: readonly Pick<AnswerRow, "status" | "value">[];
}

/** The legend of a map: its classes, the target, and the looks of what has no number. */
export function mapKeys({ site, measure, colour, classing, rows }: KeyedMap): ExportedClass[] {
  const words = wordsIn(site.language);
  if (measure.kind !== "rate" || colour === null)
    return [
      { look: "colour", colour: plainColour, label: words.exports.pictures.legend },
      ...statusKeys(rows, words),
    ];
  const zero = { look: "rings", colour: colour(0), label: "0" } as const;
  return [
    classingKey(site, measure, classing),
    ...classKeys(colour, "◆ "),
    ...targetKey("words", colour.target, words),
    ...statusKeys(rows, words),
    ...(rows.some(({ value }) => value === 0) ? [zero] : []),
  ];
}
