import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { testSite } from "../site.ts";

export interface BuiltFile {
  /** Below the site, without the hash: `assets/index.js`. */
  name: string;
  text: string;
}

/** The built files of the site that end so. */
export const builtFiles = (extension: "js" | "css" | "html"): BuiltFile[] =>
  readdirSync(testSite.root, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(`.${extension}`))
    .map((path) => ({
      name: path.replaceAll("\\", "/").replace(/-[\w-]{8}(?=\.\w+$)/, ""),
      text: readFileSync(join(testSite.root, path), "utf8"),
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
