import { area } from "../domain/area.ts";
import { unitNature } from "../domain/codelists.ts";
import { formatCount, formatPercent, type Language } from "../domain/format.ts";
import type { Measure } from "../domain/measure.ts";
import { isSectorId, sector } from "../domain/sector.ts";
import type { Standing } from "../domain/standing.ts";
import type { AnswerRow } from "../query/answer.ts";
import { inLanguage, type Catalogue } from "../words/words.ts";

/** The number of a row without its unit, or the word for why there is none. */
export function valueText(
  row: AnswerRow | undefined,
  { kind }: Measure,
  words: Catalogue,
  standing?: Pick<Standing, "threshold">,
): string {
  if (row === undefined) return "—";
  if (row.status !== "ok") return words.status[row.status];
  if (kind === "count") return formatCount(row.numerator ?? 0);
  if (kind === "ratio") return (row.value ?? 0).toFixed(1);
  return formatPercent(row.value ?? 0, standing === undefined ? [] : [standing.threshold]);
}

/** The number with its unit: "77.6%", "1,240 家", or the word for why there is none. */
export function valueWithUnit(
  row: AnswerRow | undefined,
  measure: Measure,
  words: Catalogue,
  standing?: Pick<Standing, "threshold">,
): string {
  const text = valueText(row, measure, words, standing);
  if (row === undefined || row.status !== "ok") return text;
  if (measure.kind === "rate") return words.percent(text);
  return measure.kind === "ratio" ? text : `${text} ${words.units[measure.unit]}`;
}

/** "24,096 / 31,067"; the numerator alone for a count. */
export function countsText(row: AnswerRow | undefined): string {
  if (row === undefined || row.numerator === null) return "—";
  return row.denominator === null
    ? formatCount(row.numerator)
    : `${formatCount(row.numerator)} / ${formatCount(row.denominator)}`;
}

/** "职工人数不详 12 家（未计入）"; nothing where every row of the population is known. */
export function leftOutText(
  { leftOut }: AnswerRow,
  { table, leftOutWords }: Measure,
  words: Catalogue,
  language: Language,
): string {
  if (leftOut === null || leftOut === 0) return "";
  const unit = table === "enterprise" ? words.units.enterprise : words.units.unit;
  return words.leftOut(inLanguage(leftOutWords, language), formatCount(leftOut), unit);
}

/** "▲ 达标", "▼ 还差 57", or nothing where no target is in force. */
export function standingText(standing: Standing | undefined, words: Catalogue): string {
  if (standing === undefined || standing.met === null) return "";
  return standing.met ? `▲ ${words.met}` : `▼ ${words.gapShort(formatCount(standing.gap ?? 0))}`;
}

/** Name of an area in the language of the interface. */
export function areaName(adcode: string, language: Language): string {
  const found = area(adcode);
  if (found === undefined) return adcode;
  return language === "zh-CN" ? found.name : found.english;
}

export function shortAreaName(adcode: string, language: Language): string {
  const found = area(adcode);
  if (found === undefined) return adcode;
  return language === "zh-CN" ? found.shortName : found.english;
}

/** Short name of a sector; `unknown` where the row has none. */
export function sectorName(id: string | null, language: Language, unknown: string): string {
  if (id === null || !isSectorId(id)) return unknown;
  return language === "zh-CN" ? sector(id).short : sector(id).shortEn;
}

/** Word of a unit nature; the id itself for one that is not on the list. */
export function natureName(id: string | null, language: Language): string {
  const code = unitNature.codes.find((one) => one.id === id);
  return code === undefined ? (id ?? "—") : inLanguage(code, language);
}
