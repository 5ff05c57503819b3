import { difference } from "../../domain/difference.ts";
import { measuredValue } from "../../domain/measuredValue.ts";
import type { Measure } from "../../domain/measure.ts";
import type { Period } from "../../domain/period.ts";
import { cell } from "../../export/cell.ts";
import type { ExportColumn, ExportTable } from "../../export/exportTable.ts";
import type { AnswerRow } from "../../query/answer.ts";
import { exportNotes, targetsOf } from "../../state/exportNotes.ts";
import type { Site } from "../../state/site.svelte.ts";
import { inLanguage } from "../../words/words.ts";
import type { KeyNames } from "../keyName.ts";
import { valueCells } from "./answerTable.ts";

interface SelectionExport {
  site: Site;
  title: string;
  head: string;
  measure: Measure;
  /** Of the first side. */
  adcode: string;
  periods: readonly Period[];
  groups: readonly {
    name: string;
    first: AnswerRow | undefined;
    second: AnswerRow | undefined;
  }[];
  /** What each side selects, a sentence each. */
  sides: readonly [string, string];
  isComparisonOverridden: boolean;
  remarks?: readonly string[];
  names: KeyNames;
}

/** Two selections side by side, with difference and ratio. */
export function selectionExport(asked: SelectionExport): ExportTable {
  const { site, title, measure, adcode, periods, groups, sides } = asked;
  return {
    title,
    columns: columnsOf(asked),
    rows: groups.map(({ name, first, second }) => {
      const compared = difference(measuredValue(measure, first), measuredValue(measure, second));
      return [
        cell(name),
        ...valueCells(first, measure),
        ...valueCells(second, measure),
        cell(compared.difference),
        cell(compared.ratio),
      ];
    }),
    notes: exportNotes(site, {
      measures: [measure.id],
      periods,
      targets: targetsOf(measure.id, adcode),
      filters: sides,
      isComparisonOverridden: asked.isComparisonOverridden,
      remarks: asked.remarks ?? [],
      totalRows: groups.length,
    }),
  };
}

function columnsOf({ head, measure, names }: SelectionExport): ExportColumn[] {
  const { words, language } = names;
  const said = words.slicing.compare;
  const { numerator, denominator, leftOut } = words.exports.columns;
  const short = inLanguage(measure.short, language);
  const side = (prefix: string, word: string): ExportColumn[] =>
    measure.kind === "count"
      ? [{ name: `${prefix}_amount`, word: `${word} ${short}`, type: "integer" }]
      : [
          {
            name: `${prefix}_value`,
            word: `${word} ${short}`,
            type: measure.kind === "rate" ? "rate" : "double",
          },
          { name: `${prefix}_numerator`, word: `${word} ${numerator}`, type: "integer" },
          { name: `${prefix}_denominator`, word: `${word} ${denominator}`, type: "integer" },
          { name: `${prefix}_left_out`, word: `${word} ${leftOut}`, type: "integer" },
        ];
  return [
    { name: "name", word: head, type: "text" },
    ...side("first", said.first),
    ...side("second", said.second),
    {
      name: "difference",
      word: said.difference,
      type: measure.kind === "rate" ? "points" : "double",
    },
    { name: "ratio", word: said.ratio, type: "double" },
  ];
}
