import type { Place } from "../../domain/area.ts";
import { lockedFields } from "../../domain/comparison.ts";
import { cell } from "../../export/cell.ts";
import type { ExportTable } from "../../export/exportTable.ts";
import type { ComparedRow } from "../../state/comparison.svelte.ts";
import { exportNotes } from "../../state/exportNotes.ts";
import type { Site } from "../../state/site.svelte.ts";
import { inLanguage, wordsIn } from "../../words/words.ts";
import { measuresOf, targetCells, targetColumns } from "./targetExport.ts";

interface Comparison {
  site: Site;
  rows: readonly ComparedRow[];
  places: readonly Place[];
  /** Rows whose lock the reader has overridden. */
  compared: readonly string[];
}

/** What each place says to each indicator, a line each, and whether they may stand side by side. */
export function comparisonExport({ site, rows, places, compared }: Comparison): ExportTable {
  const words = wordsIn(site.language);
  const { columns } = words.exports;
  const entries = rows.flatMap(({ row, cells }) => {
    const found = places.flatMap((place) => cells.get(place) ?? []);
    const leads = places.flatMap((place) => {
      const lead = cells.get(place)?.[0];
      return lead === undefined ? [] : [[place, lead.target] as const];
    });
    const isLocked = lockedFields(leads).length > 0;
    const isOverridden = isLocked && compared.includes(row.id);
    return found.map((board) => ({ row, board, isLocked, isOverridden }));
  });
  const boards = entries.map(({ board }) => board);
  return {
    title: words.compare.title,
    columns: [
      { name: "indicator", word: words.compare.measure, type: "text" },
      { name: "is_comparable", word: columns.isComparable, type: "boolean" },
      { name: "is_overridden", word: columns.overridden, type: "boolean" },
      ...targetColumns(site),
    ],
    rows: entries.map(({ row, board, isLocked, isOverridden }) => [
      cell(inLanguage(row.words, site.language)),
      cell(!isLocked),
      cell(isOverridden),
      ...targetCells(board, site),
    ]),
    notes: exportNotes(site, {
      measures: measuresOf(boards),
      targets: [...new Set(boards.map(({ target }) => target))],
      isComparisonOverridden: entries.some(({ isOverridden }) => isOverridden),
      remarks: [words.compare.fence],
      totalRows: entries.length,
    }),
  };
}
