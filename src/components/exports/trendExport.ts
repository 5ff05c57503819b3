import { formatPeriod } from "../../domain/format.ts";
import type { Measure } from "../../domain/measure.ts";
import { cell } from "../../export/cell.ts";
import type { ExportPicture, ExportTable } from "../../export/exportTable.ts";
import type { Answer } from "../../query/answer.ts";
import { exportNotes, targetsOf, type ExportSubject } from "../../state/exportNotes.ts";
import type { Site } from "../../state/site.svelte.ts";
import { inLanguage, wordsIn } from "../../words/words.ts";
import { answerTable, valueCells } from "./answerTable.ts";

export interface Trend {
  site: Site;
  /** What the trend is of: the name of the area or park. */
  of: string;
  adcode: string;
  measure: Measure;
  trend: Answer;
  /** Notes on where another series begins. */
  breaks: readonly string[];
}

/** A measure over time, a period each. */
export function trendExport({ site, of, adcode, measure, trend, breaks }: Trend): ExportTable {
  const words = wordsIn(site.language);
  const table = answerTable({
    site,
    measure,
    adcode,
    title: `${of} ${words.trend.title}`,
    periods: trend.question.periods,
    head: words.analysis.dimensions.period,
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
  { site, of, adcode, measure, trend, breaks }: Trend,
  svg: SVGSVGElement,
): ExportPicture {
  const { language } = site;
  const words = wordsIn(language);
  const periods = trend.question.periods;
  const subject: ExportSubject = {
    measures: [measure.id],
    periods,
    targets: targetsOf(measure.id, adcode),
    remarks: breaks,
    totalRows: trend.rows.length,
  };
  const [first = "", last = first] = [periods[0], periods.at(-1)];
  const range = [first, last].map((period) => formatPeriod(period, language)).join(" – ");
  return {
    title: `${of} ${inLanguage(measure.words, language)} ${words.trend.title}`,
    svg,
    legend: [],
    captions: [range],
    notes: exportNotes(site, subject),
  };
}
