import type { ColourScale } from "../../domain/colourScale.ts";
import { axisMost, measuredValue } from "../../domain/measuredValue.ts";
import { standing } from "../../domain/standing.ts";
import type { ExportPicture } from "../../export/exportTable.ts";
import { wordsIn } from "../../words/words.ts";
import { rankedRows } from "../rankedRows.ts";
import { areaName, countsText, valueText, valueWithUnit } from "../rowText.ts";
import { barsPicture } from "./barsPicture.ts";
import type { Ranking } from "./rankingExport.ts";

interface RankingPicture extends Ranking {
  colour: ColourScale | null;
  /** 0–1; null where no share is in force. */
  target: number | null;
}

/** The areas in their order as bars, then 未定位; the total stands below. */
export function rankingPicture({ colour, target, ...ranking }: RankingPicture): ExportPicture {
  const { site, adcode, measure, parts } = ranking;
  const words = wordsIn(site.language);
  const unplaced = parts.rows.filter(({ keys: [key] }) => key === null);
  const rows = [
    ...rankedRows(parts, measure).map(({ key, row, stands }) => ({
      label: areaName(key, site.language),
      row,
      stands,
    })),
    ...unplaced.map((row) => ({ label: words.unplaced.label, row, stands: undefined })),
  ];
  return barsPicture({
    site,
    of: areaName(adcode, site.language),
    title: words.ranking.title,
    measure,
    adcode,
    question: parts.question,
    bars: rows.map(({ label, row, stands }) => ({
      label,
      value: measuredValue(measure, row),
      status: row.status,
      valueText: valueText(row, measure, words, stands),
      amountText: measure.kind === "rate" ? countsText(row) : "",
    })),
    total: rows.length,
    colour,
    target,
    most: axisMost(
      measure,
      rows.map(({ row }) => measuredValue(measure, row)),
    ),
    filters: [],
    amountHead: words.ranking.counts,
    remarks: [totalText(ranking)],
  });
}

function totalText({ site, adcode, measure, total }: Ranking): string {
  const words = wordsIn(site.language);
  const stands = total === undefined ? undefined : standing(measure.id, adcode, total);
  const counts = measure.kind === "rate" ? words.bracketed(countsText(total)) : "";
  const value = valueWithUnit(total, measure, words, stands);
  return `${words.ranking.total}${words.colon}${value}${counts}`;
}
