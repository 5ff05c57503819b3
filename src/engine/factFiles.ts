import type { Dataset, FileRef, PeriodFiles } from "../domain/generation.ts";
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

const periodsOf = (question: Question, dataset: Dataset): PeriodFiles[] =>
  questionPeriods(question).flatMap((period) => periodOf(dataset, period) ?? []);

/** Whether any period of a question supplies its measure. */
export const isSuppliedIn = (question: Question, dataset: Dataset): boolean =>
  periodsOf(question, dataset).some(({ tables }) => isSuppliedBy(question.measure, tables));

/** The fact files that a question reads: those of its periods, none when no period supplies the measure. */
export function factFiles(question: Question, dataset: Dataset): TableFile[] {
  if (!isSuppliedIn(question, dataset)) return [];
  return periodsOf(question, dataset).flatMap(({ facts }) =>
    measureFacts(question.measure).flatMap((table) => {
      const ref = facts[table];
      return ref === undefined
        ? []
        : [{ table: factTableName(table), columns: factTableColumns(table), ref }];
    }),
  );
}
