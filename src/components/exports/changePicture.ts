import { plainColour, type ColourScale } from "../../domain/colourScale.ts";
import { formatPeriod } from "../../domain/format.ts";
import { measuredValue } from "../../domain/measuredValue.ts";
import type { ExportedClass, ExportPicture } from "../../export/exportTable.ts";
import { paperRows } from "../../export/paperRows.ts";
import { targetsOf } from "../../state/exportNotes.ts";
import { inLanguage, wordsIn } from "../../words/words.ts";
import { changeDomain, changeEnd, changeTarget } from "../changeAxis.ts";
import { differenceText } from "../changeText.ts";
import { areaName, valueText } from "../rowText.ts";
import type { Changes } from "./changeExport.ts";
import { chartPicture } from "./chartPicture.ts";
import { classKeys } from "./pictureKeys.ts";

/** The areas of a place in two periods, an arrow each on one axis. */
export function changePicture(
  asked: Changes & { sentence: string; colour: ColourScale | null },
): ExportPicture {
  const { site, place, measure, since, period, changes, colour } = asked;
  const words = wordsIn(site.language);
  const domain = changeDomain(measure, changes);
  const name = inLanguage(measure.words, site.language);
  return chartPicture({
    site,
    title: `${areaName(place, site.language)} ${name} ${words.navigation.changes}`,
    svg: paperRows({
      rows: changes.areas.map((change) => ({
        name: areaName(change.adcode ?? "", site.language),
        mark: {
          kind: "arrow",
          before: measuredValue(measure, change.before),
          after: measuredValue(measure, change.after),
          colour:
            measure.kind === "rate"
              ? (colour?.(change.after?.value ?? null) ?? plainColour)
              : plainColour,
        },
        target: changeTarget(measure, change, changes.whole),
        texts: [
          valueText(change.before, measure, words),
          valueText(change.after, measure, words),
          differenceText(change, measure) ?? "—",
        ],
      })),
      domain,
      ends: [changeEnd(measure, domain[0], words), changeEnd(measure, domain[1], words)],
      heads: [
        formatPeriod(since, site.language),
        formatPeriod(period, site.language),
        measure.kind === "rate" ? words.changes.points : words.changes.difference,
      ],
    }),
    legend: legendOf(asked),
    captions: [asked.sentence],
    measures: [measure.id],
    periods: [since, period],
    targets: targetsOf(measure.id, place),
    totalRows: changes.areas.length,
  });
}

function legendOf({
  site,
  measure,
  since,
  period,
  changes,
  colour,
}: Changes & { colour: ColourScale | null }): ExportedClass[] {
  const { language } = site;
  const words = wordsIn(language);
  const hasTarget = changes.areas.some((one) => changeTarget(measure, one, changes.whole) !== null);
  return [
    { look: "before", colour: "", label: formatPeriod(since, language) },
    { look: "after", colour: "", label: formatPeriod(period, language) },
    ...(hasTarget
      ? [{ look: "notch", colour: "", label: words.exports.columns.target } as const]
      : []),
    ...(measure.kind === "rate" && colour !== null ? classKeys(colour) : []),
  ];
}
