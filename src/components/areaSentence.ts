import { formatCount, formatLimit, formatPercent, type Language } from "../domain/format.ts";
import type { Measure } from "../domain/measure.ts";
import { measuredValue } from "../domain/measuredValue.ts";
import { standing, type Standing } from "../domain/standing.ts";
import type { Answer, AnswerRow } from "../query/answer.ts";
import type { Catalogue } from "../words/words.ts";
import { areaName, valueText } from "./rowText.ts";

interface Told {
  /** The area whose parts are told of. */
  adcode: string;
  measure: Measure;
  /** Null for an area without parts: then of the whole alone. */
  parts: Answer | null;
  total: AnswerRow | undefined;
  /** What the areas are set against; the primary target of the place unless told otherwise. */
  target?: Standing["target"] | undefined;
  words: Catalogue;
  language: Language;
}

/** What the map shows, in one sentence: how many meet the target, who is lowest, where the whole stands. */
export function areaSentence(told: Told): string {
  const all = told.parts?.rows ?? [];
  const rows = all.filter((row) => row.keys[0] !== null && row.status === "ok");
  const parts = told.measure.kind === "rate" ? rateParts(told, rows) : amountParts(told, rows);
  const withheld = all.filter(({ status }) => status === "hidden").length;
  return told.words.sentence.join([
    ...parts,
    ...(withheld === 0 ? [] : [told.words.sentence.hidden(withheld)]),
  ]);
}

function rateParts(told: Told, rows: readonly AnswerRow[]): string[] {
  const { adcode, measure, target, words, language } = told;
  if (told.parts === null) return wholePart(told);
  if (rows.length === 0) return [words.sentence.none, ...wholePart(told)];
  const kind = words.ranking.area[adcode] ?? words.ranking.areaDefault;
  const standings = rows.map((row) => standing(measure.id, String(row.keys[0]), row, target));
  const met = standings.filter((one) => one?.met === true).length;
  const lowest = [...rows].sort((a, b) => (a.value ?? 0) - (b.value ?? 0))[0];
  return [
    standings.some((one) => one !== undefined)
      ? words.sentence.met(rows.length, kind, met)
      : words.sentence.range(rows.length, kind),
    ...(lowest === undefined
      ? []
      : [
          words.sentence.lowest(
            areaName(String(lowest.keys[0]), language),
            formatPercent(lowest.value ?? 0, limitsOf(told, lowest)),
          ),
        ]),
    ...wholePart(told),
  ];
}

/** The target that a value must not be rounded up to. */
function limitsOf({ measure, target }: Told, row: AnswerRow): number[] {
  const stands = standing(measure.id, String(row.keys[0]), row, target);
  return stands === undefined ? [] : [stands.threshold];
}

function wholePart({ adcode, measure, total, target, words, language }: Told): string[] {
  if (total === undefined || total.status !== "ok") return [];
  const stands = standing(measure.id, adcode, total, target);
  const whole = words.headline.total[adcode] ?? areaName(adcode, language);
  const limits = stands === undefined ? [] : [stands.threshold];
  const value = words.sentence.total(whole, formatPercent(total.value ?? 0, limits));
  if (stands === undefined || stands.met === null) return [value];
  const threshold = formatLimit(stands.threshold);
  const gap = stands.met
    ? words.sentence.reached(threshold)
    : words.sentence.gap(formatCount(stands.gap ?? 0), words.units[measure.unit], threshold);
  return [`${value}${words.comma}${gap}`];
}

/** Of a count or a ratio. */
function amountParts(told: Told, rows: readonly AnswerRow[]): string[] {
  const { adcode, measure, total, words, language } = told;
  const unit = words.units[measure.unit];
  const whole = words.headline.total[adcode] ?? areaName(adcode, language);
  const order = (row: AnswerRow): number => measuredValue(measure, row) ?? 0;
  const most = [...rows].sort((a, b) => order(b) - order(a))[0];
  const say = measure.kind === "ratio" ? words.sentence.ratio : words.sentence.count;
  return [
    ...(total?.status === "ok" ? [say(whole, valueText(total, measure, words), unit)] : []),
    ...(most === undefined
      ? []
      : [
          words.sentence.most(
            areaName(String(most.keys[0]), language),
            valueText(most, measure, words),
            unit,
          ),
        ]),
  ];
}
