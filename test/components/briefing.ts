import { measure, type MeasureId } from "../../src/domain/measure.ts";
import { colourScale } from "../../src/domain/colourScale.ts";
import type { Language } from "../../src/domain/format.ts";
import { primaryTarget } from "../../src/domain/targets.ts";
import { areaChanges, movers } from "../../src/query/areaChanges.ts";
import type { Answer, AnswerRow } from "../../src/query/answer.ts";
import type { BriefingSetting } from "../../src/components/briefing/briefingSetting.ts";
import type { AreaBriefing } from "../../src/state/briefing.svelte.ts";
import { changeIn, rowOf } from "../../src/state/areaFigures.ts";
import { judgedRow } from "../../src/state/targetBoard.svelte.ts";
import { briefingWordsIn } from "../../src/words/briefingWords.ts";
import { wordsIn } from "../../src/words/words.ts";
import { answer } from "./answers.ts";

const [before, period] = ["2025-08", "2025-09"];

/** What a briefing is told with: 25人以上企业建会率 of September, in Chinese unless told otherwise. */
export const settingOf = (
  choices: Partial<BriefingSetting> & { language?: Language } = {},
): BriefingSetting => {
  const language = choices.language ?? "zh-CN";
  return {
    measure: "union-rate-25plus",
    period,
    organisation: "示例市总工会",
    isSynthetic: false,
    rule: undefined,
    notReported: [],
    source: ["示例市总工会台账", "数据截至 2025-09-30"],
    breaks: [],
    colour: () => colourScale([0.6, 0.8, 0.9], 0.8),
    words: wordsIn(language),
    own: briefingWordsIn(language),
    language,
    ...choices,
  };
};

interface Given {
  adcode?: string;
  measure?: MeasureId;
  /** The whole in August and September. */
  total: readonly [AnswerRow, AnswerRow];
  parts?: readonly [readonly AnswerRow[], readonly AnswerRow[]];
  siblings?: readonly AnswerRow[];
}

/** A briefing of an area from rows of two months, judged against the target of its place. */
export function briefingOf({
  adcode = "330100",
  measure: id = "union-rate-25plus",
  total,
  parts,
  siblings,
}: Given): AreaBriefing {
  const trend = answer(
    total.map((row, at) => ({ ...row, keys: [at === 0 ? before : period] })),
    { measure: id, in: adcode, periods: [before, period], by: ["period"] },
  );
  const byArea = (rows: readonly AnswerRow[] | undefined, inside: string): Answer | null =>
    rows === undefined ? null : answer(rows, { measure: id, in: inside });
  const [first, second] = [byArea(parts?.[0], adcode), byArea(parts?.[1], adcode)];
  const changes = first === null || second === null ? [] : areaChanges(first, second);
  const target = primaryTarget(id, adcode);
  const told = { answer: null, row: rowOf(trend, period), trend };
  return {
    adcode,
    before,
    total: rowOf(trend, period),
    change: changeIn(trend, before, period),
    parts: second,
    changes,
    movers: movers(changes, 3),
    siblings: byArea(siblings, "330100"),
    trend,
    board:
      target === undefined
        ? []
        : [judgedRow({ target, measure: measure(id).id, adcode }, told, period)],
    map: null,
  };
}
