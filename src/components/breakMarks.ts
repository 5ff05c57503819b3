import type { SeriesBreakMark } from "../charts/trendPoint.ts";
import { formatPeriod, type Language } from "../domain/format.ts";
import type { TrendBreak } from "../query/seriesBreaks.ts";
import { inLanguage, type Catalogue } from "../words/words.ts";

/** Breaks in a series as a chart marks them: the first period after each, and why. */
export const breakMarks = (
  breaks: readonly TrendBreak[],
  words: Catalogue,
  language: Language,
): SeriesBreakMark[] =>
  breaks.map(({ period, notes }) => ({
    period,
    text: `${formatPeriod(period, language)}${words.colon}${notes
      .map((note) => inLanguage(note, language))
      .join(words.semicolon)}`,
  }));
