import { numerators, populations } from "./basis.ts";
import type { Words } from "./schema.ts";
import type { Target } from "./target.ts";

/** What of a record decides whether it may stand on one axis with another. */
export type Compared = Pick<Target, "basis" | "scope" | "unit" | "value">;

/** Fields on which two records may differ; `number`: one of them prints none. */
export const lockFields = ["number", "population", "numerator", "size-band", "unit"] as const;
export type LockField = (typeof lockFields)[number];

/** Why two records must not share an axis: what either says in the field. */
export interface Lock {
  field: LockField;
  first: Words;
  second: Words;
}

const noBand: Words = { zh: "不分规模", en: "any size" };
const unstated: Words = { zh: "未写明", en: "not stated" };
const noNumber: Words = { zh: "没有数字", en: "no number" };
const hasNumber: Words = { zh: "有数字", en: "a number" };

/** What a record says in a field, as a code that decides and as words that are shown. */
function said(record: Compared, field: LockField): { code: string; words: Words } {
  const { basis, scope, unit, value } = record;
  switch (field) {
    case "number":
      return { code: String(value !== null), words: value === null ? noNumber : hasNumber };
    case "population":
      return basis === undefined
        ? { code: "", words: unstated }
        : { code: basis.population, words: populations[basis.population] };
    case "numerator":
      return basis === undefined
        ? { code: "", words: unstated }
        : { code: basis.numerator, words: numerators[basis.numerator] };
    case "size-band":
      return bandOf(scope.sizeBand);
    case "unit":
      return { code: unit ?? "", words: { zh: unit ?? "", en: unit ?? "" } };
  }
}

function bandOf(band: Target["scope"]["sizeBand"]): { code: string; words: Words } {
  if (band === undefined) return { code: "", words: noBand };
  const code = [band.min, band.max, band.basis ?? "employees"].join("/");
  return { code, words: { zh: band.text, en: bandWords(band) } };
}

function bandWords({ min, max }: NonNullable<Target["scope"]["sizeBand"]>): string {
  if (min !== null && max !== null) return `${min} to ${max}`;
  return min === null ? `${max ?? 0} or fewer` : `${min} or more`;
}

/**
 * The locks between two records, none when they may share an axis. They follow from the records' own fields alone. A
 * record without a number has no unit to differ in.
 */
export function locks(first: Compared, second: Compared): Lock[] {
  const words = first.value === null || second.value === null;
  return lockFields
    .filter((field) => !(words && field === "unit"))
    .map((field) => ({ field, a: said(first, field), b: said(second, field) }))
    .filter(({ field, a, b }) => a.code !== b.code || (field === "number" && words))
    .map(({ field, a, b }) => ({ field, first: a.words, second: b.words }));
}

/** Records of one row by place, each with the locks between it and another. */
export interface PairLocks<Key> {
  first: Key;
  second: Key;
  locks: readonly Lock[];
}

/** Every pair of places that both say something. */
export function pairLocks<Key>(records: readonly (readonly [Key, Compared])[]): PairLocks<Key>[] {
  return records.flatMap(([first, a], at) =>
    records.slice(at + 1).map(([second, b]) => ({ first, second, locks: locks(a, b) })),
  );
}
