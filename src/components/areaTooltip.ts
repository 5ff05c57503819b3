import { formatLimit, type Language } from "../domain/format.ts";
import type { Measure } from "../domain/measure.ts";
import type { Standing } from "../domain/standing.ts";
import type { TooltipText } from "../map/mapRow.ts";
import type { AnswerRow } from "../query/answer.ts";
import type { Catalogue } from "../words/words.ts";
import { countsText, leftOutText, standingText, valueWithUnit } from "./rowText.ts";

interface TooltipInput {
  name: string;
  row: AnswerRow;
  measure: Measure;
  stands: Standing | undefined;
  /** From 1; 0 for an area without a value. */
  rank: number;
  of: number;
  words: Catalogue;
  language: Language;
}

/** What the map says of an area: value, gap, counts, target, what was left out, rank. */
export function areaTooltip(input: TooltipInput): TooltipText {
  const { name, row, measure, stands, rank, of, words, language } = input;
  const isRate = measure.kind === "rate";
  const lines = [
    standingText(stands, words),
    isRate && row.status === "ok" ? `${countsText(row)} ${words.units[measure.unit]}` : "",
    stands === undefined ? "" : words.legend.target(formatLimit(stands.threshold)),
    leftOutText(row, measure, words, language),
    rank === 0 ? "" : words.rank(rank, of),
  ];
  return {
    title: name,
    value: valueWithUnit(row, measure, words, stands),
    lines: lines.filter((line) => line !== ""),
  };
}
