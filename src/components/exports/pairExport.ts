import type { Dimension } from "../../domain/dimension.ts";
import type { Measure } from "../../domain/measure.ts";
import { cell } from "../../export/cell.ts";
import type { ExportColumn, ExportTable } from "../../export/exportTable.ts";
import type { Answer } from "../../query/answer.ts";
import type { Site } from "../../state/site.svelte.ts";
import { keyName, type KeyNames } from "../keyName.ts";
import { answerTable, valueCells } from "./answerTable.ts";

interface Pair {
  site: Site;
  of: string;
  title: string;
  adcode: string;
  measure: Measure;
  pair: readonly [Dimension, Dimension];
  answer: Answer;
  names: KeyNames;
  filters: readonly string[];
  remarks: readonly string[];
}

/** Two dimensions crossed, a line for each crossing that there is. */
export function pairExport({ of, title, pair, answer, names, ...asked }: Pair): ExportTable {
  const table = answerTable({
    ...asked,
    title: `${of} ${title}`,
    periods: answer.question.periods,
    head: "",
    groups: answer.rows.map((row) => ({ code: null, name: "", row })),
  });
  return {
    ...table,
    columns: [
      ...pair.flatMap((dimension, at): ExportColumn[] => {
        const { dimensions } = names.words.analysis;
        const name = dimension.replaceAll("-", "_");
        const { code } = names.words.exports.columns;
        return [
          {
            name: `${name}_code_${at + 1}`,
            word: `${dimensions[dimension]} ${code}`,
            type: "text",
          },
          { name: `${name}_${at + 1}`, word: dimensions[dimension], type: "text" },
        ];
      }),
      ...table.columns.slice(2),
    ],
    rows: answer.rows.map((row) => [
      ...pair.flatMap((dimension, at) => {
        const key = row.keys[at] ?? null;
        return [cell(key), cell(keyName(dimension, key, names))];
      }),
      ...valueCells(row, asked.measure),
    ]),
  };
}
