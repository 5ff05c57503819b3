import * as v from "valibot";
import { places } from "./area.ts";
import { parseDocument } from "./parseDocument.ts";

const bilingual = v.object({ zh: v.string(), en: v.string() });

const settingsSchema = v.object({
  title: bilingual,
  organisation: bilingual,
  defaultPlace: v.picklist(places),
  /** Warn when the figures are older than this many days; null never warns. */
  ageWarningDays: v.nullable(v.number()),
  /** What the page says of the map instead of what the boundary files say; null leaves theirs. */
  boundaries: v.object({
    source: v.nullable(v.string()),
    date: v.nullable(v.string()),
    reviewNumber: v.nullable(v.string()),
  }),
});

/** `site.json`: the small configuration of a site. */
export type SiteSettings = v.InferOutput<typeof settingsSchema>;

/** Content of site.json → settings; throws naming the field at fault. */
export const parseSiteSettings = (json: unknown): SiteSettings =>
  parseDocument(settingsSchema, json);
