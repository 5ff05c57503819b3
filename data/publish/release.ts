import * as v from "valibot";
import { parseDocument } from "../../src/domain/parseDocument.ts";
import { sha256 } from "../build/contentStore.ts";

const sha = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const bytes = v.pipe(v.number(), v.integer(), v.minValue(0));
const path = v.pipe(v.string(), v.regex(/^(?!\.)[^\\/:]+(\/(?!\.)[^\\/:]+)*$/));

const siteFileSchema = v.object({ path, bytes, sha256: sha });

const releaseSchema = v.object({
  format: v.literal(1),
  /** Formats of data folders that the page reads. */
  reads: v.array(v.number()),
  /** `index.html` without the id of its release. */
  index: v.object({ bytes, sha256: sha }),
  /** Files whose names change with their content: they stay while an open page may ask for them. */
  chunks: v.array(siteFileSchema),
  /** Files of the same name in every release. */
  fixed: v.array(siteFileSchema),
});

/** A file of the site: path below it with `/`, length and SHA-256. */
export type SiteFile = v.InferOutput<typeof siteFileSchema>;

/** One build of the page: every file of it but the settings, which belong to the publisher. */
export type Release = v.InferOutput<typeof releaseSchema>;

/** Text of releases/<id>.json → release; throws naming the field at fault. */
export const parseRelease = (text: string): Release =>
  parseDocument(releaseSchema, JSON.parse(text));

const meta = /(<meta name="atlas-release" content=")([0-9a-f]{16})?("\s*\/?>)/;

/** The release that a page names; null when it names none. */
export const releaseOf = (html: string): string | null => meta.exec(html)?.[2] ?? null;

/** The page naming a release, or none with "". Throws when it has no place for the name. */
export function withRelease(html: string, id: string): string {
  if (!meta.test(html))
    throw new Error('index.html: <meta name="atlas-release" content="" /> is missing');
  return html.replace(meta, `$1${id}$3`);
}

/** What a release says of its page. */
export function indexOf(html: string): Release["index"] {
  const blank = withRelease(html, "");
  return { bytes: Buffer.byteLength(blank), sha256: sha256(blank) };
}

/** Edited by the publisher in the published folder: part of no release. */
export const settingsFiles = ["site.json", "targets.json"] as const;

/** Of a release, but kept when an administrator has changed it. */
export const administered = "web.config";

const chunk = /^assets\/|^boundaries\/\d{6}-[0-9a-f]{16}\.json$/;

/** Whether the name of a file of the site changes with its content. */
export const isChunk = (path: string): boolean => chunk.test(path);
