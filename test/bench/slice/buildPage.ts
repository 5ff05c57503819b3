import { fileURLToPath } from "node:url";
import { resolve } from "node:path";
import { build } from "vite";

/** Bundles the page on which everybody but the shipped page is measured. */
export async function buildPage(out: string): Promise<void> {
  await build({
    configFile: false,
    root: fileURLToPath(new URL("page", import.meta.url)),
    base: "./",
    logLevel: "warn",
    build: {
      target: "chrome97",
      outDir: resolve(out),
      emptyOutDir: true,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 5000,
    },
  });
}
