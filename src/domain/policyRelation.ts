import * as v from "valibot";
import { parseCatalogue } from "./parseCatalogue.ts";
import { bilingual, documentId, isTargetId } from "./target.ts";
import type { TargetId } from "./targetIds.ts";

/** `criterion-differs`: a condition of the star rating beside a target on the same subject. */
const relationKinds = [
  "conflict",
  "tightened",
  "restated",
  "not-carried-over",
  "same-number",
  "different-scope",
  "criterion-differs",
  "ambiguous",
  "naming",
] as const;

const ids = v.array(v.custom<TargetId>(isTargetId, "expected a kebab-case id"));

const relationSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^c\d{2}$/, "expected c and two digits")),
  kind: v.picklist(relationKinds),
  subject: bilingual,
  /** The earlier or first ones, and those they are set against. */
  targets: v.strictObject({ first: ids, second: ids }),
  documents: v.array(documentId),
  note: bilingual,
});

/** A conflict, tightening or likeness between documents. */
export type PolicyRelation = v.InferOutput<typeof relationSchema>;

/** `relations.json`; errors as in `parseTargets`. */
export const parseRelations = (json: unknown): PolicyRelation[] =>
  parseCatalogue("relations.json", relationSchema, json);
