import type { Dimension } from "./dimension.ts";
import { filterOf, withFilter, type Filter, type Filters, type Key } from "./filter.ts";
import { isKept } from "./isKept.ts";

/** The filters after a group was clicked: it alone, or none when it was alone already. */
export function chooseOnly(filters: Filters, dimension: Dimension, key: Key): Filters {
  const kept = filterOf(filters, dimension);
  const isAlone =
    kept !== undefined && "anyOf" in kept && kept.anyOf.length === 1 && kept.anyOf[0] === key;
  return withFilter(filters, { dimension, anyOf: isAlone ? [] : [key] });
}

/** The filters after a group was added to the others, or taken out of them. `keys`: the groups of the dimension. */
export function chooseAlso(
  filters: Filters,
  dimension: Dimension,
  key: Key,
  keys: readonly Key[],
): Filters {
  const kept = keptKeys(filters, dimension, keys);
  const anyOf = kept.includes(key) ? kept.filter((one) => one !== key) : [...kept, key];
  return withFilter(filters, { dimension, anyOf });
}

/** The filters after the groups from the first that is kept up to this one were chosen. */
export function chooseTo(
  filters: Filters,
  dimension: Dimension,
  key: Key,
  keys: readonly Key[],
): Filters {
  const [first = key] = keptKeys(filters, dimension, keys);
  return withFilter(filters, rangeOf(dimension, first, key, keys));
}

/** The groups between two of them, both included, whichever comes first; size bands become a range. */
export function rangeOf(dimension: Dimension, a: Key, b: Key, keys: readonly Key[]): Filter {
  const [from = 0, to = 0] = [keys.indexOf(a), keys.indexOf(b)].sort((x, y) => x - y);
  const anyOf = keys.slice(Math.max(0, from), to + 1);
  const [first, last] = [anyOf[0], anyOf.at(-1)];
  const isRange = dimension === "size" && anyOf.length > 1 && first != null && last != null;
  return isRange ? { dimension, from: first, to: last } : { dimension, anyOf };
}

const keptKeys = (filters: Filters, dimension: Dimension, keys: readonly Key[]): Key[] => {
  const filter = filterOf(filters, dimension);
  return filter === undefined ? [] : keys.filter((key) => isKept(filter, key));
};
