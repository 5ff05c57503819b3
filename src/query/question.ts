import { areaChildren } from "../domain/area.ts";
import type { MeasureId } from "../domain/measure.ts";
import type { Period } from "../domain/period.ts";
import type { Filter, Key } from "../domain/filter.ts";
import { isDimension, measureDimensions, type Dimension } from "../domain/dimension.ts";

/** The rows that a question looks at. */
export interface Selection {
  /** An area; null is every place of the data set. */
  in: string | null;
  periods: readonly Period[];
  where: readonly Filter[];
}

/**
 * What is asked: one measure over a selection, grouped by any number of dimensions, `area` meaning the children of
 * `in`. With `compare` the same is asked of a second selection and both sides are answered together.
 */
export interface Question extends Selection {
  measure: MeasureId;
  by: readonly Dimension[];
  compare?: Selection;
}

export type Side = "base" | "compared";

/** One group with its three counts. A count measure has a numerator alone. */
export interface CountRow {
  side: Side;
  keys: readonly Key[];
  numerator: number;
  denominator: number | null;
  leftOut: number | null;
  /** Withheld: the counts are not there, and are never to be read as 0. */
  hidden?: true;
}

/** A group whose counts are withheld. */
export const hiddenRow = (side: Side, keys: readonly Key[]): CountRow => ({
  side,
  keys,
  numerator: NaN,
  denominator: null,
  leftOut: null,
  hidden: true,
});

/** The canonical text of a question: equal questions have equal keys whatever the order of filters and periods. */
export function questionKey({ measure: id, by, compare, ...base }: Question): string {
  const sides = compare === undefined ? [base] : [base, compare];
  return [`${id}/${by.join("+")}`, ...sides.map(selectionKey)].join("?");
}

const selectionKey = ({ in: area, periods, where }: Selection): string =>
  [`in=${area ?? "*"}`, `t=${[...periods].sort().join(",")}`, ...where.map(filterKey).sort()].join(
    "&",
  );

/** Park ids are free text: what separates keys is escaped. */
const keyText = (key: Key): string =>
  key === null ? "~" : encodeURIComponent(key).replaceAll("~", "%7E");

const filterKey = (filter: Filter): string =>
  "anyOf" in filter
    ? `${filter.dimension}=${filter.anyOf.map(keyText).sort().join(",")}`
    : `${filter.dimension}=${filter.from}..${filter.to}`;

/** Why a question cannot be asked, or null. */
export function questionFault(question: Question): string | null {
  const { measure: id, by, where, compare } = question;
  const used = [...by, ...[...where, ...(compare?.where ?? [])].map(({ dimension }) => dimension)];
  const unknown = used.find((dimension) => !isDimension(dimension));
  if (unknown !== undefined) return `unknown dimension: ${unknown}`;
  const missing = used.find((dimension) => !measureDimensions(id).includes(dimension));
  if (missing !== undefined) return `measure ${id} has no dimension ${missing}`;
  const areas = [question, ...(compare === undefined ? [] : [compare])].map((side) => side.in);
  const leaf = by.includes("area") ? areas.find(isLeaf) : undefined;
  if (leaf !== undefined) return `area ${leaf} has no areas inside`;
  return new Set(by).size < by.length ? `dimension grouped twice: ${by.join(", ")}` : null;
}

const isLeaf = (adcode: string | null): boolean =>
  adcode !== null && areaChildren(adcode).length === 0;

/** Every period that a question reads. */
export const questionPeriods = ({ periods, compare }: Question): readonly Period[] => [
  ...new Set([...periods, ...(compare?.periods ?? [])]),
];
