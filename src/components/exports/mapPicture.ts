import { plainColour, type ColourScale } from "../../domain/colourScale.ts";
import { formatLimit, formatPeriod } from "../../domain/format.ts";
import type { Measure } from "../../domain/measure.ts";
import type { ExportedClass, ExportPicture } from "../../export/exportTable.ts";
import type { MapProps } from "../../map/mapProps.ts";
import { mountSvgMap } from "../../map/mountSvgMap.ts";
import { exportNotes, targetsOf } from "../../state/exportNotes.ts";
import type { Site } from "../../state/site.svelte.ts";
import { inLanguage, wordsIn } from "../../words/words.ts";
import { areaName } from "../rowText.ts";

interface MapPicture {
  site: Site;
  adcode: string;
  measure: Measure;
  periods: readonly string[];
  /** The sentence over the map. */
  sentence: string;
  colour: ColourScale | null;
  map: Pick<MapProps, "shapes" | "rows" | "mode" | "marks">;
}

/** The map as a drawing with its classes, the target and the looks of what has no number. */
export async function mapPicture(asked: MapPicture): Promise<ExportPicture> {
  const { site, adcode, measure, periods, sentence, map } = asked;
  const { language } = site;
  const drawn = await mountSvgMap(map);
  const when = periods.map((period) => formatPeriod(period, language)).join(" ");
  return {
    ...drawn,
    title: `${areaName(adcode, language)} ${inLanguage(measure.words, language)} ${when}`,
    captions: [sentence],
    legend: legendOf(asked),
    notes: exportNotes(site, {
      measures: [measure.id],
      periods,
      targets: targetsOf(measure.id, adcode),
      remarks: sourceOf(site),
      totalRows: map.rows.length,
    }),
  };
}

function legendOf({ site, measure, colour, map }: MapPicture): ExportedClass[] {
  const words = wordsIn(site.language);
  if (measure.kind !== "rate" || colour === null)
    return [{ look: "colour", colour: plainColour, label: words.exports.pictures.legend }];
  const classes = colour.classes.map(({ from, to, colour: fill }): ExportedClass => {
    const [low, high] = [from === null ? "0" : formatLimit(from), formatLimit(to ?? 1)];
    const mark = colour.target !== null && from === colour.target ? "◆ " : "";
    return {
      look: "colour",
      colour: fill,
      label: `${mark}[${low}, ${high}${to === null ? "]" : ")"} %`,
    };
  });
  const target: ExportedClass[] =
    colour.target === null
      ? []
      : [
          {
            look: "plain",
            colour: "",
            label: `◆ ${words.legend.target(formatLimit(colour.target))}`,
          },
        ];
  const statuses = new Set(map.rows.map(({ status }) => status));
  const untold = (["hidden", "not-applicable", "not-supplied", "none"] as const).filter((status) =>
    statuses.has(status),
  );
  return [
    ...classes,
    ...target,
    ...untold.map((status) => ({
      look: { hidden: "dots", "not-applicable": "plain", "not-supplied": "hatch", none: "hatch" }[
        status
      ] as ExportedClass["look"],
      colour: "",
      label: words.status[status],
    })),
    ...(map.rows.some(({ value }) => value === 0)
      ? [{ look: "rings", colour: colour(0), label: "0" } as const]
      : []),
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
