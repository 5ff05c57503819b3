import { measure as measureOf } from "../../domain/measure.ts";
import type { EnterpriseOrder, EnterpriseSelection } from "../../state/rowTable.svelte.ts";
import { inLanguage } from "../../words/words.ts";
import { filterSentence, type KeyNames } from "../keyName.ts";
import { columnWord } from "./enterpriseColumns.ts";

/** What a list is narrowed to besides its area and period, a sentence each. */
export function selectionSentences(
  { where, township, part, search }: EnterpriseSelection,
  names: KeyNames,
): string[] {
  const { rows } = names.words;
  return [
    ...(part === undefined ? [] : [partSentence(part, names)]),
    ...where.map((filter) => filterSentence(filter, names)),
    ...(township === undefined ? [] : [rows.township(township)]),
    ...(search === undefined ? [] : [rows.searched(search)]),
  ];
}

const partSentence = (
  { measure, part }: NonNullable<EnterpriseSelection["part"]>,
  { language, words }: KeyNames,
): string =>
  measure === "should-build-backlog"
    ? words.rows.lists.backlog
    : words.rows.ofPart(words.rows.parts[part], inLanguage(measureOf(measure).short, language));

export const orderSentence = (
  order: EnterpriseOrder,
  { language, words: { rows } }: KeyNames,
): string =>
  order === "priority"
    ? rows.byPriority
    : (order.descending ? rows.sortedDown : rows.sortedUp)(columnWord(order.column, language));
