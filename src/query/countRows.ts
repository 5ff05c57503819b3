import type { CountRow, Question, Side } from "./question.ts";

/** A row of `answerSql` as either engine returns it. */
export type RawRow = Record<string, unknown>;

/** Engine rows → counts. Keys stay text, counts are whole numbers; `suffix` is that of a measure in `areasSql`. */
export const countRows = (
  { by }: Pick<Question, "by">,
  rows: readonly RawRow[],
  suffix = "",
): CountRow[] =>
  rows.map((row) => ({
    side: row["side"] as Side,
    keys: by.map((_, index) => text(row[`key${index}`])),
    numerator: Number(row[`numerator${suffix}`]),
    denominator: whole(row[`denominator${suffix}`]),
    leftOut: whole(row[`leftOut${suffix}`]),
  }));

const text = (value: unknown): string | null =>
  value === null || value === undefined ? null : String(value);

const whole = (value: unknown): number | null =>
  value === null || value === undefined ? null : Number(value);
