import { formatCount, formatLimit, type Language } from "../domain/format.ts";
import { thresholdOf } from "../domain/targets.ts";
import type { AnyTarget } from "../state/targetBoard.svelte.ts";
import { inLanguage, type Catalogue } from "../words/words.ts";

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

export const noteText = (
  note: { zh: string; en: string } | null,
  language: Language,
): string | null => (note === null ? null : inLanguage(note, language));
