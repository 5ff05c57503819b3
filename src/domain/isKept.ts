import { sizeBands } from "./size.ts";
import type { Filter, Key } from "./filter.ts";

/** Whether a filter keeps a key of its dimension; a range keeps no unknown key. */
export function isKept(filter: Filter, key: Key): boolean {
  if ("anyOf" in filter) return filter.anyOf.includes(key);
  if (key === null) return false;
  const order = (id: string): number => sizeBands.findIndex((band) => band.id === id);
  return filter.dimension === "size"
    ? order(filter.from) <= order(key) && order(key) <= order(filter.to)
    : filter.from <= key && key <= filter.to;
}
