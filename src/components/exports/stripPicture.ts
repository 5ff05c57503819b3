import type { ColourScale } from "../../domain/colourScale.ts";
import type { Measure } from "../../domain/measure.ts";
import type { ExportPicture } from "../../export/exportTable.ts";
import type { Answer } from "../../query/answer.ts";
import { targetsOf } from "../../state/exportNotes.ts";
import type { Site } from "../../state/site.svelte.ts";
import { inLanguage, wordsIn } from "../../words/words.ts";
import { chartPicture } from "./chartPicture.ts";
import { classKeys, targetKey } from "./pictureKeys.ts";
import { untold } from "./untold.ts";

interface StripPicture {
  site: Site;
  of: string;
  title: string;
  measure: Measure;
  adcode: string;
  answer: Answer;
  keyName: (key: string | null) => string;
  colour: ColourScale | null;
  target: number | null;
  filters: readonly string[];
  svg: SVGSVGElement;
}

/** How the values of groups are spread, as the page draws it; groups without a value are named. */
export function stripPicture(asked: StripPicture): ExportPicture {
  const { site, of, title, measure, adcode, answer, colour, target, svg } = asked;
  const words = wordsIn(site.language);
  const isRate = measure.kind === "rate";
  return chartPicture({
    site,
    title: `${of} ${inLanguage(measure.words, site.language)} ${title}`,
    svg,
    legend: [
      ...(isRate && colour !== null ? classKeys(colour) : []),
      ...targetKey("notch", isRate ? target : null, words),
    ],
    measures: [measure.id],
    periods: answer.question.periods,
    targets: targetsOf(measure.id, adcode),
    filters: asked.filters,
    remarks: untold(answer.rows, asked.keyName, words),
    totalRows: answer.rows.length,
  });
}
