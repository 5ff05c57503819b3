import type { Measure } from "../../domain/measure.ts";
import type { ExportTable } from "../../export/exportTable.ts";
import type { Answer } from "../../query/answer.ts";
import type { Site } from "../../state/site.svelte.ts";
import { answerTable } from "./answerTable.ts";

interface Groups {
  site: Site;
  /** What is grouped, such as the name of the area. */
  of: string;
  title: string;
  adcode: string;
  measure: Measure;
  answer: Answer;
  keyName: (key: string | null) => string;
  filters?: readonly string[];
  remarks?: readonly string[];
}

/** The groups of one dimension, those without a base included. */
export const groupExport = ({ answer, keyName, of, title, ...asked }: Groups): ExportTable =>
  answerTable({
    ...asked,
    title: `${of} ${title}`,
    head: title,
    periods: answer.question.periods,
    groups: answer.rows.map((row) => {
      const code = row.keys[0] ?? null;
      return { code, name: keyName(code), row };
    }),
  });
