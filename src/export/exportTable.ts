import type { Language } from "../domain/format.ts";
import type { Period } from "../domain/period.ts";
import type { AnswerStatus } from "../query/answer.ts";

/**
 * How a column is typed in the files. `rate`: 0–1; `points`: a difference of rates, 0–1, written in percentage points;
 * `date`: "2025-09-30"; `period`: "2025-09" or "2004". Identifiers (credit codes, adcodes) are text.
 */
export const exportTypes = [
  "text",
  "integer",
  "double",
  "rate",
  "points",
  "boolean",
  "date",
  "period",
] as const;
export type ExportType = (typeof exportTypes)[number];

export interface ExportColumn {
  /** For machines: letters, digits and _ , unique in the table. */
  name: string;
  /** For readers, in the language of the notes. */
  word: string;
  type: ExportType;
  /** Words for what is counted, such as 家. */
  unit?: string;
}

export type ExportValue = string | number | boolean | null;

/** A value and why it may not be there. `ok` with null is an empty cell: nothing is to be told there. */
export interface ExportCell {
  value: ExportValue;
  status: AnswerStatus;
}

export type ExportRow = readonly ExportCell[];

/** Rows by index: an array, or an accessor that makes each row when it is asked for. Read more than once. */
export interface ExportRows {
  readonly length: number;
  at(index: number): ExportRow | undefined;
}

/** A measure as every file explains it. */
export interface ExportedMeasure {
  name: string;
  sentence: string;
  denominator: string;
}

/** A target as every file quotes it. */
export interface ExportedTarget {
  quotation: string;
  document: string;
  section: string;
}

/** What every file says of itself. */
export interface ExportNotes {
  language: Language;
  site: string;
  organisation: string;
  generation: { id: string; version: number | null; published: string | null };
  periods: readonly Period[];
  /** Link to the view, which holds choices only. */
  link: string | null;
  /** A sentence for each. */
  filters: readonly string[];
  measures: readonly ExportedMeasure[];
  targets: readonly ExportedTarget[];
  isComparisonOverridden: boolean;
  isSynthetic: boolean;
  /** Rows that match; the file may hold fewer, and says so. */
  totalRows: number;
  /** Whatever else a reader must know, a sentence for each. */
  remarks: readonly string[];
}

/** A table as it is written to CSV, XLSX and Parquet. */
export interface ExportTable {
  title: string;
  columns: readonly ExportColumn[];
  rows: ExportRows;
  notes: ExportNotes;
}

/** A chart or map as it is written to SVG and PNG. */
export interface ExportPicture {
  title: string;
  svg: SVGSVGElement;
  /** The key of colours and patterns, one entry each. */
  legend: readonly ExportedClass[];
  /** What is shown, a line each, such as measure and unit. */
  captions: readonly string[];
  notes: ExportNotes;
  /** Takes a drawing that was made for this file off the page. */
  release?: () => void;
}

/**
 * What stands before the words of an entry of a legend: a box filled as in src/map/areaLook.ts, a faint one for what is
 * not chosen, the sign of a target or of a value, or nothing.
 */
export type ExportedLook =
  | "colour"
  | "hatch"
  | "dots"
  | "rings"
  | "plain"
  | "faint"
  | "notch"
  | "diamond"
  | "before"
  | "after"
  | "words";

/** An entry of a legend. `colour` is under any pattern. */
export interface ExportedClass {
  look: ExportedLook;
  colour: string;
  label: string;
}
