import * as v from "valibot";
import { parseCatalogue } from "./parseCatalogue.ts";
import { bilingual, documentId, text } from "./target.ts";

const systemSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "expected a kebab-case id")),
  words: bilingual,
  /** Names as the documents print them. */
  names: v.array(v.strictObject({ document: documentId, printed: text })),
  /** What the atlas does for it. */
  atlas: bilingual,
});

/** A system, platform or ledger that the documents name. */
export type PolicySystem = v.InferOutput<typeof systemSchema>;

/** `systems.json`; errors as in `parseTargets`. */
export const parseSystems = (json: unknown): PolicySystem[] =>
  parseCatalogue("systems.json", systemSchema, json);
