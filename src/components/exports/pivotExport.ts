import type { Dimension } from "../../domain/dimension.ts";
import type { Measure } from "../../domain/measure.ts";
import type { Period } from "../../domain/period.ts";
import { cell, statedCell } from "../../export/cell.ts";
import type {
  ExportCell,
  ExportColumn,
  ExportTable,
  ExportType,
} from "../../export/exportTable.ts";
import type { AnswerRow } from "../../query/answer.ts";
import { exportNotes, targetsOf } from "../../state/exportNotes.ts";
import type { PivotTableRows } from "../../state/pivot.svelte.ts";
import type { Site } from "../../state/site.svelte.ts";
import { inLanguage, type Catalogue } from "../../words/words.ts";
import { keyName, type KeyNames } from "../keyName.ts";
import { valueCells } from "./answerTable.ts";

interface PivotExport {
  site: Site;
  title: string;
  adcode: string;
  periods: readonly Period[];
  pivot: PivotTableRows;
  rows: readonly Dimension[];
  column: Dimension | null;
  measures: readonly Measure[];
  filters: readonly string[];
  names: KeyNames;
}

/** A pivot table: a column for each dimension of its rows, then value and counts of each of its columns. */
export function pivotExport(asked: PivotExport): ExportTable {
  const { site, title, adcode, periods, pivot, rows, measures, filters, names } = asked;
  const { words } = names;
  return {
    title,
    columns: [...rows.map((one) => keyColumn(one, words)), ...valueColumns(asked)],
    rows: pivot.rows.map(({ keys, cells }) => [
      ...rows.map((dimension, at): ExportCell => {
        const key = keys[at];
        const isTotal = key === undefined;
        return cell(isTotal ? words.slicing.pivot.total : keyName(dimension, key, names));
      }),
      ...cells.flatMap((row, at) => {
        const measure = measures[pivot.columns[at]?.measure ?? 0];
        return measure === undefined ? [] : cellsOf(row, measure);
      }),
    ]),
    notes: exportNotes(site, {
      measures: measures.map(({ id }) => id),
      periods,
      targets: measures.flatMap(({ id }) => targetsOf(id, adcode)),
      filters,
      remarks: [words.slicing.pivot.note],
      totalRows: pivot.rows.length,
    }),
  };
}

const keyColumn = (dimension: Dimension, words: Catalogue): ExportColumn => ({
  name: dimension.replaceAll("-", "_"),
  word: words.analysis.dimensions[dimension],
  type: "text",
});

/** A group without rows holds nothing: no base, and counts of zero. */
const cellsOf = (row: AnswerRow | undefined, measure: Measure): ExportCell[] =>
  row === undefined
    ? valueCells(undefined, measure).map(() => statedCell(null, "none"))
    : valueCells(row, measure);

function valueColumns({ pivot, column, measures, names }: PivotExport): ExportColumn[] {
  const { words, language } = names;
  return pivot.columns.flatMap(({ measure: index, key }, at): ExportColumn[] => {
    const measure = measures[index];
    if (measure === undefined) return [];
    const group =
      column === null || key === undefined
        ? words.slicing.pivot.total
        : keyName(column, key, names);
    const word = `${group} ${inLanguage(measure.short, language)}`;
    const type: ExportType = measure.kind === "rate" ? "rate" : "double";
    const unit = words.units[measure.unit];
    if (measure.kind === "count")
      return [{ name: `amount_${at + 1}`, word, type: "integer", unit }];
    const { numerator, denominator, leftOut } = words.exports.columns;
    return [
      { name: `value_${at + 1}`, word, type },
      { name: `numerator_${at + 1}`, word: `${word} ${numerator}`, type: "integer" },
      { name: `denominator_${at + 1}`, word: `${word} ${denominator}`, type: "integer" },
      { name: `left_out_${at + 1}`, word: `${word} ${leftOut}`, type: "integer" },
    ];
  });
}
