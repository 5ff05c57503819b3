import type { Measure } from "../../domain/measure.ts";
import type { Period } from "../../domain/period.ts";
import { cell } from "../../export/cell.ts";
import type { ExportTable } from "../../export/exportTable.ts";
import type { Answer, AnswerRow } from "../../query/answer.ts";
import type { Site } from "../../state/site.svelte.ts";
import { wordsIn } from "../../words/words.ts";
import { areaName } from "../rowText.ts";
import { answerTable } from "./answerTable.ts";

/** The parts of an area in one period, and the whole of it. */
export interface StackedParts {
  adcode: string;
  period: Period;
  parts: Answer;
  total: AnswerRow | undefined;
}

export interface Stacked {
  site: Site;
  title: string;
  adcode: string;
  measure: Measure;
  stack: readonly StackedParts[];
  remarks?: readonly string[];
  isComparisonOverridden?: boolean;
}

/** Maps beside each other, of months or of places, as one table: a line for each area, period and place. */
export function stackedExport({ stack, isComparisonOverridden, ...asked }: Stacked): ExportTable {
  const { site } = asked;
  const words = wordsIn(site.language);
  const lines = stack.flatMap(({ parts, total, ...of }) => [
    ...parts.rows.map((row) => ({ of, code: row.keys[0] ?? null, row, isWhole: false })),
    { of, code: of.adcode, row: total, isWhole: true },
  ]);
  const table = answerTable({
    ...asked,
    periods: [...new Set(stack.map(({ period }) => period))].sort(),
    head: words.exports.columns.district,
    groups: lines.map(({ code, row, isWhole }) => ({
      code,
      name: isWhole
        ? words.ranking.total
        : code === null
          ? words.unplaced.label
          : areaName(code, site.language),
      row,
    })),
  });
  return {
    ...table,
    columns: [
      { name: "period", word: words.analysis.dimensions.period, type: "period" },
      { name: "place", word: words.exports.columns.place, type: "text" },
      ...table.columns,
    ],
    rows: lines.map(({ of }, at) => [
      cell(of.period),
      cell(areaName(of.adcode, site.language)),
      ...(table.rows.at(at) ?? []),
    ]),
    notes: { ...table.notes, isComparisonOverridden: isComparisonOverridden ?? false },
  };
}
