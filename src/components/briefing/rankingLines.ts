import { formatLimit } from "../../domain/format.ts";
import { measure as measureOf } from "../../domain/measure.ts";
import { measuredValue } from "../../domain/measuredValue.ts";
import { isSmall, standing, type Standing } from "../../domain/standing.ts";
import type { AnswerRow, AnswerStatus } from "../../query/answer.ts";
import type { AreaFigures } from "../../state/areaFigures.ts";
import { areaName, countsText, standingText, valueText } from "../rowText.ts";
import type { FigureSetting } from "./briefingSetting.ts";
import { changeCell } from "./changeText.ts";

/** One row of the ranking of an area's parts. */
export interface RankingLine {
  /** Null for 未定位 and the total. */
  adcode: string | null;
  /** "" for what has no rank. */
  rank: string;
  name: string;
  isSmall: boolean;
  isTotal: boolean;
  value: string;
  counts: string;
  /** "" where no share is in force. */
  target: string;
  gap: string;
  met: boolean | null;
  change: string;
  /** What the bar draws; null for rows that have none. */
  bar: { value: number | null; target: number | null; status: AnswerStatus } | null;
}

/** Parts in the order of the measure, then 未定位 and the total; empty for an area without parts. */
export function rankingLines(figures: AreaFigures, setting: FigureSetting): RankingLine[] {
  const { adcode, parts, total, change } = figures;
  const { words, language } = setting;
  if (parts === null) return [];
  const placed = parts.rows.filter((row) => row.keys[0] !== null);
  const changes = new Map(figures.changes.map((one) => [one.adcode, one]));
  const line = lineOf(setting);
  const ranked = [...placed].sort(inOrder(setting)).map((row, index) => {
    const key = String(row.keys[0]);
    return {
      ...line(areaName(key, language), row, standingOf(key, row, setting), changes.get(key)),
      adcode: key,
      rank: row.status === "ok" ? String(index + 1) : "",
      isSmall: isSmall(row),
    };
  });
  const unplaced = parts.rows.find((row) => row.keys[0] === null);
  const rest =
    unplaced === undefined
      ? []
      : [{ ...line(words.unplaced.label, unplaced, undefined, changes.get(null)), bar: null }];
  const whole = total === undefined ? undefined : standingOf(adcode, total, setting);
  return [
    ...ranked,
    ...rest,
    { ...line(words.ranking.total, total, whole, change), bar: null, isTotal: true },
  ];
}

const lineOf =
  ({ measure: id, words }: FigureSetting) =>
  (
    name: string,
    row: AnswerRow | undefined,
    stands: Standing | undefined,
    change: AreaFigures["change"],
  ): RankingLine => {
    const measure = measureOf(id);
    return {
      adcode: null,
      rank: "",
      name,
      isSmall: false,
      isTotal: false,
      value: valueText(row, measure, words, stands),
      counts: measure.kind === "count" ? "" : countsText(row),
      target: stands === undefined ? "" : formatLimit(stands.threshold),
      gap: standingText(stands, words),
      met: stands?.met ?? null,
      change: changeCell(change, measure),
      bar: {
        value: measuredValue(measure, row),
        target: stands?.threshold ?? null,
        status: row?.status ?? "not-supplied",
      },
    };
  };

const standingOf = (
  adcode: string,
  row: AnswerRow,
  { measure }: FigureSetting,
): Standing | undefined =>
  measureOf(measure).kind === "rate" ? standing(measure, adcode, row) : undefined;

/** The largest value first, what has none last. */
export function inOrder({ measure }: Pick<FigureSetting, "measure">) {
  const place = (row: AnswerRow): number => measuredValue(measureOf(measure), row) ?? -1;
  return (a: AnswerRow, b: AnswerRow): number =>
    place(b) - place(a) || (String(a.keys[0]) < String(b.keys[0]) ? -1 : 1);
}
