import * as v from "valibot";
import { isMeasureId } from "./measure.ts";
import { parseCatalogue } from "./parseCatalogue.ts";
import { bilingual, isWhole, targetEntries, text } from "./target.ts";
import { jurisdictionOf } from "./targets.ts";

const document = v.strictObject({
  title: text,
  number: v.nullable(text),
  date: v.nullable(v.pipe(v.string(), v.isoDate("expected YYYY-MM-DD"))),
  issuer: text,
  /** For chips. */
  short: bilingual,
});

const publisherTargetSchema = v.pipe(
  v.strictObject({
    ...targetEntries,
    measure: v.nullable(v.pipe(v.string(), v.check(isMeasureId, "unknown measure"))),
    id: v.pipe(v.string(), v.regex(/^own(-[a-z0-9]+)+$/, "expected own- and a kebab-case id")),
    /** The document of its own that it quotes. */
    document,
    /** The area it is set for; the whole place when it is missing. */
    area: v.exactOptional(v.pipe(v.string(), v.regex(/^\d{6}$/, "expected a 6-digit adcode"))),
    relations: v.array(v.strictObject({ type: text, target: text, note: bilingual })),
  }),
  v.check((row) => isWhole(row), "value, valueBasis and unit stand together or not at all"),
  v.check((row) => isInItsPlace(row), "area lies outside the jurisdiction"),
  v.transform((row) => ({ ...row, own: true as const })),
);

/** A target that a publisher adds (a district's quota, a city's annual plan): never one of the catalogue. */
export type PublisherTarget = v.InferOutput<typeof publisherTargetSchema>;

/**
 * A publisher's `targets.json`: the shape of the catalogue with ids that start with `own-`, a document spelt out
 * and an optional area. Errors as in `parseTargets`.
 */
export const parseOwnTargets = (json: unknown): PublisherTarget[] =>
  parseCatalogue("targets.json (own)", publisherTargetSchema, json);

function isInItsPlace(row: { area?: string; jurisdiction: string }): boolean {
  return row.area === undefined || jurisdictionOf(row.area) === row.jurisdiction;
}
