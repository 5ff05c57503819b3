import { dimensionMembers, multiValued, type Dimension } from "../domain/dimension.ts";
import { filterOf, type Filter, type Filters, type Key } from "../domain/filter.ts";
import { isKept } from "../domain/isKept.ts";

/** Where the rows of a cube lie along one dimension. */
export interface Coordinate {
  dimension: Dimension;
  /** The groups, in the order of the dimension; unknown (null) comes last. */
  keys: readonly Key[];
  /** The code of each row. */
  codes: Uint16Array;
  /** By code its groups: one, or of a list any number (a mask is one code). */
  groups: readonly (readonly number[])[];
  /** By code whether it is of no group of a list. */
  isOnNone: readonly boolean[];
}

/** Text, whether true, or the mask of a list; null where unknown. */
export type CoordinateValue = string | number | boolean | null | undefined;

/** Collects the values of one column, slice by slice. */
export class CoordinateBuilder {
  readonly #dimension: Dimension;
  readonly #parts: Uint16Array[] = [];
  readonly #byValue = new Map<CoordinateValue, number>();

  constructor(dimension: Dimension) {
    this.#dimension = dimension;
  }

  add(values: ArrayLike<unknown>): void {
    const codes = new Uint16Array(values.length);
    for (let row = 0; row < values.length; row++) {
      const value = (values[row] ?? null) as CoordinateValue;
      let code = this.#byValue.get(value);
      if (code === undefined) this.#byValue.set(value, (code = this.#byValue.size));
      codes[row] = code;
    }
    this.#parts.push(codes);
  }

  build(): Coordinate {
    const values = [...this.#byValue.keys()];
    const lists = multiValued[this.#dimension];
    return lists === undefined ? this.#ofGroups(values) : this.#ofLists(values, lists);
  }

  #codes(): Uint16Array {
    const rows = this.#parts.reduce((sum, part) => sum + part.length, 0);
    const codes = new Uint16Array(rows);
    let from = 0;
    for (const part of this.#parts) {
      codes.set(part, from);
      from += part.length;
    }
    return codes;
  }

  #ofGroups(values: readonly CoordinateValue[]): Coordinate {
    const texts = values.map((value) => (value == null ? null : String(value)));
    const keys = [...texts].sort(byOrder(dimensionMembers[this.#dimension]));
    return {
      dimension: this.#dimension,
      keys,
      codes: this.#codes(),
      groups: texts.map((text) => [keys.indexOf(text)]),
      isOnNone: texts.map(() => false),
    };
  }

  #ofLists(values: readonly CoordinateValue[], lists: readonly string[]): Coordinate {
    const masks = values.map((value) => Number(value ?? 0));
    return {
      dimension: this.#dimension,
      keys: lists,
      codes: this.#codes(),
      groups: masks.map((mask) => lists.flatMap((_, bit) => ((mask >> bit) & 1 ? [bit] : []))),
      isOnNone: masks.map((mask) => mask === 0),
    };
  }
}

/** Members in their own order, others by code, unknown last. */
const byOrder =
  (members: readonly string[] | undefined) =>
  (a: Key, b: Key): number => {
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    if (members !== undefined) return members.indexOf(a) - members.indexOf(b);
    return a < b ? -1 : 1;
  };

/** By code, 1 where a filter keeps its rows; of a list those on any of the keys, null meaning on none. */
export const accepted = ({ keys, groups, isOnNone }: Coordinate, filter: Filter): Uint8Array =>
  Uint8Array.from(groups, (own, code) => {
    const isOnAny = own.some((group) => isKept(filter, keys[group] ?? null));
    return isOnAny || (isOnNone[code] === true && isKept(filter, null)) ? 1 : 0;
  });

/** Of each dimension what its filter keeps, null without one; see `accepted`. */
export const keptCodes = (
  coordinates: readonly Coordinate[],
  filters: Filters,
): (Uint8Array | null)[] =>
  coordinates.map((one) => {
    const filter = filterOf(filters, one.dimension);
    return filter === undefined ? null : accepted(one, filter);
  });
