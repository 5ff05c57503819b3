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

/** The areas in their order as bars, then 未定位; the total stands below. */
export function rankingPicture({
  site,
  adcode,
  measure,
  ...asked
}: Ranking & { colour: ColourScale | null }): ExportPicture {
  const words = wordsIn(site.language);
  const bar = barOf(measure, words);
  const { total } = asked;
  const stands = total === undefined ? undefined : standing(measure.id, adcode, total);
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
    target: stands?.threshold ?? null,
    amountHead: words.ranking.counts,
    filters: [],
    remarks: [totalText(measure, total, stands, words)],
  });
}

interface Townships {
  site: Site;
  colour: ColourScale | null;
  /** Whose targets hold. */
  adcode: string;
  counted: Extract<CountedTownships, { status: "ok" }>;
}

/** The townships of a district in their order as bars, the enterprises without one last. */
export function townshipPicture({ site, adcode, counted, colour }: Townships): ExportPicture {
  const words = wordsIn(site.language);
  const measure = measureOf(counted.question.measure);
  const bar = barOf(measure, words);
  const ranked = rankedTownships(counted, adcode);
  return barsPicture({
    site,
    adcode,
    measure,
    of: areaName(counted.question.in ?? adcode, site.language),
    title: words.townships.title,
    periods: [counted.question.period],
    ...drawn(
      measure,
      ranked.map(({ name, row, stands }) => bar(name ?? words.townships.unknown, row, stands)),
    ),
    colour,
    target: ranked[0]?.stands?.threshold ?? null,
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
  measure: Measure,
  total: AnswerRow | undefined,
  stands: Standing | undefined,
  words: Catalogue,
): string {
  const counts = measure.kind === "rate" ? words.bracketed(countsText(total)) : "";
  const value = valueWithUnit(total, measure, words, stands);
  return `${words.ranking.total}${words.colon}${value}${counts}`;
}
