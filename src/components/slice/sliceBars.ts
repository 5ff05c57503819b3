import type { SliceBar } from "../../charts/sliceBar.ts";
import type { Dimension } from "../../domain/dimension.ts";
import type { Filter } from "../../domain/filter.ts";
import { formatCompact } from "../../domain/format.ts";
import { isKept } from "../../domain/isKept.ts";
import type { Measure } from "../../domain/measure.ts";
import { measuredValue } from "../../domain/measuredValue.ts";
import type { Answer, AnswerRow } from "../../query/answer.ts";
import { keyName, type KeyNames } from "../keyName.ts";
import { valueText } from "../rowText.ts";

/** What a bar counts: the denominator, or the numerator of what has none. */
export const amountOf = ({ kind }: Measure, row: AnswerRow | undefined): number =>
  (kind === "count" ? row?.numerator : row?.denominator) ?? 0;

/** The keys of a dimension that count anything without filters, in the order in which they are shown. */
export function shownKeys(
  dimension: Dimension,
  measure: Measure,
  whole: Answer | undefined,
): readonly (string | null)[] {
  const rows = (whole?.rows ?? []).filter(
    (row) => row.status === "hidden" || amountOf(measure, row) > 0 || (row.leftOut ?? 0) > 0,
  );
  const hasOrder = dimension !== "area" && dimension !== "park" && dimension !== "sector";
  const ordered = hasOrder
    ? rows
    : [...rows].sort((a, b) => amountOf(measure, b) - amountOf(measure, a));
  return [
    ...ordered.flatMap(({ keys: [key] }) => (key == null ? [] : [key])),
    ...(ordered.some(({ keys: [key] }) => key === null) ? [null] : []),
  ];
}

interface Drawn {
  dimension: Dimension;
  keys: readonly (string | null)[];
  answer: Answer | undefined;
  filter: Filter | undefined;
  measure: Measure;
  names: KeyNames;
}

/** The groups of a linked view as bars; a group that the filters emptied stays, with nothing in it. */
export function sliceBars({ dimension, keys, answer, filter, measure, names }: Drawn): SliceBar[] {
  const byKey = new Map(answer?.rows.map((row) => [row.keys[0] ?? null, row]));
  const { words, language } = names;
  return keys.map((key) => {
    const row = byKey.get(key);
    const amount = amountOf(measure, row);
    return {
      key,
      label: keyName(dimension, key, names),
      value: measuredValue(measure, row),
      status: row?.status ?? "none",
      valueText: row === undefined ? words.status.none : valueText(row, measure, words),
      amountText: measure.kind === "count" ? "" : formatCompact(amount, language),
      isKept: filter === undefined || isKept(filter, key),
    };
  });
}
