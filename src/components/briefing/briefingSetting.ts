import type { SeriesBreakMark } from "../../charts/trendPoint.ts";
import type { ColourScale } from "../../domain/colourScale.ts";
import type { Language } from "../../domain/format.ts";
import type { Generation } from "../../domain/generation.ts";
import { measureTables, type MeasureId } from "../../domain/measure.ts";
import { lastDay, type Period } from "../../domain/period.ts";
import type { Site } from "../../state/site.svelte.ts";
import { briefingWordsIn, type BriefingWords } from "../../words/briefingWords.ts";
import { inLanguage, wordsIn, type Catalogue } from "../../words/words.ts";
import { breakMarks } from "../breakMarks.ts";

/** What figures of areas are told with. */
export interface FigureSetting {
  measure: MeasureId;
  colour: (id: MeasureId) => ColourScale | null;
  /** Where the trend of the measure is of another series. */
  breaks: readonly SeriesBreakMark[];
  words: Catalogue;
  language: Language;
}

/** What every page of a briefing is told with, apart from the figures. */
export interface BriefingSetting extends FigureSetting {
  period: Period;
  organisation: string;
  isSynthetic: boolean;
  /** Of the aggregate edition: what is withheld. */
  rule: Generation["rule"];
  /** City-level areas without a ledger that the measure needs. */
  notReported: readonly string[];
  /** Organisation, version and as-of day of the data, source of the map. */
  source: readonly string[];
  own: BriefingWords;
}

/** The setting of a site, for a measure and period. */
export function briefingSetting(site: Site, measure: MeasureId, period: Period): BriefingSetting {
  const { language, ledger, opened } = site;
  const { snapshot } = opened.atlas;
  const files = ledger?.periods.find((one) => one.period === period);
  const tables = measureTables(measure).flatMap((name) => files?.tables[name] ?? []);
  const organisation = inLanguage(opened.settings.organisation, language);
  const [words, own] = [wordsIn(language), briefingWordsIn(language)];
  return {
    measure,
    period,
    organisation,
    isSynthetic: ledger?.synthetic ?? false,
    rule: snapshot.generation.rule,
    notReported: [...new Set(tables.flatMap(({ notReported }) => notReported ?? []))],
    source: [
      words.data.ledgerSource(organisation),
      own.asOf(lastDay(period)),
      own.generation(snapshot.id, snapshot.pointer.version),
      ...mapSource(site, words),
    ],
    colour: (id) => site.colour(id),
    breaks: breakMarks(site.breaks(measure), words, language),
    words,
    own,
    language,
  };
}

function mapSource({ opened: { settings, boundaries } }: Site, words: Catalogue): string[] {
  if (boundaries === null) return [];
  const review = settings.boundaries.reviewNumber ?? boundaries.reviewNumber;
  return [
    words.map.source(
      settings.boundaries.source ?? boundaries.source,
      settings.boundaries.date ?? boundaries.date,
    ),
    ...(review === null ? [] : [words.map.review(review)]),
  ];
}
