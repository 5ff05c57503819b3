import { formatCount, formatLimit, formatPeriod } from "../../domain/format.ts";
import { measure as measureOf, type Measure } from "../../domain/measure.ts";
import { standing, type Standing } from "../../domain/standing.ts";
import type { AreaBriefing } from "../../state/briefing.svelte.ts";
import { inLanguage } from "../../words/words.ts";
import { areaSentence } from "../areaSentence.ts";
import { areaName, countsText, standingText, valueText, valueWithUnit } from "../rowText.ts";
import { briefingNotes } from "./briefingNotes.ts";
import type { BriefingSetting } from "./briefingSetting.ts";
import { changeText } from "./changeText.ts";
import { goalLines, type GoalLine } from "./goalLines.ts";
import { inOrder, rankingLines, type RankingLine } from "./rankingLines.ts";
import { sinceText } from "./sinceText.ts";

/** Everything that the pages of one area say, in words: the sheets draw it, the copied text strings it together. */
export interface BriefingContent {
  briefing: AreaBriefing;
  measure: Measure;
  name: string;
  /** 杭州市 · 2025年9月 · 示例市总工会 */
  title: string;
  measureName: string;
  sentence: string;
  /** "77.6" with "%" or " 家" behind it; the word alone where there is no number. */
  value: string;
  unit: string;
  stands: Standing | undefined;
  /** "▼ 还差 758 家", "▲ 达标" or "". */
  gap: string;
  counts: string;
  /** "目标 80%" or "". */
  target: string;
  change: string;
  /** "在 13 个区县市中排第 3", "" for a place. */
  rank: string;
  /** "较8月变化最大" */
  moversTitle: string;
  movers: readonly string[];
  /** "较8月" */
  since: string;
  ranking: readonly RankingLine[];
  goals: readonly GoalLine[];
  notes: readonly string[];
  source: string;
  /** A page behind the first area's, which quotes the targets. */
  isPart: boolean;
}

export function briefingContent(
  briefing: AreaBriefing,
  setting: BriefingSetting,
  isPart: boolean,
): BriefingContent {
  const { words, own, language, period, organisation } = setting;
  const { adcode, total, before } = briefing;
  const measure = measureOf(setting.measure);
  const name = areaName(adcode, language);
  const stands =
    measure.kind === "rate" && total !== undefined
      ? standing(measure.id, adcode, total)
      : undefined;
  const since = before === undefined ? "" : sinceText(before, period, language);
  const unit = words.units[measure.unit];
  const goals = goalLines(briefing.board, setting);
  return {
    briefing,
    measure,
    name,
    title: [name, formatPeriod(period, language), organisation].join(words.dot),
    measureName: inLanguage(measure.words, language),
    sentence: sentenceOf(briefing, setting, name),
    value: valueText(total, measure, words, stands),
    unit: total?.status !== "ok" ? "" : { rate: "%", count: ` ${unit}`, ratio: "" }[measure.kind],
    stands,
    gap:
      stands?.met === false
        ? `▼ ${words.gap(formatCount(stands.gap ?? 0), unit)}`
        : standingText(stands, words),
    counts: measure.kind === "count" ? "" : `${countsText(total)} ${unit}`,
    target: stands === undefined ? "" : words.legend.target(formatLimit(stands.threshold)),
    change:
      before === undefined
        ? own.noBefore
        : changeText(briefing.change, { measure, since, words, own }),
    rank: rankText(briefing, setting),
    ...moversOf(briefing, setting, name, since),
    since: before === undefined ? "" : own.changeColumn(since),
    ranking: rankingLines(briefing, setting),
    goals: isPart ? goals.filter(({ status }) => status !== "words-only") : goals,
    notes: briefingNotes(briefing, setting, isPart),
    source: setting.source.join(words.dot),
    isPart,
  };
}

function sentenceOf(
  { adcode, parts, total }: AreaBriefing,
  { measure: id, words, own, language }: BriefingSetting,
  name: string,
): string {
  const measure = measureOf(id);
  const hasSentence = measure.kind !== "ratio" && (parts !== null || total?.status === "ok");
  return hasSentence
    ? areaSentence({ adcode, measure, parts, total, words, language })
    : own.whole(name, valueWithUnit(total, measure, words));
}

function rankText({ adcode, siblings, total }: AreaBriefing, setting: BriefingSetting): string {
  const { words, own } = setting;
  if (siblings === null || total?.status !== "ok") return "";
  const ranked = siblings.rows
    .filter((row) => row.keys[0] !== null && row.status === "ok")
    .sort(inOrder(setting));
  const rank = ranked.findIndex((row) => row.keys[0] === adcode) + 1;
  const kind = words.ranking.area[siblings.question.in ?? ""] ?? words.ranking.areaDefault;
  return rank === 0 ? "" : own.rank(ranked.length, kind, rank);
}

/** The three parts that changed most; of an area without parts its own change. */
function moversOf(
  { adcode, before, parts, movers, change }: AreaBriefing,
  { measure: id, words, own, language }: BriefingSetting,
  name: string,
  since: string,
): Pick<BriefingContent, "moversTitle" | "movers"> {
  const measure = measureOf(id);
  if (before === undefined) return { moversTitle: "", movers: [own.noBefore] };
  const told = (of: string, key: string, one: AreaBriefing["change"]): string => {
    const row = one?.after;
    const stands =
      row === undefined || measure.kind !== "rate" ? undefined : standing(id, key, row);
    const value = valueWithUnit(row, measure, words, stands);
    const changed = changeText(one, { measure, since, words, own });
    return `${of} ${value}${words.comma}${changed}`;
  };
  if (parts === null)
    return { moversTitle: own.ownChange(since), movers: [told(name, adcode, change)] };
  const named = movers.map((one) =>
    told(areaName(one.adcode ?? "", language), one.adcode ?? "", one),
  );
  return {
    moversTitle: own.movers(since),
    movers: named.length === 0 ? [own.noMovers(since)] : named,
  };
}
