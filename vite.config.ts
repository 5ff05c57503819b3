import { readFileSync } from "node:fs";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig, type Plugin } from "vite";

/** Licence and notices travel with every copy of the site. */
function notices(): Plugin {
  const files = { "LICENSE.txt": "LICENSE", "NOTICE.txt": "NOTICE.md" };
  return {
    name: "notices",
    apply: "build",
    generateBundle() {
      for (const [fileName, path] of Object.entries(files))
        this.emitFile({ type: "asset", fileName, source: readFileSync(path, "utf8") });
    },
  };
}

/** The policy forbids what the development server inserts; built pages keep it. */
function withoutPolicyWhenServing(): Plugin {
  const meta = /<meta\s+http-equiv="Content-Security-Policy"[^>]*>/;
  return {
    name: "without-policy-when-serving",
    apply: "serve",
    transformIndexHtml: (html) => html.replace(meta, ""),
  };
}

/**
 * What the first map needs and lazy pages share: one file, because every request costs a round trip. The database, the
 * decoders and the map stay where they are asked for.
 */
const isCommon = new RegExp(
  [
    String.raw`/src/(domain|words)/`,
    String.raw`/src/query/(answerSql|areaScope|filterSql|dimensionSql|question|rowsSql|sql|supply)\.`,
    String.raw`/src/engine/(fetchFile|parseText|loadPart|rowFiles|sharedLoads|snapshot)\.`,
    String.raw`/src/state/(announcer|latest|loadPart|shapesCache)\.`,
    String.raw`/src/components/(LoadingNote|ScrollTable|rowText)\.`,
    String.raw`/src/charts/trend`,
    String.raw`/src/map/(?!mountMap)`,
    String.raw`/node_modules/(svelte|esm-env|valibot|clsx|d3-shape|d3-path)/`,
    "preload-helper|oxc-project",
  ]
    .join("|")
    .replaceAll("/", String.raw`[\\/]`),
);

export default defineConfig({
  base: "./",
  plugins: [svelte(), notices(), withoutPolicyWhenServing()],
  worker: { format: "iife" },
  build: {
    target: "chrome97",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    chunkSizeWarningLimit: 1100,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "maplibre", test: /[\\/]node_modules[\\/]maplibre-gl[\\/]/ },
            { name: "common", test: isCommon, minShareCount: 2 },
          ],
        },
      },
    },
  },
});
