import { area, isPlace, type Place } from "./area.ts";
import { isDimension, type Dimension } from "./dimension.ts";
import { formatVersus, parseVersus, type Versus } from "./versus.ts";
import { formatFilters, parseFilters, type Filters } from "./filter.ts";
import { isClassing } from "./classMethod.ts";
import { comparisonRows, isRuleId, type RuleId } from "./comparisonRows.ts";
import { languages, type Language } from "./format.ts";
import { isMeasureId, type MeasureId } from "./measure.ts";
import { isLinkedSql } from "./linkedSql.ts";
import { isParkId } from "./park.ts";
import {
  formatRowColumns,
  formatRowOrder,
  parseRowColumns,
  parseRowOrder,
  type RowOrder,
} from "./rowColumns.ts";
import { isPeriod, type Period } from "./period.ts";
import { statuses, type Status } from "./status.ts";
import type { DocumentId } from "./target.ts";
import { documents } from "./targets.ts";
import { themes, type Theme } from "./theme.ts";
import { isTownshipName } from "./township.ts";

/** What the map of a place draws. */
export const lenses = ["areas", "parks", "months", "places"] as const;
export type Lens = (typeof lenses)[number];

/** Which enterprises behind a rate are listed: all, those it counts, or those without a known value. */
export const rowParts = ["all", "denominator", "numerator", "gap", "left-out"] as const;
export type RowPart = (typeof rowParts)[number];

/** What the page of enterprises shows: a list, the backlog 应建未建, or what became of a pasted list. */
export const rowLists = ["enterprises", "backlog", "lookup"] as const;
export type RowList = (typeof rowLists)[number];

/** Light or dark; without a choice the page follows the system. */
export const looks = ["light", "dark"] as const;
export type Look = (typeof looks)[number];

/** How 分析 shows a slice. */
export const sliceForms = ["views", "pivot", "compare"] as const;
export type SliceForm = (typeof sliceForms)[number];

/** What a reader has chosen. `null` is a choice that was not made: the page uses its default. */
export interface ViewChoices {
  place: Place | null;
  measure: MeasureId | null;
  period: Period | null;
  /** The earlier of the two periods that 变化 compares. */
  since: Period | null;
  selected: string | null;
  generation: string | null;
  lens: Lens;
  /** Id of the park that is selected on the map of parks. */
  park: string | null;
  /** The level is locked: a double click or Enter on the map selects and goes no deeper. */
  isLocked: boolean;
  /** How the map is classed, see classMethod.ts; null is by the stored breaks. */
  classing: string | null;
  /** Name of the township that the list of enterprises is narrowed to. */
  township: string | null;
  /** Page of the list, from 1. */
  listPage: number;
  /** What 分析 and its list of enterprises are narrowed to. */
  filters: Filters;
  sliceForm: SliceForm;
  /** The two dimensions that 分析 crosses. */
  pair: readonly [Dimension, Dimension] | null;
  /** The dimension whose groups are laid out by their rates. */
  strip: Dimension | null;
  /** Dimensions of the rows of the pivot table, and of its columns. */
  pivotRows: readonly Dimension[];
  pivotColumn: Dimension | null;
  /** Measures of the pivot table; the one in view when there are none. */
  pivotMeasures: readonly MeasureId[];
  /** What the pivot table is sorted by; null is the order of the dimension. */
  pivotSort: string | null;
  /** What the slice is set against. */
  versus: Versus | null;
  /** Which enterprises behind the measure are listed. */
  rowPart: RowPart;
  rowList: RowList;
  /** Names of the columns that the list shows. */
  rowColumns: readonly string[] | null;
  rowOrder: RowOrder | null;
  /** The text of 查询; longer ones are in no link. */
  sql: string | null;
  /** Filters of 目标. */
  theme: Theme | null;
  document: DocumentId | null;
  status: Status | null;
  /** Ids of rows of 对比 whose lock the reader has overridden, in the order of the page. */
  compared: readonly string[];
  /** The one rule that 对比 applies to every place, as an assumption. */
  whatIfRule: RuleId | null;
  /** How many more are counted each month, as an assumption on the card of a target. */
  whatIf: number | null;
  /** A briefing has a page for every part of its area. */
  withParts: boolean;
  look: Look | null;
  language: Language;
}

/** One choice as the URL holds it. */
interface Choice<Value> {
  /** Its name in the URL. */
  key: string;
  initial: Value;
  /** undefined: not understood. */
  parse: (text: string) => Value | undefined;
  format: (value: Value) => string;
}

const optional = <Value extends string>(
  key: string,
  is: (text: string) => text is Value,
): Choice<Value | null> => ({
  key,
  initial: null,
  parse: (text) => (is(text) ? text : undefined),
  format: (value) => value ?? "",
});

const text = (key: string, is: (text: string) => boolean): Choice<string | null> =>
  optional(key, (given): given is string => is(given));

const oneOf = <Value extends string>(key: string, values: readonly Value[]): Choice<Value | null> =>
  optional(key, (given): given is Value => values.some((value) => value === given));

const firstOf = <Value extends string>(
  key: string,
  values: readonly [Value, ...Value[]],
): Choice<Value> => ({
  key,
  initial: values[0],
  parse: (given) => values.find((value) => value === given),
  format: (value) => value,
});

const flag = (key: string): Choice<boolean> => ({
  key,
  initial: false,
  parse: (given) => (given === "1" ? true : undefined),
  format: (value) => (value ? "1" : ""),
});

const number = <Initial extends number | null>(
  key: string,
  digits: number,
  initial: Initial,
): Choice<number | Initial> => ({
  key,
  initial,
  parse: (given) =>
    /^[1-9]\d*$/.test(given) && given.length <= digits ? Number(given) : undefined,
  format: String,
});

const isSliced = (given: string): given is Dimension => isDimension(given) && given !== "period";

function parsePair(given: string): readonly [Dimension, Dimension] | undefined {
  const [first = "", second = "", ...rest] = given.split(",");
  const isPair = isSliced(first) && isSliced(second) && first !== second && rest.length === 0;
  return isPair ? [first, second] : undefined;
}

/** Up to so many different values, in the order of the reader. */
const listOf = <Value extends string>(
  key: string,
  is: (text: string) => text is Value,
  most: number,
): Choice<readonly Value[]> => ({
  key,
  initial: [],
  parse: (given) => {
    const values = given.split(",").filter(is);
    const isWhole = values.length === given.split(",").length && values.length <= most;
    return isWhole && new Set(values).size === values.length ? values : undefined;
  },
  format: (values) => values.join(","),
});

function parseRows(given: string): string[] | undefined {
  const ids = given.split(",");
  const known = comparisonRows.map(({ id }) => id).filter((id) => ids.includes(id));
  return known.length === ids.length ? known : undefined;
}

/**
 * Every choice that the URL holds, in its order there. Names of enterprises and what is searched for are never among
 * them: links are logged and passed on.
 */
export const viewChoices: { readonly [Name in keyof ViewChoices]: Choice<ViewChoices[Name]> } = {
  place: optional("c", isPlace),
  measure: optional("m", isMeasureId),
  period: text("t", isPeriod),
  since: text("b", isPeriod),
  selected: text("a", (given) => area(given) !== undefined),
  generation: text("g", (given) => /^[0-9a-f]{16}$/.test(given)),
  lens: firstOf("v", lenses),
  park: text("park", isParkId),
  isLocked: flag("lock"),
  classing: text("k", isClassing),
  township: text("w", isTownshipName),
  listPage: number("p", 6, 1),
  filters: { key: "f", initial: [], parse: parseFilters, format: formatFilters },
  sliceForm: firstOf("form", sliceForms),
  pair: {
    key: "pair",
    initial: null,
    parse: parsePair,
    format: (pair) => pair?.join(",") ?? "",
  },
  strip: optional("strip", isSliced),
  pivotRows: listOf("rows", isSliced, 3),
  pivotColumn: optional("column", isSliced),
  pivotMeasures: listOf("measures", isMeasureId, 6),
  pivotSort: text("sort", (given) => /^-?[0-9]{1,3}$/.test(given)),
  versus: { key: "vs", initial: null, parse: parseVersus, format: formatVersus },
  rowPart: firstOf("n", rowParts),
  rowList: firstOf("list", rowLists),
  rowColumns: {
    key: "cols",
    initial: null,
    parse: parseRowColumns,
    format: (names) => (names === null ? "" : formatRowColumns(names)),
  },
  rowOrder: {
    key: "o",
    initial: null,
    parse: parseRowOrder,
    format: (order) => (order === null ? "" : formatRowOrder(order)),
  },
  sql: text("sql", isLinkedSql),
  theme: oneOf("h", themes),
  document: oneOf(
    "d",
    documents.map(({ id }) => id),
  ),
  status: oneOf("s", statuses),
  compared: { key: "x", initial: [], parse: parseRows, format: (ids) => ids.join(",") },
  whatIfRule: optional("whatif-rule", isRuleId),
  whatIf: number("whatif", 7, null),
  withParts: flag("parts"),
  look: oneOf("look", looks),
  language: firstOf("l", languages),
};
