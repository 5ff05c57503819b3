import { join } from "node:path";
import { build } from "vite";
import { buildBoundaries, packageBoundaries, packageSource } from "../boundaries/boundaries.ts";
import { placeBoundaries } from "./placeBoundaries.ts";
import { precompress } from "./precompress.ts";
import { countOf, type Line } from "./progress.ts";
import { sourcesOf } from "./sourcesOf.ts";
import { runStep, type Step } from "./step.ts";
import { writeRelease } from "./writeRelease.ts";

export interface SiteOptions {
  /** Folder of the finished site; emptied first. */
  out: string;
  /** Records of the steps, and boundaries before they are copied. */
  work: string;
  /** Compressed bytes by content hash. */
  compressed: string;
  /** Boundaries that `atlas boundaries` built; those of the npm package otherwise. */
  boundaries?: string;
}

/** The complete site but for the data, which a publisher mounts or copies to `data/`. */
export async function buildSite(options: SiteOptions, line: Line): Promise<void> {
  const records = join(options.work, "steps");
  const boundaries = options.boundaries ?? join(options.work, "boundaries");
  const drawn =
    options.boundaries === undefined
      ? await runStep(await boundaryStep(boundaries), records, line)
      : "the publisher's own";
  await runStep(await siteStep(boundaries, drawn, options), records, line);
}

async function boundaryStep(out: string): Promise<Step> {
  return {
    name: "boundaries",
    words: "simplifying the boundaries of the three places",
    inputs: [...(await sourcesOf("data/boundaries/boundaries.ts")), "package-lock.json"],
    options: packageSource,
    outputs: [out],
    run: async (progress) => {
      const onProgress = (done: number, total: number) =>
        progress(done / total, countOf(done, total, "files"));
      buildBoundaries({ from: packageBoundaries(), out, ...packageSource, onProgress });
    },
  };
}

const siteInputs = [
  "src",
  "public",
  "index.html",
  "vite.config.ts",
  "svelte.config.js",
  "tsconfig.json",
  "package-lock.json",
  "LICENSE",
  "NOTICE.md",
] as const;

async function siteStep(
  boundaries: string,
  drawn: string,
  { out, compressed }: SiteOptions,
): Promise<Step> {
  const own = await sourcesOf("data/site/buildSite.ts");
  const imported = await sourcesOf("src/main.ts");
  return {
    name: "site",
    words: "bundling and compressing the application",
    inputs: [...siteInputs, ...imported, ...own, boundaries],
    options: { drawn, out },
    outputs: [out],
    run: async (progress) => {
      await build({ logLevel: "warn", build: { outDir: out, emptyOutDir: true } });
      await placeBoundaries(boundaries, out);
      await writeRelease(out);
      const onProgress = (done: number, total: number) =>
        progress(done / total, countOf(done, total, "files compressed"));
      const sum = await precompress({ root: out, cache: compressed, onProgress });
      return `${sizeInMb(sum.bytes)} compressed to ${sizeInMb(sum.brotliBytes)}`;
    },
  };
}

const sizeInMb = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;
