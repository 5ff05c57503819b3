import type { Dataset, FileRef } from "../domain/generation.ts";
import { countColumn, measureCounts, measureFacts, type FactTable } from "../domain/measure.ts";
import { factTableName } from "../query/answerSql.ts";
import { factColumns, factMeasures } from "../query/factSql.ts";
import { questionPeriods, type Question } from "../query/question.ts";
import { isSuppliedBy } from "../query/supply.ts";
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
  ...factMeasures(table).flatMap((id) => measureCounts(id).map((count) => countColumn(id, count))),
];

/** The fact files that a question reads: those of its periods, none when no period supplies the measure. */
export function factFiles(question: Question, dataset: Dataset): TableFile[] {
  const periods = questionPeriods(question).flatMap((period) => periodOf(dataset, period) ?? []);
  if (!periods.some(({ tables }) => isSuppliedBy(question.measure, tables))) return [];
  return periods.flatMap(({ facts }) =>
    measureFacts(question.measure).flatMap((table) => {
      const ref = facts[table];
      return ref === undefined
        ? []
        : [{ table: factTableName(table), columns: factTableColumns(table), ref }];
    }),
  );
}
