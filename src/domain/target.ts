import * as v from "valibot";
import { isNumerator, isPopulation, type Numerator, type Population } from "./basis.ts";
import { parseCatalogue } from "./parseCatalogue.ts";
import type { TargetId } from "./targetIds.ts";
import { themes } from "./theme.ts";

const jurisdictions = ["hangzhou", "shanghai", "guangxi"] as const;
const documentIds = ["hz25", "hz24", "sh18", "hzstar", "gx20", "gx20n"] as const;
/**
 * `should-build-all` is 应建尽建, `full-coverage` 全覆盖, 全部 or 所有; `=` with an upper value is a range; `none` is
 * wording without a test.
 */
const operators = [
  ">=",
  "=",
  "full-coverage",
  "should-build-all",
  "growth",
  "count",
  "none",
] as const;
/**
 * Where the number comes from: `printed` with its 以上, 不低于 or 100%; `printed-bare` without one, so that
 * reading it as "at least" is an interpretation; `meaning-of-words` is 全覆盖, 全部, 所有 or 应建尽建 read as 100;
 * `counted` is the length of a printed list.
 */
const valueBases = ["printed", "printed-bare", "meaning-of-words", "counted"] as const;
const deadlineTypes = [
  "maintain-continuously",
  "none-stated",
  "continuous",
  "campaign-phase",
  "period",
  "by-date",
  "yearly",
  "within-interval",
  "immediate",
  "gradual",
] as const;
/** `criterion` is a condition for rating one union or one township, never a target of an area. */
const kinds = [
  "coverage-rate",
  "membership-rate",
  "real-name-rate",
  "growth-rate",
  "count",
  "staffing-ratio",
  "star-distribution",
  "service-facility",
  "process-milestone",
  "qualitative",
  "criterion",
] as const;

export const text = v.pipe(v.string(), v.trim(), v.nonEmpty("empty text"));
const texts = v.array(text);
export const bilingual = v.strictObject({ zh: text, en: text });
export const documentId = v.picklist(documentIds);
const date = v.pipe(v.string(), v.isoDate("expected YYYY-MM-DD"));
const kebab = /^[a-z0-9]+(-[a-z0-9]+)+$/;
/** Whether it is formed like an id; `test/data/policy.test.ts` checks that the record exists. */
export const isTargetId = (id: unknown): boolean => typeof id === "string" && kebab.test(id);
const figure = v.pipe(
  v.number(),
  v.check((value) => /^\d+(\.\d+)?$/.test(String(value)), "expected a printed decimal"),
);
/** What the quote prints (null when it prints nothing) and how it is read here. */
const clause = v.strictObject({ stated: v.nullable(text), interpretation: v.nullable(bilingual) });

/** Population and numerator as codes: what a comparison with another target is decided by, with size band and unit. */
const basis = v.strictObject({
  population: v.custom<Population>(isPopulation, "unknown population"),
  numerator: v.custom<Numerator>(isNumerator, "unknown numerator"),
});

const deadline = v.strictObject({
  text: v.nullable(text),
  type: v.picklist(deadlineTypes),
  /** First and last day; null where the text allows none. */
  from: v.nullable(date),
  to: v.nullable(date),
  /** ISO 8601 duration, for `within-interval`. */
  within: v.nullable(v.pipe(v.string(), v.regex(/^P\d+[YMD]$/, "expected a duration such as P2Y"))),
  /** The basis of a day or year that is inferred. */
  note: v.nullable(bilingual),
});

const sizeBand = v.strictObject({
  text,
  min: v.nullable(v.number()),
  max: v.nullable(v.number()),
  /** What is counted, where the document prints it. */
  basis: v.nullable(v.picklist(["employees", "members"])),
});

const scope = v.strictObject({
  sizeBand: v.exactOptional(sizeBand),
  ownership: v.exactOptional(texts),
  placeTypes: v.exactOptional(texts),
  sectors: v.exactOptional(texts),
  groups: v.exactOptional(texts),
  lists: v.exactOptional(texts),
  organisations: v.exactOptional(texts),
  territory: v.exactOptional(text),
  other: v.exactOptional(bilingual),
  /** Measures beside which the target stands as a reference: another population or formula, so no status. */
  indicativeFor: v.exactOptional(texts),
});

/** Fields that a target of the catalogue and one of a publisher share. */
export const targetEntries = {
  jurisdiction: v.picklist(jurisdictions),
  section: text,
  words: bilingual,
  theme: v.picklist(themes),
  measure: v.nullable(text),
  numerator: clause,
  denominator: clause,
  basis: v.exactOptional(basis),
  operator: v.picklist(operators),
  value: v.nullable(figure),
  upperValue: v.nullable(figure),
  valueBasis: v.nullable(v.picklist(valueBases)),
  /** Words of force as printed, such as 努力实现, 基本实现, 确保. */
  modality: v.nullable(text),
  unit: v.nullable(text),
  deadline,
  scope,
  kind: v.picklist(kinds),
  comparability: v.array(bilingual),
  notes: v.nullable(bilingual),
  /** Verbatim, " … " between fragments; `quotes.sha256.json` holds the hash of each without its whitespace. */
  quote: text,
};

const targetSchema = v.pipe(
  v.strictObject({
    ...targetEntries,
    id: v.custom<TargetId>(isTargetId, "expected a kebab-case id"),
    document: documentId,
    relations: v.array(
      v.strictObject({
        type: text,
        target: v.custom<TargetId>(isTargetId, "expected a kebab-case id"),
        note: bilingual,
      }),
    ),
  }),
  v.check((row) => isWhole(row), "value, valueBasis and unit stand together or not at all"),
);

/** A number has a basis and a unit; words have neither. */
export function isWhole(row: {
  value: number | null;
  valueBasis: string | null;
  unit: string | null;
}): boolean {
  return new Set([row.value, row.valueBasis, row.unit].map((field) => field === null)).size === 1;
}

const documentSchema = v.strictObject({
  id: documentId,
  jurisdiction: v.picklist(jurisdictions),
  title: text,
  number: v.nullable(text),
  date: v.nullable(v.pipe(v.string(), v.isoDate("expected YYYY-MM-DD"))),
  dateNote: v.nullable(bilingual),
  issuer: text,
  /** For chips. */
  short: bilingual,
});

export type Jurisdiction = (typeof jurisdictions)[number];
export type DocumentId = (typeof documentIds)[number];
/** One target, rule or milestone of a policy document; `value` in `unit` as printed, so 80 and "%". */
export type Target = v.InferOutput<typeof targetSchema>;
export type PolicyDocument = v.InferOutput<typeof documentSchema>;

/** The catalogue; an Error names the file, every record, field, rule and value that is wrong. */
export const parseTargets = (json: unknown): Target[] =>
  parseCatalogue("targets.json", targetSchema, json, "correct the record and its quote hash");

/** The documents that targets cite; errors as in `parseTargets`. */
export const parseDocuments = (json: unknown): PolicyDocument[] =>
  parseCatalogue("documents.json", documentSchema, json);
