import { plainColour, type ColourScale } from "../../domain/colourScale.ts";
import { formatCount } from "../../domain/format.ts";
import type { Measure } from "../../domain/measure.ts";
import type { Period } from "../../domain/period.ts";
import type { ExportedClass, ExportPicture } from "../../export/exportTable.ts";
import { paperRows } from "../../export/paperRows.ts";
import type { AnswerStatus } from "../../query/answer.ts";
import { targetsOf } from "../../state/exportNotes.ts";
import type { Site } from "../../state/site.svelte.ts";
import { inLanguage, wordsIn } from "../../words/words.ts";
import { axisEnds } from "../axisEnds.ts";
import { areaName } from "../rowText.ts";
import { chartPicture } from "./chartPicture.ts";
import { classKeys, statusKeys, targetKey } from "./pictureKeys.ts";

/** A bar of a chart of the page. */
export interface PicturedBar {
  label: string;
  value: number | null;
  status: AnswerStatus;
  valueText: string;
  amountText: string;
  /** False where a filter on the dimension of the bars leaves it out. */
  isKept?: boolean;
}

interface BarsPicture {
  site: Site;
  /** What is grouped, and by what. */
  of: string;
  title: string;
  measure: Measure;
  /** Whose targets hold. */
  adcode: string;
  periods: readonly Period[];
  bars: readonly PicturedBar[];
  /** All bars that there are, of which `bars` may be a choice. */
  total: number;
  colour: ColourScale | null;
  target: number | null;
  most: number;
  /** Above the second column of numbers; what is counted unless told otherwise. */
  amountHead?: string;
  filters: readonly string[];
  remarks?: readonly string[];
}

/** Groups of one dimension as bars. */
export function barsPicture(asked: BarsPicture): ExportPicture {
  const { site, of, title, measure, adcode, bars, total, most } = asked;
  const words = wordsIn(site.language);
  const isRate = measure.kind === "rate";
  const fill = isRate && asked.colour !== null ? asked.colour : () => plainColour;
  return chartPicture({
    site,
    title: `${of} ${inLanguage(measure.words, site.language)} ${title}`,
    svg: paperRows({
      rows: bars.map((bar) => ({
        name: bar.label,
        mark: { kind: "bar", value: bar.value, status: bar.status, colour: fill(bar.value) },
        target: isRate ? asked.target : null,
        texts: [
          bar.status === "ok" && isRate ? words.percent(bar.valueText) : bar.valueText,
          bar.amountText,
        ],
        isFaint: bar.isKept === false,
      })),
      heads: bars.some(({ amountText }) => amountText !== "")
        ? ["", asked.amountHead ?? words.exports.columns.denominator]
        : [],
      domain: [0, most],
      ends: axisEnds(measure.kind, most, words),
    }),
    legend: legendOf(asked),
    captions: [areaName(adcode, site.language)].filter((name) => !of.includes(name)),
    measures: [measure.id],
    periods: asked.periods,
    targets: targetsOf(measure.id, adcode),
    filters: asked.filters,
    remarks: [
      ...(asked.remarks ?? []),
      ...(total > bars.length
        ? [words.exports.pictures.some(formatCount(bars.length), formatCount(total))]
        : []),
    ],
    totalRows: total,
  });
}

function legendOf({ site, measure, bars, colour, target }: BarsPicture): ExportedClass[] {
  const words = wordsIn(site.language);
  const isRate = measure.kind === "rate";
  const faint = {
    look: "faint",
    colour: plainColour,
    label: words.exports.pictures.faint,
  } as const;
  return [
    ...(isRate && colour !== null ? classKeys(colour) : []),
    ...targetKey("notch", isRate ? target : null, words),
    ...statusKeys(bars, words),
    ...(bars.some(({ isKept }) => isKept === false) ? [faint] : []),
  ];
}
