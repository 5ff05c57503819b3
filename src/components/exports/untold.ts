import type { AnswerRow } from "../../query/answer.ts";
import type { Catalogue } from "../../words/words.ts";

/** A sentence that names the rows which a drawing has no mark for, and why; none when there are none. */
export function untold(
  rows: readonly AnswerRow[],
  nameOf: (key: string | null) => string,
  words: Catalogue,
): string[] {
  const texts = rows.flatMap(({ keys: [key], status }) =>
    status === "ok" ? [] : [`${nameOf(key ?? null)} ${words.status[status]}`],
  );
  return texts.length === 0 ? [] : [words.exports.pictures.untold(texts.join(words.comma))];
}
