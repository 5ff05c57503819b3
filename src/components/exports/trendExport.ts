import type { Measure } from "../../domain/measure.ts";
import { cell } from "../../export/cell.ts";
import type { ExportPicture, ExportTable } from "../../export/exportTable.ts";
import type { Answer } from "../../query/answer.ts";
import { targetsOf } from "../../state/exportNotes.ts";
import type { Site } from "../../state/site.svelte.ts";
import { inLanguage, wordsIn } from "../../words/words.ts";
import { answerTable, valueCells } from "./answerTable.ts";
import { chartPicture } from "./chartPicture.ts";
import { untold } from "./untold.ts";

export interface Trend {
  site: Site;
  /** What the trend is of: the name of the area or park. */
  of: string;
  adcode: string;
  measure: Measure;
  trend: Answer;
  /** Notes on where another series begins. */
  breaks: readonly string[];
  filters?: readonly string[];
}

/** A measure over time, a period each. */
export function trendExport({
  site,
  of,
  adcode,
  measure,
  trend,
  breaks,
  filters = [],
}: Trend): ExportTable {
  const words = wordsIn(site.language);
  const table = answerTable({
    site,
    measure,
    adcode,
    title: `${of} ${words.trend.title}`,
    periods: trend.question.periods,
    head: words.analysis.dimensions.period,
    filters,
    remarks: breaks,
    groups: trend.rows.map((row) => ({ code: null, name: "", row })),
  });
  return {
    ...table,
    columns: [
      { name: "period", word: words.analysis.dimensions.period, type: "period" },
      ...table.columns.slice(2),
    ],
    rows: trend.rows.map((row) => [cell(row.keys[0]), ...valueCells(row, measure)]),
  };
}

/** The drawing of the trend that is on the page. */
export function trendPicture(
  { site, of, adcode, measure, trend, breaks, filters = [] }: Trend,
  svg: SVGSVGElement,
): ExportPicture {
  const words = wordsIn(site.language);
  return chartPicture({
    site,
    title: `${of} ${inLanguage(measure.words, site.language)} ${words.trend.title}`,
    svg,
    legend: [],
    measures: [measure.id],
    periods: trend.question.periods,
    targets: targetsOf(measure.id, adcode),
    filters,
    remarks: [...breaks, ...untold(trend.rows, String, words)],
    totalRows: trend.rows.length,
  });
}
