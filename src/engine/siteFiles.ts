import * as v from "valibot";
import { parseDocument } from "../domain/parseDocument.ts";
import { parseOwnTargets, type PublisherTarget } from "../domain/publisherTarget.ts";
import { parseSiteSettings, type SiteSettings } from "../domain/siteSettings.ts";
import type { FileRequest } from "./fetchFile.ts";
import { loadParsed } from "./loadParsed.ts";
import { SnapshotError } from "./snapshotError.ts";

export type { SiteSettings } from "../domain/siteSettings.ts";

const indexSchema = v.object({
  source: v.string(),
  date: v.string(),
  reviewNumber: v.nullable(v.string()),
  areas: v.array(v.object({ adcode: v.string(), file: v.string() })),
});

/** `boundaries/index.json`: where the map comes from and which parents have boundaries. */
export type BoundaryIndex = v.InferOutput<typeof indexSchema>;

export const loadSettings = (base: URL): Promise<SiteSettings> =>
  load(base, "site.json", (text) => parseSiteSettings(JSON.parse(text)));

/** null when the site has no boundaries. */
export async function loadBoundaryIndex(base: URL): Promise<BoundaryIndex | null> {
  try {
    return await load(base, "boundaries/index.json", (text) =>
      parseDocument(indexSchema, JSON.parse(text)),
    );
  } catch (error) {
    if (error instanceof SnapshotError && error.fault === "missing") return null;
    throw error;
  }
}

/** `targets.json` beside the page: targets that the publisher adds to the catalogue; `[]` in a fresh site. */
export const loadOwnTargets = (base: URL): Promise<readonly PublisherTarget[]> =>
  load(base, "targets.json", (text) => parseOwnTargets(JSON.parse(text)));

/** TopoJSON of the children of an area, unparsed. */
export const loadBoundary = (
  base: URL,
  file: string,
  fresh: FileRequest["fresh"] = true,
): Promise<unknown> =>
  loadParsed({ file: `boundaries/${file}`, fresh }, (text): unknown => JSON.parse(text), {
    base: base.href,
  });

/** Throws a SnapshotError that names the file. */
function load<Value>(base: URL, file: string, parse: (text: string) => Value): Promise<Value> {
  return loadParsed({ file, fresh: true }, parse, { base: base.href });
}
