import type { ExportedTarget, ExportNotes } from "../export/exportTable.ts";
import { measure as measureOf, type MeasureId } from "../domain/measure.ts";
import type { Period } from "../domain/period.ts";
import { documentOf, targetsFor } from "../domain/targets.ts";
import { formatView } from "../domain/view.ts";
import { inLanguage, wordsIn } from "../words/words.ts";
import type { Site } from "./site.svelte.ts";
import type { AnyTarget } from "./targetBoard.svelte.ts";

/** What a file is about. */
export interface ExportSubject {
  measures: readonly MeasureId[];
  /** The period in view unless told otherwise. */
  periods?: readonly Period[];
  targets?: readonly AnyTarget[];
  filters?: readonly string[];
  remarks?: readonly string[];
  isComparisonOverridden?: boolean;
  /** The ledgers unless told otherwise. */
  dataset?: "ledger" | "report";
  totalRows: number;
}

/** What a file that leaves the page says of itself. */
export function exportNotes(site: Site, subject: ExportSubject): ExportNotes {
  const { language, opened } = site;
  const { snapshot } = opened.atlas;
  const isCurrent = snapshot.id === snapshot.pointer.generation;
  return {
    language,
    site: inLanguage(opened.settings.title, language),
    organisation: inLanguage(opened.settings.organisation, language),
    generation: {
      id: snapshot.id,
      version: isCurrent ? snapshot.pointer.version : null,
      published: isCurrent ? (snapshot.pointer.published ?? null) : null,
    },
    periods: subject.periods ?? (site.period === undefined ? [] : [site.period]),
    link: new URL(formatView(site.fullView), location.href).href,
    filters: subject.filters ?? [],
    measures: subject.measures.map((id) => definition(id, site)),
    targets: (subject.targets ?? []).map((target) => quoted(target)),
    isComparisonOverridden: subject.isComparisonOverridden ?? false,
    isSynthetic: site[subject.dataset ?? "ledger"]?.synthetic ?? false,
    totalRows: subject.totalRows,
    remarks: [...ruleOf(site), ...(subject.remarks ?? [])],
  };
}

/** What the documents in force at an area say of a measure. */
export const targetsOf = (measure: MeasureId, adcode: string): readonly AnyTarget[] =>
  targetsFor(measure, adcode);

function definition(id: MeasureId, { language }: Site): ExportNotes["measures"][number] {
  const { words, sentence, denominatorWords, kind } = measureOf(id);
  return {
    name: inLanguage(words, language),
    sentence: inLanguage(sentence, language),
    denominator: kind === "count" ? "" : inLanguage(denominatorWords, language),
  };
}

function quoted(target: AnyTarget): ExportedTarget {
  const { title, number } = documentOf(target);
  return {
    quotation: target.quote,
    document: number === null ? title : `${title} ${number}`,
    section: target.section,
  };
}

/** Of the aggregate edition: what is withheld. */
function ruleOf({ language, opened }: Site): string[] {
  const { rule } = opened.atlas.snapshot.generation;
  return rule === undefined
    ? []
    : [wordsIn(language).profile.notice(rule.enterprises, rule.persons)];
}
