import type { Key } from "../domain/filter.ts";
import type { AnswerStatus } from "../query/answer.ts";

/** One group of a linked view. */
export interface SliceBar {
  readonly key: Key;
  readonly label: string;
  /** 0–1 for rates, a count otherwise; null when there is none. */
  readonly value: number | null;
  readonly status: AnswerStatus;
  readonly valueText: string;
  readonly amountText: string;
  /** Whether the filter of the dimension keeps it; true without a filter. */
  readonly isKept: boolean;
}

/** How a group was chosen: alone, besides the others, or as the end of a range. */
export const choices = ["only", "also", "range"] as const;
export type Choice = (typeof choices)[number];

/** Of a click or a key: with Ctrl or ⌘ besides the others, with Shift up to here. */
export const choiceOf = (event: MouseEvent | KeyboardEvent): Choice =>
  event.ctrlKey || event.metaKey ? "also" : event.shiftKey ? "range" : "only";
