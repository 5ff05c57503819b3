import type { TrendPoint } from "../../charts/trendPoint.ts";
import { formatPeriod, type Language } from "../../domain/format.ts";
import type { Measure } from "../../domain/measure.ts";
import { measuredValue } from "../../domain/measuredValue.ts";
import type { Period } from "../../domain/period.ts";
import type { Answer, AnswerRow } from "../../query/answer.ts";

interface TrendRow {
  period: Period;
  row: AnswerRow;
}

/** Periods that a briefing's trend shows. */
const shown = 12;

/** The last twelve periods of a trend up to one, in order. */
export const trendRows = (trend: Answer, until: Period): TrendRow[] =>
  trend.rows
    .map((row) => ({ period: String(row.keys[0]), row }))
    .filter(({ period }) => period <= until)
    .slice(-shown);

/** Those rows as points of a chart. */
export const trendPoints = (
  rows: readonly TrendRow[],
  measure: Measure,
  language: Language,
): TrendPoint[] =>
  rows.map(({ period, row }) => ({
    period,
    value: measuredValue(measure, row),
    label: formatPeriod(period, language),
  }));
