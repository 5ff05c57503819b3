import type { BriefingContent } from "./briefingContent.ts";
import type { BriefingSetting } from "./briefingSetting.ts";
import type { GoalLine } from "./goalLines.ts";
import type { RankingLine } from "./rankingLines.ts";

/** The briefing as plain sentences, a line each, with the figures of the sheets; an empty line between areas. */
export const briefingText = (
  contents: readonly BriefingContent[],
  setting: BriefingSetting,
): string => contents.map((content) => areaText(content, setting).join("\n")).join("\n\n");

function areaText(content: BriefingContent, setting: BriefingSetting): string[] {
  const { own, words } = setting;
  const { title, measureName, sentence, moversTitle, movers, ranking, goals, notes } = content;
  const lead = moversTitle === "" ? "" : moversTitle + words.colon;
  return [
    setting.isSynthetic ? `${title}${words.bracketed(own.synthetic)}` : title,
    measureName,
    sentence,
    figureText(content, setting),
    end(lead + movers.join(words.semicolon), setting),
    ...ranking.map((line) => end(rankingText(line, content, setting), setting)),
    ...(goals.length === 0 ? [own.noGoals] : [own.goals(content.name) + words.colon]),
    ...goals.map((line) => end(goalText(line, content, setting), setting)),
    ...notes,
    `${own.source}${words.colon}${content.source}`,
  ];
}

function figureText(content: BriefingContent, setting: BriefingSetting): string {
  const { measureName, value, unit, counts, gap, target, change, rank } = content;
  const figure = `${measureName} ${value}${unit}`;
  const facts = [counts, target, plain(gap), change, rank].filter((fact) => fact !== "");
  return end([figure, ...facts].join(setting.words.comma), setting);
}

function rankingText(
  line: RankingLine,
  content: BriefingContent,
  setting: BriefingSetting,
): string {
  const { words } = setting;
  const isRate = content.measure.kind === "rate";
  const value = isRate && /\d/.test(line.value) ? words.percent(line.value) : line.value;
  const counts = line.counts === "" || line.counts === "—" ? "" : words.bracketed(line.counts);
  const change = /\d/.test(line.change)
    ? `${content.since} ${isRate ? words.points(line.change) : line.change}`
    : "";
  const rank = line.rank === "" ? "" : `${line.rank}. `;
  const facts = [plain(line.gap), change, line.isSmall ? words.small : ""];
  const named = `${rank}${line.name} ${value}${counts}`;
  return [named, ...facts.filter((fact) => fact !== "")].join(words.comma);
}

function goalText(
  line: GoalLine,
  { isPart }: BriefingContent,
  { words, own }: BriefingSetting,
): string {
  const counts = line.counts === "" || line.counts === "—" ? "" : words.bracketed(line.counts);
  const cited = isPart ? "" : line.quote + words.bracketed(line.source);
  const facts = [
    `${line.measure} ${line.value}${counts}`,
    words.target(line.goal),
    isPart ? "" : own.deadline + words.colon + line.deadline,
    line.gap,
    line.statusText,
    cited,
  ];
  return facts.filter((fact) => fact !== "").join(words.comma);
}

/** "▼ 还差 57" → "还差 57": the signs are for the eye. */
const plain = (text: string): string => text.replace(/^[▲▼] /, "");

const end = (text: string, { language }: BriefingSetting): string =>
  text + (language === "zh-CN" ? "。" : ".");
