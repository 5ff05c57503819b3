import type { TrendPoint } from "../../charts/trendPoint.ts";
import { formatPeriod, type Language } from "../../domain/format.ts";
import type { Measure } from "../../domain/measure.ts";
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
  kind: Measure["kind"],
  language: Language,
): TrendPoint[] =>
  rows.map(({ period, row }) => ({
    period,
    value: row.status === "ok" ? (kind === "count" ? row.numerator : row.value) : null,
    label: formatPeriod(period, language),
  }));

/** The upper end of the axis at most: all of a rate, else the largest value. */
export const trendMost = (points: readonly TrendPoint[], kind: Measure["kind"]): number =>
  kind === "rate" ? 1 : Math.max(1, ...points.map(({ value }) => value ?? 0));
