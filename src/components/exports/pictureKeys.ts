import { methodOf } from "../../domain/classMethod.ts";
import type { ColourScale } from "../../domain/colourScale.ts";
import { formatLimit } from "../../domain/format.ts";
import type { Measure } from "../../domain/measure.ts";
import type { ExportedClass } from "../../export/exportTable.ts";
import { statusLooks } from "../../export/paperPattern.ts";
import type { AnswerStatus } from "../../query/answer.ts";
import type { Site } from "../../state/site.svelte.ts";
import { wordsIn, type Catalogue } from "../../words/words.ts";

/** The classes of a scale, lower limits included; `sign` stands before the one that begins with the target. */
export const classKeys = (colour: ColourScale, sign = ""): ExportedClass[] =>
  colour.classes.map(({ from, to, colour: fill }) => {
    const [low, high] = [from === null ? "0" : formatLimit(from), formatLimit(to ?? 1)];
    const mark = colour.target !== null && from === colour.target ? sign : "";
    const label = `${mark}[${low}, ${high}${to === null ? "]" : ")"} %`;
    return { look: "colour", colour: fill, label };
  });

/** What the looks of rows without a number mean, of those that there are. */
export function statusKeys(
  rows: readonly { status: AnswerStatus }[],
  words: Catalogue,
): ExportedClass[] {
  const found = new Set(rows.map(({ status }) => status));
  return (["hidden", "not-applicable", "not-supplied", "none"] as const)
    .filter((status) => found.has(status))
    .map((status) => ({ look: statusLooks[status], colour: "", label: words.status[status] }));
}

/** How the classes were made; those of the reader are told from the published ones. */
export function classingKey(
  { ledger, language }: Site,
  measure: Measure,
  classing: string | null,
): ExportedClass {
  const words = wordsIn(language);
  const stored = ledger?.breaks[measure.id]?.method;
  const published = stored === "target" ? words.legend.methodTarget : words.legend.methodNatural;
  const method =
    classing === null
      ? published
      : `${ownMethod(classing, words)}${words.bracketed(words.classing.differs)}`;
  return { look: "words", colour: "", label: words.exports.pictures.classing(method) };
}

function ownMethod(classing: string, { classing: words }: Catalogue): string {
  const method = methodOf(classing);
  const name = words.methods[method];
  return method === "custom" ? `${name} ${classing.replaceAll(",", " ")} %` : name;
}

/** The sign of a target with its number. */
export const targetKey = (
  look: "notch" | "diamond" | "words",
  target: number | null,
  words: Catalogue,
): ExportedClass[] =>
  target === null
    ? []
    : [
        {
          look,
          colour: "",
          label: `${look === "words" ? "◆ " : ""}${words.legend.target(formatLimit(target))}`,
        },
      ];
