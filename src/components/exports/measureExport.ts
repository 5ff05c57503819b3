import { measure as measureOf, type MeasureId } from "../../domain/measure.ts";
import { standing } from "../../domain/standing.ts";
import { documentOf } from "../../domain/targets.ts";
import { cell, statedCell } from "../../export/cell.ts";
import type { ExportColumn, ExportRow, ExportTable } from "../../export/exportTable.ts";
import type { Answer } from "../../query/answer.ts";
import { exportNotes } from "../../state/exportNotes.ts";
import type { Site } from "../../state/site.svelte.ts";
import { inLanguage, wordsIn } from "../../words/words.ts";
import { valueCells } from "./answerTable.ts";

export interface Measures {
  site: Site;
  /** Name of the area or park. */
  of: string;
  /** Whose targets hold. */
  adcode: string;
  totals: ReadonlyMap<MeasureId, Answer>;
}

/** Every measure of one area with the target of its place. */
export function measureExport({ site, of, adcode, totals }: Measures): ExportTable {
  const words = wordsIn(site.language);
  const rows = [...totals];
  return {
    title: `${of} ${words.place.measures}`,
    columns: columnsOf(site),
    rows: rows.map(([id, answer]) => rowOf(id, answer, adcode, site)),
    notes: exportNotes(site, {
      measures: rows.map(([id]) => id),
      periods: [...new Set(rows.flatMap(([, { question }]) => question.periods))],
      targets: rows.flatMap(
        ([
          id,
          {
            rows: [row],
          },
        ]) =>
          row === undefined || measureOf(id).kind === "count"
            ? []
            : (standing(id, adcode, row)?.target ?? []),
      ),
      totalRows: rows.length,
    }),
  };
}

function columnsOf(site: Site): ExportColumn[] {
  const words = wordsIn(site.language);
  const { columns } = words.exports;
  return [
    { name: "measure", word: columns.id, type: "text" },
    { name: "name", word: words.place.measure, type: "text" },
    { name: "value", word: columns.exact, type: "double" },
    { name: "numerator", word: columns.numerator, type: "integer" },
    { name: "denominator", word: columns.denominator, type: "integer" },
    { name: "left_out", word: columns.leftOut, type: "integer" },
    { name: "unit", word: columns.unit, type: "text" },
    { name: "target", word: columns.target, type: "rate" },
    { name: "gap", word: columns.gap, type: "integer" },
    { name: "met", word: columns.met, type: "boolean" },
    { name: "quotation", word: columns.quotation, type: "text" },
    { name: "document", word: columns.document, type: "text" },
    { name: "section", word: columns.section, type: "text" },
  ];
}

function rowOf(id: MeasureId, { rows: [row] }: Answer, adcode: string, site: Site): ExportRow {
  const measure = measureOf(id);
  const words = wordsIn(site.language);
  const isCount = measure.kind === "count";
  const stands = row === undefined || isCount ? undefined : standing(id, adcode, row);
  const status = row?.status === "hidden" ? "hidden" : "ok";
  const [value, ...counts] = valueCells(row, measure);
  const [numerator, denominator, leftOut] = isCount ? [value] : counts;
  return [
    cell(id),
    cell(inLanguage(measure.words, site.language)),
    ...[value, numerator, denominator, leftOut].map((one) => one ?? cell(null)),
    cell(words.units[measure.unit]),
    cell(stands?.threshold),
    stands === undefined ? cell(null) : statedCell(stands.gap, status),
    stands === undefined ? cell(null) : statedCell(stands.met, status),
    cell(stands?.target.quote),
    cell(stands === undefined ? null : documentOf(stands.target).title),
    cell(stands?.target.section),
  ];
}
