import { area } from "./area.ts";
import { dimensionMembers, dimensions, isDimension, type Dimension } from "./dimension.ts";
import { isParkId } from "./park.ts";
import { sizeBands } from "./size.ts";
import { isTownshipName } from "./township.ts";

/** Key of a group: an adcode, township, section letter, park id, band id, code or period; null is 未定位 (unknown). */
export type Key = string | null;

/** Keeps the rows whose dimension has one of the keys, or lies in a range of an ordered dimension (both included). */
export type Filter =
  | { dimension: Dimension; anyOf: readonly Key[] }
  | { dimension: "size" | "period"; from: string; to: string };

/** What a reader filters by: at most one filter of a dimension, in the order of `dimensions`. Periods are not filtered. */
export type Filters = readonly Filter[];

/** The filters with this one in place of that of its dimension; one that keeps nothing is dropped. */
export const withFilter = (filters: Filters, filter: Filter): Filters =>
  ordered([
    ...withoutFilter(filters, filter.dimension),
    ...("anyOf" in filter && filter.anyOf.length === 0 ? [] : [filter]),
  ]);

export const withoutFilter = (filters: Filters, dimension: Dimension): Filters =>
  filters.filter((one) => one.dimension !== dimension);

export const filterOf = (filters: Filters, dimension: Dimension): Filter | undefined =>
  filters.find((one) => one.dimension === dimension);

const ordered = (filters: Filters): Filters =>
  dimensions.flatMap((dimension) => filterOf(filters, dimension) ?? []);

/** "sector:C,G;size:25..100;key-list:~" → filters; undefined when anything of it is not understood. */
export function parseFilters(text: string): Filters | undefined {
  const filters = text.split(";").map(parseFilter);
  const known = filters.filter((filter) => filter !== undefined);
  const isRepeated = new Set(known.map(({ dimension }) => dimension)).size < known.length;
  return known.length < filters.length || isRepeated ? undefined : ordered(known);
}

export const formatFilters = (filters: Filters): string => filters.map(formatFilter).join(";");

/** The canonical text of a filter, whatever the order of its keys in the code. */
export const formatFilter = (filter: Filter): string =>
  "anyOf" in filter
    ? `${filter.dimension}:${filter.anyOf.map(formatKey).join(",")}`
    : `${filter.dimension}:${filter.from}..${filter.to}`;

/** Park ids and townships are free text: what separates keys is escaped, and no key reads as a range. */
const formatKey = (key: Key): string =>
  key === null ? "~" : encodeURIComponent(key).replaceAll("~", "%7E").replaceAll(".", "%2E");

function parseFilter(text: string): Filter | undefined {
  const at = text.indexOf(":");
  const [dimension, rest] = [text.slice(0, at), text.slice(at + 1)];
  if (at < 0 || !isDimension(dimension) || dimension === "period") return undefined;
  if (dimension === "size" && rest.includes("..")) return parseRange(rest);
  const keys = rest.split(",").map(parseKey);
  const anyOf = keys.filter((key): key is Key => key !== undefined && isKeyOf(dimension, key));
  return anyOf.length < keys.length || new Set(anyOf).size < anyOf.length
    ? undefined
    : { dimension, anyOf };
}

function parseRange(text: string): Filter | undefined {
  const [from = "", to = "", ...rest] = text.split("..");
  const [first, last] = [from, to].map((id) => sizeBands.findIndex((band) => band.id === id));
  if (first === undefined || last === undefined || first < 0 || last < first) return undefined;
  return rest.length > 0 ? undefined : { dimension: "size", from, to };
}

function parseKey(text: string): Key | undefined {
  if (text === "~") return null;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function isKeyOf(dimension: Dimension, key: Key): boolean {
  if (key === null) return true;
  if (dimension === "area") return area(key) !== undefined;
  if (dimension === "park") return isParkId(key);
  if (dimension === "township") return isTownshipName(key);
  return dimensionMembers[dimension]?.includes(key) ?? false;
}
