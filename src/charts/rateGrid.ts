import type { Key } from "../domain/filter.ts";
import type { AnswerStatus } from "../query/answer.ts";

/** One crossing of two groups. */
export interface GridCell {
  readonly keys: readonly [Key, Key];
  /** 0–1 for rates, a share of the largest count otherwise; null when there is none. */
  readonly value: number | null;
  readonly status: AnswerStatus;
  readonly text: string;
  /** What is read of it: names of both groups, value and counts. */
  readonly title: string;
  readonly isKept: boolean;
}

export interface GridRow {
  readonly key: Key;
  readonly label: string;
  readonly cells: readonly GridCell[];
}
