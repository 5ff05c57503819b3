import type { Dataset, FileRef } from "../domain/generation.ts";
import { countColumn, measure, type FactTable } from "../domain/measure.ts";
import { factTableName } from "../query/answerSql.ts";
import { factColumns, factMeasures } from "../query/factSql.ts";
import { questionPeriods, type Question } from "../query/question.ts";
import { periodOf } from "./snapshot.ts";

/** A Parquet file whose rows go into a table, in the order of these columns. */
export interface TableFile {
  table: string;
  columns: readonly string[];
  ref: FileRef;
}

/** The columns of a fact table. */
export const factTableColumns = (table: FactTable): readonly string[] => [
  "period",
  ...factColumns[table],
  ...factMeasures(table).flatMap((id) =>
    (measure(id).kind === "rate"
      ? (["numerator", "denominator", "left_out"] as const)
      : (["numerator"] as const)
    ).map((count) => countColumn(id, count)),
  ),
];

/** The fact files that a question reads: one per period that has one. */
export function factFiles(question: Question, dataset: Dataset): TableFile[] {
  const { table } = measure(question.measure);
  return questionPeriods(question).flatMap((period) => {
    const ref = periodOf(dataset, period)?.facts[table];
    return ref === undefined
      ? []
      : [{ table: factTableName(table), columns: factTableColumns(table), ref }];
  });
}
