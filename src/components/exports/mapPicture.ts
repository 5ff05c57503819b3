import { plainColour, type ColourScale } from "../../domain/colourScale.ts";
import type { Measure } from "../../domain/measure.ts";
import type { ExportedClass, ExportPicture } from "../../export/exportTable.ts";
import type { MapProps } from "../../map/mapProps.ts";
import { mountSvgMap } from "../../map/mountSvgMap.ts";
import { targetsOf } from "../../state/exportNotes.ts";
import type { Site } from "../../state/site.svelte.ts";
import { inLanguage, wordsIn } from "../../words/words.ts";
import { areaName } from "../rowText.ts";
import { chartPicture } from "./chartPicture.ts";
import { classingKey, classKeys, statusKeys, targetKey } from "./pictureKeys.ts";

interface MapPicture {
  site: Site;
  adcode: string;
  measure: Measure;
  periods: readonly string[];
  /** The sentence over the map. */
  sentence: string;
  colour: ColourScale | null;
  /** The reader's own way to class; null where the classes are the published ones. */
  classing: string | null;
  filters?: readonly string[];
  map: Pick<MapProps, "shapes" | "rows" | "mode" | "marks" | "highlighted">;
}

/** The map as a drawing with its classes, the target and the looks of what has no number. */
export async function mapPicture(asked: MapPicture): Promise<ExportPicture> {
  const { site, adcode, measure, periods, sentence, map } = asked;
  const { language } = site;
  return chartPicture({
    ...(await mountSvgMap(map)),
    site,
    title: `${areaName(adcode, language)} ${inLanguage(measure.words, language)}`,
    captions: [sentence],
    legend: legendOf(asked),
    measures: [measure.id],
    periods,
    targets: targetsOf(measure.id, adcode),
    filters: asked.filters ?? [],
    remarks: sourceOf(site),
    totalRows: map.rows.length,
  });
}

function legendOf({ site, measure, colour, classing, map }: MapPicture): ExportedClass[] {
  const words = wordsIn(site.language);
  if (measure.kind !== "rate" || colour === null)
    return [
      { look: "colour", colour: plainColour, label: words.exports.pictures.legend },
      ...statusKeys(map.rows, words),
    ];
  const zero = { look: "rings", colour: colour(0), label: "0" } as const;
  return [
    classingKey(site, measure, classing),
    ...classKeys(colour, "◆ "),
    ...targetKey("words", colour.target, words),
    ...statusKeys(map.rows, words),
    ...(map.rows.some(({ value }) => value === 0) ? [zero] : []),
  ];
}

/** Where the boundaries come from. */
function sourceOf({ language, opened: { settings, boundaries } }: Site): string[] {
  if (boundaries === null) return [];
  const { map } = wordsIn(language);
  const review = settings.boundaries.reviewNumber ?? boundaries.reviewNumber;
  return [
    map.source(
      settings.boundaries.source ?? boundaries.source,
      settings.boundaries.date ?? boundaries.date,
    ),
    ...(review === null ? [] : [map.review(review)]),
  ];
}
