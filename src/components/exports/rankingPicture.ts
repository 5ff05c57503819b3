import type { ColourScale } from "../../domain/colourScale.ts";
import { measure as measureOf, type Measure } from "../../domain/measure.ts";
import { axisMost, measuredValue } from "../../domain/measuredValue.ts";
import { standing, type Standing } from "../../domain/standing.ts";
import type { ExportPicture } from "../../export/exportTable.ts";
import type { AnswerRow } from "../../query/answer.ts";
import type { Site } from "../../state/site.svelte.ts";
import type { CountedTownships } from "../../state/townships.svelte.ts";
import { wordsIn, type Catalogue } from "../../words/words.ts";
import { rankedRows } from "../rankedRows.ts";
import { rankedTownships } from "../rankedTownships.ts";
import { areaName, countsText, valueText, valueWithUnit } from "../rowText.ts";
import { barsPicture, type PicturedBar } from "./barsPicture.ts";
import type { Ranking } from "./rankingExport.ts";

/** How bars are coloured, and the target that they are set against: 0–1, null where no share is in force. */
interface Look {
  colour: ColourScale | null;
  target: number | null;
}

/** The areas in their order as bars, then 未定位; the total stands below. */
export function rankingPicture({ site, adcode, measure, ...asked }: Ranking & Look): ExportPicture {
  const words = wordsIn(site.language);
  const bar = barOf(measure, words);
  const unplaced = asked.parts.rows.filter(({ keys: [key] }) => key === null);
  return barsPicture({
    site,
    adcode,
    measure,
    of: areaName(adcode, site.language),
    title: words.ranking.title,
    periods: asked.parts.question.periods,
    ...drawn(measure, [
      ...rankedRows(asked.parts, measure).map(({ key, row, stands }) =>
        bar(areaName(key, site.language), row, stands),
      ),
      ...unplaced.map((row) => bar(words.unplaced.label, row)),
    ]),
    colour: asked.colour,
    target: asked.target,
    amountHead: words.ranking.counts,
    filters: [],
    remarks: [totalText(adcode, measure, asked.total, words)],
  });
}

interface Townships extends Look {
  site: Site;
  /** Whose targets hold. */
  adcode: string;
  counted: Extract<CountedTownships, { status: "ok" }>;
}

/** The townships of a district in their order as bars, the enterprises without one last. */
export function townshipPicture({ site, adcode, counted, ...look }: Townships): ExportPicture {
  const words = wordsIn(site.language);
  const measure = measureOf(counted.question.measure);
  const bar = barOf(measure, words);
  return barsPicture({
    site,
    adcode,
    measure,
    of: areaName(counted.question.in ?? adcode, site.language),
    title: words.townships.title,
    periods: [counted.question.period],
    ...drawn(
      measure,
      rankedTownships(counted, adcode).map(({ name, row, stands }) =>
        bar(name ?? words.townships.unknown, row, stands),
      ),
    ),
    ...look,
    amountHead: words.ranking.counts,
    filters: [],
  });
}

const barOf =
  (measure: Measure, words: Catalogue) =>
  (label: string, row: AnswerRow, stands?: Standing): PicturedBar => ({
    label,
    value: measuredValue(measure, row),
    status: row.status,
    valueText: valueText(row, measure, words, stands),
    amountText: measure.kind === "rate" ? countsText(row) : "",
  });

const drawn = (measure: Measure, bars: readonly PicturedBar[]) => ({
  bars,
  total: bars.length,
  most: axisMost(
    measure,
    bars.map(({ value }) => value),
  ),
});

function totalText(
  adcode: string,
  measure: Measure,
  total: AnswerRow | undefined,
  words: Catalogue,
): string {
  const stands = total === undefined ? undefined : standing(measure.id, adcode, total);
  const counts = measure.kind === "rate" ? words.bracketed(countsText(total)) : "";
  const value = valueWithUnit(total, measure, words, stands);
  return `${words.ranking.total}${words.colon}${value}${counts}`;
}
