import { measure as measureOf } from "../../domain/measure.ts";
import type { Status } from "../../domain/status.ts";
import { documentOf } from "../../domain/targets.ts";
import type { BoardRow } from "../../state/targetBoard.svelte.ts";
import { inLanguage } from "../../words/words.ts";
import { countsText, valueWithUnit } from "../rowText.ts";
import { deadlineText, gapText, goalText, roundingLimit } from "../targetText.ts";
import type { BriefingSetting } from "./briefingSetting.ts";

/** One measure beside what a document asks of it. */
export interface GoalLine {
  key: string;
  measure: string;
  value: string;
  counts: string;
  /** The printed number; with ※ where it is a reading of the words, which the notes explain. */
  goal: string;
  deadline: string;
  /** "" where nothing is missing or can be told. */
  gap: string;
  status: Status;
  statusText: string;
  /** Verbatim. */
  quote: string;
  /** Document and section. */
  source: string;
}

/** Whether the number is not printed as it is tested. */
export const isReading = ({ valueBasis }: BoardRow["target"]): boolean =>
  valueBasis === "printed-bare" || valueBasis === "meaning-of-words";

/** The lines of the table of targets, in the order of the measures. */
export const goalLines = (
  board: readonly BoardRow[],
  { words, language }: BriefingSetting,
): GoalLine[] =>
  board.flatMap((row) => {
    const { target, measure: id, judgement } = row;
    if (id === null) return [];
    const measure = measureOf(id);
    return {
      key: `${id} ${target.id}`,
      measure: inLanguage(measure.words, language),
      value: valueWithUnit(row.row, measure, words, roundingLimit(target)),
      counts: measure.kind === "count" ? "" : countsText(row.row),
      goal: goalText({ ...target, valueBasis: "printed" }, words) + (isReading(target) ? " ※" : ""),
      deadline: deadlineText(target, words),
      gap: gapText(row, words),
      status: judgement.status,
      statusText: words.statusNames[judgement.status],
      quote: words.quote(target.quote),
      source: words.quoteSource(inLanguage(documentOf(target).short, language), target.section),
    };
  });
