import { measure as measureOf, type MeasureId } from "../../domain/measure.ts";
import { documentOf, thresholdOf } from "../../domain/targets.ts";
import { themeWords } from "../../domain/theme.ts";
import { cell, statedCell } from "../../export/cell.ts";
import type { ExportColumn, ExportRow, ExportTable } from "../../export/exportTable.ts";
import { exportNotes } from "../../state/exportNotes.ts";
import type { AnswerStatus } from "../../query/answer.ts";
import type { Site } from "../../state/site.svelte.ts";
import type { BoardRow } from "../../state/targetBoard.svelte.ts";
import { inLanguage, wordsIn } from "../../words/words.ts";
import { areaName, valueWithUnit } from "../rowText.ts";
import { deadlineText, gapCount, goalText, roundingLimit } from "../targetText.ts";

/** Rows of targets with their state, and the columns before and behind each. */
export interface TargetRows {
  site: Site;
  title: string;
  rows: readonly BoardRow[];
  filters?: readonly string[];
  /** Rows that there are, of which `rows` may be a choice. */
  totalRows: number;
}

/** Targets with quotation, present state, gap, deadline and status. */
export function targetExport({
  site,
  title,
  rows,
  filters = [],
  totalRows,
}: TargetRows): ExportTable {
  return {
    title,
    columns: targetColumns(site),
    rows: rows.map((row) => targetCells(row, site)),
    notes: exportNotes(site, {
      measures: measuresOf(rows),
      targets: rows.map(({ target }) => target),
      filters,
      totalRows,
    }),
  };
}

export const measuresOf = (rows: readonly BoardRow[]): MeasureId[] => [
  ...new Set(rows.flatMap(({ measure }) => measure ?? [])),
];

export function targetColumns(site: Site): ExportColumn[] {
  const words = wordsIn(site.language);
  const { columns } = words.exports;
  return [
    { name: "id", word: columns.id, type: "text" },
    { name: "theme", word: columns.theme, type: "text" },
    { name: "target", word: words.targets.target, type: "text" },
    { name: "code", word: columns.code, type: "text" },
    { name: "place", word: columns.place, type: "text" },
    { name: "goal", word: words.targets.goal, type: "text" },
    { name: "goal_rate", word: `${words.targets.goal} %`, type: "rate" },
    { name: "measure", word: words.place.measure, type: "text" },
    { name: "shown", word: words.place.value, type: "text" },
    { name: "value", word: columns.exact, type: "double" },
    { name: "numerator", word: columns.numerator, type: "integer" },
    { name: "denominator", word: columns.denominator, type: "integer" },
    { name: "gap", word: columns.gap, type: "integer" },
    { name: "deadline", word: words.targets.deadline, type: "text" },
    { name: "state", word: words.targets.status, type: "text" },
    { name: "quotation", word: columns.quotation, type: "text" },
    { name: "document", word: columns.document, type: "text" },
    { name: "section", word: columns.section, type: "text" },
  ];
}

export function targetCells(board: BoardRow, site: Site): ExportRow {
  const { target, measure, row, adcode, judgement } = board;
  const { language } = site;
  const words = wordsIn(language);
  const found = measure === null ? undefined : measureOf(measure);
  const value = found?.kind === "count" ? row?.numerator : row?.value;
  const counts = found === undefined ? undefined : row?.status === "none" ? "ok" : row?.status;
  const stated = (known: number | null | undefined, status: AnswerStatus | undefined) =>
    found === undefined ? cell(null) : statedCell(known, status);
  return [
    cell(target.id),
    cell(inLanguage(themeWords[target.theme], language)),
    cell(inLanguage(target.words, language)),
    cell(adcode),
    cell(areaName(adcode, language)),
    cell(goalText(target, words)),
    cell(thresholdOf(target)),
    cell(found === undefined ? null : inLanguage(found.short, language)),
    cell(found === undefined ? null : valueWithUnit(row, found, words, roundingLimit(target))),
    stated(value, row?.status),
    stated(row?.numerator, counts),
    stated(row?.denominator, counts),
    cell(gapCount(board)),
    cell(deadlineText(target, words)),
    cell(words.statusNames[judgement.status]),
    cell(target.quote),
    cell(documentOf(target).title),
    cell(target.section),
  ];
}
