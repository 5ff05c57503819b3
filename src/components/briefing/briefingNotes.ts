import { isWithin } from "../../domain/area.ts";
import { formatCount } from "../../domain/format.ts";
import { measure as measureOf } from "../../domain/measure.ts";
import { isSmall, smallDenominator } from "../../domain/standing.ts";
import type { AnswerRow } from "../../query/answer.ts";
import type { AreaBriefing } from "../../state/briefing.svelte.ts";
import { inLanguage } from "../../words/words.ts";
import { areaName, leftOutText } from "../rowText.ts";
import type { BriefingSetting } from "./briefingSetting.ts";
import { isReading } from "./goalLines.ts";

/** What a reader has to know beside the figures, one sentence a line; of a part what the first pages do not say. */
export function briefingNotes(
  briefing: AreaBriefing,
  setting: BriefingSetting,
  isPart: boolean,
): string[] {
  const { words, own, language } = setting;
  const measure = measureOf(setting.measure);
  const definition = inLanguage(measure.words, language) + words.colon;
  const left = briefing.total && leftOutText(briefing.total, measure, words, language);
  const particular = [
    left === undefined || left === "" ? "" : left + stop(setting),
    ...areaNotes(briefing, setting),
  ].filter((note) => note !== "");
  if (isPart) return particular;
  return [
    definition + inLanguage(measure.sentence, language) + stop(setting),
    ...particular,
    measure.kind === "rate" && briefing.before !== undefined ? own.pointsNote : "",
    briefing.before === undefined ? "" : own.restated,
    briefing.board.some(({ target }) => isReading(target)) ? own.reading : "",
    setting.rule === undefined
      ? ""
      : words.profile.notice(setting.rule.enterprises, setting.rule.persons),
    setting.isSynthetic ? words.demo : "",
  ].filter((note) => note !== "");
}

const stop = ({ language }: BriefingSetting): string => (language === "zh-CN" ? "。" : ".");

/** Of areas that are not to be read like the others. */
function areaNotes({ adcode, parts }: AreaBriefing, setting: BriefingSetting): string[] {
  const { words, own, language, notReported } = setting;
  const unit = words.units[measureOf(setting.measure).unit];
  const rows = parts?.rows ?? [];
  const names = (wanted: (row: AnswerRow) => boolean): string =>
    list(
      rows
        .filter((row) => row.keys[0] !== null && wanted(row))
        .map((row) => areaName(String(row.keys[0]), language)),
      setting,
    );
  const silent = notReported.filter((one) => isWithin(one, adcode) || isWithin(adcode, one));
  const missing = list(
    silent.map((one) => areaName(one, language)),
    setting,
  );
  const hidden = names(({ status }) => status === "hidden");
  const small = names(isSmall);
  const unplaced = rows.find((row) => row.keys[0] === null);
  const lost = unplaced?.denominator ?? unplaced?.numerator ?? 0;
  return [
    missing === "" ? "" : own.notReported(missing),
    lost === 0 ? "" : own.unplaced(formatCount(lost), unit),
    hidden === "" ? "" : own.withheld(hidden),
    small === "" ? "" : own.smallBase(small, smallDenominator),
  ];
}

const list = (names: readonly string[], { language }: BriefingSetting): string =>
  names.join(language === "zh-CN" ? "、" : ", ");
