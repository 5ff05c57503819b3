import * as v from "valibot";
import { parseOwnTargets, type PublisherTarget } from "../domain/publisherTarget.ts";
import { parseSiteSettings, type SiteSettings } from "../domain/siteSettings.ts";

export type { SiteSettings } from "../domain/siteSettings.ts";

const indexSchema = v.object({
  source: v.string(),
  date: v.string(),
  reviewNumber: v.nullable(v.string()),
  areas: v.array(v.object({ adcode: v.string(), file: v.string() })),
});

/** `boundaries/index.json`: where the map comes from and which parents have boundaries. */
export type BoundaryIndex = v.InferOutput<typeof indexSchema>;

export const loadSettings = async (base: URL): Promise<SiteSettings> =>
  parseSiteSettings(await loadJson(new URL("site.json", base)));

export const loadBoundaryIndex = (base: URL): Promise<BoundaryIndex> =>
  load(new URL("boundaries/index.json", base), indexSchema);

/** `targets.json` beside the page: targets that the publisher adds to the catalogue; `[]` in a fresh site. */
export const loadOwnTargets = async (base: URL): Promise<readonly PublisherTarget[]> =>
  parseOwnTargets(await loadJson(new URL("targets.json", base)));

/** TopoJSON of the children of an area, unparsed. */
export async function loadBoundary(base: URL, file: string): Promise<unknown> {
  return loadJson(new URL(`boundaries/${file}`, base));
}

async function load<Schema extends v.GenericSchema>(
  url: URL,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  const result = v.safeParse(schema, await loadJson(url));
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new Error(`${fileName(url)}: ${v.getDotPath(issue) ?? "document"}: ${issue.message}`);
}

async function loadJson(url: URL): Promise<unknown> {
  const response = await fetch(url, { cache: "no-cache" });
  if (!response.ok) throw new Error(`${fileName(url)}: ${response.status} ${response.statusText}`);
  const text = await response.text();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Error(`${fileName(url)}: not JSON: ${text.slice(0, 40)}`);
  }
}

const fileName = (url: URL): string => url.pathname.split("/").slice(-2).join("/");
