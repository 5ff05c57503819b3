import type { CountRow, Question, Side } from "./question.ts";

/** A row of `answerSql` as either engine returns it. */
export type RawRow = Record<string, unknown>;

/** Engine rows → counts. Keys stay text, counts are whole numbers. */
export const countRows = ({ by }: Question, rows: readonly RawRow[]): CountRow[] =>
  rows.map((row) => ({
    side: row["side"] as Side,
    keys: by.map((_, index) => text(row[`key${index}`])),
    numerator: Number(row["numerator"]),
    denominator: whole(row["denominator"]),
    leftOut: whole(row["leftOut"]),
  }));

const text = (value: unknown): string | null =>
  value === null || value === undefined ? null : String(value);

const whole = (value: unknown): number | null =>
  value === null || value === undefined ? null : Number(value);
