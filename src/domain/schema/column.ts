import type { Codelist } from "../codelist.ts";

export interface Words {
  zh: string;
  en: string;
}

/**
 * How a cell is read and stored. In the validated table: `codes` is a bit mask (INTEGER), `code` an id (VARCHAR),
 * `decimal` a DOUBLE, `date` an ISO day (VARCHAR); identifiers are text from end to end.
 */
export type ColumnType =
  | "text"
  | "credit-code"
  | "adcode"
  | "park"
  | "sector"
  | "integer"
  | "decimal"
  | "boolean"
  | "date"
  | "year"
  | "code"
  | "codes";

export interface Column extends Words {
  /** Name in SQL, snake_case. */
  name: string;
  type: ColumnType;
  /** `required`: the column must be there and every cell filled; `nullable`: the column must be there; `optional`: neither. */
  presence: "required" | "nullable" | "optional";
  meaning: Words;
  /** Header words a ledger may use besides the Chinese word and the name; the number is the factor of a header in another unit. */
  headers?: readonly (string | readonly [header: string, factor: number])[];
  codes?: Codelist;
  /** Integers and decimals: inclusive bounds; `noMoreThan` names the column of the same row that bounds it. */
  min?: number;
  max?: number;
  noMoreThan?: string;
  /** Worked out by the builder when the ledger leaves it empty; says from what. */
  derived?: Words;
}

export interface Table extends Words {
  name: string;
  /** Columns that identify a row within a period. */
  key: readonly string[];
  columns: readonly Column[];
}

type Options = Partial<Omit<Column, "name" | "type" | "presence" | "zh" | "en" | "meaning">>;

/** Shorthand for an optional column, the usual case: name, type, Chinese and English word, meaning in both. */
export const optional = (
  name: string,
  type: ColumnType,
  zh: string,
  en: string,
  meaning: readonly [zh: string, en: string],
  options: Options = {},
): Column => ({
  name,
  type,
  presence: "optional",
  zh,
  en,
  meaning: { zh: meaning[0], en: meaning[1] },
  ...options,
});

export const required = (...column: Parameters<typeof optional>): Column => ({
  ...optional(...column),
  presence: "required",
});

export const nullable = (...column: Parameters<typeof optional>): Column => ({
  ...optional(...column),
  presence: "nullable",
});
