import { formatCount } from "../domain/format.ts";
import { lastDay } from "../domain/period.ts";
import { fileWordsIn, type FileWords } from "../words/fileWords.ts";
import type { ExportColumn, ExportNotes, ExportTable } from "./exportTable.ts";

/** Something that a file says of itself. */
export interface NoteLine {
  label: keyof FileWords["labels"];
  text: string;
}

/** What must be on every file beside the figures. */
export function marks(notes: ExportNotes): string[] {
  const words = fileWordsIn(notes.language);
  return [
    ...(notes.isSynthetic ? [words.synthetic] : []),
    ...(notes.isComparisonOverridden ? [words.overridden] : []),
  ];
}

/** The notes of a table, a line each: where it comes from, how it is filtered, what is counted and what is quoted. */
export function tableNotes(
  { title, columns, rows, notes }: ExportTable,
  safety: string,
): NoteLine[] {
  const words = fileWordsIn(notes.language);
  return [
    { label: "title", text: title },
    ...sourceNotes(notes),
    { label: "rows", text: words.rows(formatCount(notes.totalRows), formatCount(rows.length)) },
    ...filterNotes(notes),
    ...definitionNotes(notes),
    ...columns.map((column): NoteLine => ({ label: "column", text: columnNote(column, words) })),
    { label: "marks", text: words.marksNote },
    { label: "safety", text: safety },
    ...(notes.link === null ? [] : [{ label: "link", text: notes.link } as const]),
  ];
}

function columnNote({ word, name, type, unit }: ExportColumn, words: FileWords): string {
  return words.column(unit === undefined ? word : words.unit(word, unit), name, words.types[type]);
}

/** Warnings first, then organisation, periods and generation. */
export function sourceNotes(notes: ExportNotes): NoteLine[] {
  const words = fileWordsIn(notes.language);
  const { id, version, published } = notes.generation;
  const [first, last] = [notes.periods[0], notes.periods.at(-1)];
  const stated = version === null ? id : words.version(id, String(version));
  return [
    ...warnings(notes).map((text): NoteLine => ({ label: "mark", text })),
    { label: "site", text: [notes.site, notes.organisation].filter(Boolean).join(" · ") },
    ...(first === undefined || last === undefined
      ? []
      : [{ label: "periods", text: periodsText(first, last, words) } as const]),
    {
      label: "generation",
      text: [stated, ...(published === null ? [] : [words.published(published)])].join(" · "),
    },
  ];
}

const periodsText = (first: string, last: string, words: FileWords): string =>
  `${first === last ? first : `${first} – ${last}`} · ${words.asOf(lastDay(last))}`;

function warnings({ language, isSynthetic, isComparisonOverridden }: ExportNotes): string[] {
  const words = fileWordsIn(language);
  return [
    ...(isSynthetic ? [words.syntheticNote] : []),
    ...(isComparisonOverridden ? [words.overriddenNote] : []),
  ];
}

/** What the figures are narrowed to, or that they are not. */
export function filterNotes({ filters, language }: ExportNotes): NoteLine[] {
  const texts = filters.length === 0 ? [fileWordsIn(language).noFilter] : filters;
  return texts.map((text) => ({ label: "filter", text }));
}

/** Measures with their denominators, targets as they are printed, and what else must be known. */
export function definitionNotes({ measures, targets, remarks, language }: ExportNotes): NoteLine[] {
  const words = fileWordsIn(language);
  const colon = language === "zh-CN" ? "：" : ": ";
  const stop = language === "zh-CN" ? "；" : "; ";
  return [
    ...measures.map(({ name, sentence, denominator }): NoteLine => {
      const counted = denominator === "" ? [] : [words.denominator(denominator)];
      return { label: "measure", text: name + colon + [sentence, ...counted].join(stop) };
    }),
    ...targets.map(({ quotation, document, section }): NoteLine => ({
      label: "target",
      text: words.quotation(quotation, document, section),
    })),
    ...remarks.map((text): NoteLine => ({ label: "remark", text })),
  ];
}
