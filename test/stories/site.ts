import { existsSync } from "node:fs";
import { join } from "node:path";
import { serve, type Served } from "../../data/site/serve.ts";

const work = ".cache/test";

/** Folders of the site that the stories look at. */
export const testSite = {
  work,
  root: join(work, "dist"),
  data: join(work, "demo", "data"),
  compressed: join(work, "demo", "data-compressed"),
  ledgers: join(work, "demo", "ledgers"),
} as const;

export interface SiteOptions {
  /** `/` or a sub-path with both slashes, `/a/b/`. */
  base?: string;
  /** Another data folder, such as a damaged copy. */
  data?: string;
  /** Another built site. */
  root?: string;
}

/** Serves the built test site on a free port of this machine. */
export async function serveSite(options: SiteOptions = {}): Promise<Served> {
  const { base = "/", data = testSite.data, root = testSite.root } = options;
  for (const needed of [join(root, "index.html"), join(data, "current.json")])
    if (!existsSync(needed))
      throw new Error(`${needed}: missing; run node --import tsx test/stories/prepareSite.ts`);
  const siblings = data === testSite.data ? { compressed: testSite.compressed } : {};
  return serve({ root, mounts: [{ at: "data/", root: data, ...siblings }], base });
}
