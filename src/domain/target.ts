import * as v from "valibot";

const jurisdictions = ["hangzhou", "shanghai", "guangxi"] as const;
const documentIds = ["hz25", "hz24", "sh18", "hzstar", "gx20", "gx20n"] as const;
/** `should-build-all` is 应建尽建, `full-coverage` 全覆盖 or 全部; `none` is wording without a test. */
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
 * reading it as "at least" is an interpretation; `meaning-of-words` is 全覆盖 or 应建尽建 read as 100;
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
  "vague",
] as const;
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
] as const;

const text = v.pipe(v.string(), v.trim(), v.nonEmpty("empty text"));
const texts = v.array(text);
const words = v.strictObject({ zh: text, en: text });
const date = v.pipe(
  v.string(),
  v.regex(/^\d{4}(-\d{2}){0,2}$/, "expected YYYY, YYYY-MM or YYYY-MM-DD"),
);
const figure = v.pipe(
  v.number(),
  v.check((value) => /^\d+(\.\d+)?$/.test(String(value)), "expected a printed decimal"),
);
/** What the quote prints (null when it prints nothing) and how it is read here. */
const clause = v.strictObject({ stated: v.nullable(text), interpretation: v.nullable(words) });

const deadline = v.strictObject({
  text: v.nullable(text),
  type: v.picklist(deadlineTypes),
  from: v.nullable(date),
  to: v.nullable(date),
  /** ISO 8601 duration, for `within-interval`. */
  within: v.nullable(v.pipe(v.string(), v.regex(/^P\d+[YMD]$/, "expected a duration such as P2Y"))),
  note: v.nullable(words),
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
  other: v.exactOptional(words),
  /** Measures beside which the target stands as a reference: another population or formula, so no status. */
  indicativeFor: v.exactOptional(texts),
});

const targetSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)+$/, "expected a kebab-case id")),
  jurisdiction: v.picklist(jurisdictions),
  document: v.picklist(documentIds),
  section: text,
  /** Verbatim; `data/policy/quotes.sha256.json` holds the hash of each without its whitespace. */
  quote: text,
  words,
  measure: v.nullable(text),
  numerator: clause,
  denominator: clause,
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
  comparability: v.array(words),
  relations: v.array(v.strictObject({ type: text, target: text, note: v.nullable(words) })),
  notes: v.nullable(words),
});

const documentSchema = v.strictObject({
  id: v.picklist(documentIds),
  jurisdiction: v.picklist(jurisdictions),
  title: text,
  number: v.nullable(text),
  date: v.nullable(v.pipe(v.string(), v.isoDate("expected YYYY-MM-DD"))),
  dateNote: v.nullable(words),
  issuer: text,
  /** For chips. */
  short: words,
});

export type Jurisdiction = (typeof jurisdictions)[number];
export type DocumentId = (typeof documentIds)[number];
/** One target, rule or milestone of a policy document; `value` in `unit` as printed, so 80 and "%". */
export type Target = v.InferOutput<typeof targetSchema>;
export type PolicyDocument = v.InferOutput<typeof documentSchema>;

/** The catalogue; an Error names the file, every record, field, rule and value that is wrong. */
export const parseTargets = (json: unknown): Target[] =>
  parseCatalogue("targets.json", v.array(targetSchema), json);

/** The documents that targets cite; errors as in `parseTargets`. */
export const parseDocuments = (json: unknown): PolicyDocument[] =>
  parseCatalogue("documents.json", v.array(documentSchema), json);

function parseCatalogue<Row extends { id: string }>(
  file: string,
  schema: v.GenericSchema<unknown, Row[]>,
  json: unknown,
): Row[] {
  const { success, output, issues } = v.safeParse(schema, json);
  const faults = success ? duplicates(output) : issues.map(formatIssue);
  if (success && faults.length === 0) return output;
  throw new Error(`${file}: ${faults.join("; ")}; correct the record and its quote hash`);
}

const duplicates = (rows: readonly { id: string }[]): string[] =>
  rows.flatMap(({ id }, row) =>
    rows.findIndex((other) => other.id === id) === row ? [] : [`record ${id}: duplicate id`],
  );

function formatIssue({ path, message, received }: v.BaseIssue<unknown>): string {
  const [record, ...fields] = path ?? [];
  const id = recordName(record?.value) ?? `no. ${String(record?.key ?? 1)}`;
  const field = fields.map(({ key }) => String(key)).join(".") || "record";
  return `record ${id}, ${field}: ${message} (value ${received.slice(0, 60)})`;
}

const recordName = (record: unknown): string | undefined =>
  typeof record === "object" && record !== null && "id" in record ? String(record.id) : undefined;
