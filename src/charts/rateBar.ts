import type { AnswerStatus } from "../query/answer.ts";

/** One bar of `RateBars`. */
export interface RateBar {
  readonly key: string;
  readonly label: string;
  /** 0–1 for rates, null when there is none. */
  readonly value: number | null;
  readonly status: AnswerStatus;
  readonly valueText: string;
  readonly amountText: string;
  /** The count exactly, where its text above is shortened. */
  readonly exactText?: string;
  readonly selected?: boolean;
}
