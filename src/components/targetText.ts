import { formatCount, formatLimit } from "../domain/format.ts";
import { denominatorGap, gap } from "../domain/gap.ts";
import { measure as measureOf } from "../domain/measure.ts";
import type { StatusRuleId } from "../domain/status.ts";
import { thresholdOf } from "../domain/targets.ts";
import type { AnyTarget, BoardRow } from "../state/targetBoard.svelte.ts";
import type { Catalogue } from "../words/words.ts";

/** The printed number with its operator and unit: "≥ 80%", "= 85%（原文无“以上”）", or 未规定数字. */
export function goalText(target: AnyTarget, words: Catalogue): string {
  if (target.value === null) return words.targets.noNumber;
  const threshold = thresholdOf(target);
  const unit = target.unit ?? "";
  const upper = target.upperValue === null ? "" : `–${formatCount(target.upperValue)}`;
  const number =
    threshold === null
      ? `${formatCount(target.value)}${upper} ${unit}`
      : words.percent(formatLimit(threshold));
  if (target.valueBasis === "printed-bare") return number + words.bracketed(words.targets.bare);
  if (target.valueBasis === "meaning-of-words")
    return number + words.bracketed(words.targets.meaning);
  return target.operator === ">=" ? `≥ ${number}` : number;
}

/** When it must be reached, as printed, with the date it means. */
export function deadlineText({ deadline }: AnyTarget, words: Catalogue): string {
  const { text, from, to } = deadline;
  if (text === null && to === null) return words.targets.noDeadline;
  const dates = [from, to].filter((day) => day !== null).join(" – ");
  return dates === "" ? (text ?? "") : `${text ?? ""}${words.bracketed(dates)}`;
}

/** What rounding a target's value must not cross; undefined where no share is tested. */
export function roundingLimit(target: AnyTarget): { threshold: number } | undefined {
  const threshold = thresholdOf(target);
  return threshold === null ? undefined : { threshold };
}

/** The rules of a value that is known and has not reached the target. */
const unreached: readonly StatusRuleId[] = ["undated", "due", "no-start", "on-line", "behind-line"];

/** What is missing to a target that is not reached, in the unit counted; null for any other. */
export function gapCount({ target, measure, row, judgement }: BoardRow): number | null {
  const numerator = row?.numerator ?? null;
  if (!unreached.includes(judgement.rule) || measure === null || numerator === null) return null;
  const denominator = row?.denominator ?? null;
  return measureOf(measure).ratio === undefined
    ? gap(target, numerator, denominator)
    : denominatorGap(target, numerator, denominator) || null;
}

/** "还差 758 家"; empty where nothing is missing or can be told. */
export function gapText(board: BoardRow, words: Catalogue): string {
  const missing = gapCount(board);
  if (missing === null || board.measure === null) return "";
  const { unit, ratio } = measureOf(board.measure);
  const counted = ratio === undefined ? unit : measureOf(ratio.denominator).unit;
  return words.gap(formatCount(missing), words.units[counted]);
}
