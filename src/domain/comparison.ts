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

/** A field in which records of one row differ, with what each says. */
export interface LockedField<Key> {
  field: LockField;
  said: readonly (readonly [Key, Words])[];
}

type Records<Key> = readonly (readonly [Key, Compared])[];

/** The fields in which any two records differ, in the order of `lockFields`. */
export function lockedFields<Key>(records: Records<Key>): LockedField<Key>[] {
  const differing = new Set(
    records.flatMap(([, a], at) =>
      records.slice(at + 1).flatMap(([, b]) => locks(a, b).map(({ field }) => field)),
    ),
  );
  return lockFields
    .filter((field) => differing.has(field))
    .map((field) => ({
      field,
      said: records.map(([key, record]) => [key, said(record, field).words] as const),
    }));
}

/** The keys of the most records that may share an axis, at least two, the first ones of equals; else none. */
export function sharedAxis<Key>(records: Records<Key>): Key[] {
  const groups = records.map(([key, record]) => [
    key,
    ...records.flatMap(([other, b]) =>
      other !== key && locks(record, b).length === 0 ? [other] : [],
    ),
  ]);
  const most = Math.max(0, ...groups.map(({ length }) => length));
  const found = groups.find(({ length }) => length === most && length > 1) ?? [];
  return records.map(([key]) => key).filter((key) => found.includes(key));
}
