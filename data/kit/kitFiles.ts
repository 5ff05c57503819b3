import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { bundleTool } from "./bundleTool.ts";
import { filesOf } from "./filesOf.ts";
import { kitFile, textFile, type KitFile } from "./kitFile.ts";
import { launchers } from "./launchers.ts";
import { licenceFiles } from "./licenceFiles.ts";
import { templateFiles } from "./templateFiles.ts";

export interface KitOptions {
  /** The repository. */
  root: string;
  /** The built site. */
  site: string;
  /** Working folder: bundle and templates go below it. */
  work: string;
  version: string;
  /** Node's runtime and DuckDB's native parts. */
  native: readonly KitFile[];
}

/** Notepad of older Windows takes a text for UTF-8 by its mark, and needs its line ends. */
const forWindows = (text: string): string => `\uFEFF${text.replaceAll(/\r?\n/g, "\r\n")}`;

async function documents(root: string): Promise<KitFile[]> {
  const guide = await readFile(join(root, "deploy/kit/guide.zh.txt"), "utf8");
  return [
    textFile("使用说明.txt", forWindows(guide)),
    kitFile("LICENSE.txt", () => readFile(join(root, "LICENSE"))),
    kitFile("NOTICE.txt", () => readFile(join(root, "NOTICE.md"))),
    kitFile("server/README.md", () => readFile(join(root, "deploy/README.md"))),
  ];
}

/** Read by the command: it names itself in the provenance. */
const manifest = (version: string): KitFile =>
  textFile("package.json", `${JSON.stringify({ name: "union-atlas", version, type: "module" })}\n`);

const byPath = (a: KitFile, b: KitFile): number => (a.path < b.path ? -1 : 1);

/** Every file of the offline kit, in order. */
export async function kitFiles(options: KitOptions): Promise<KitFile[]> {
  const { root, site, work, version, native } = options;
  const bundle = await bundleTool(root, join(work, "bundle"));
  const files = [
    ...launchers,
    ...(await documents(root)),
    manifest(version),
    ...(await filesOf(bundle.folder, "program/lib")),
    ...native,
    ...(await filesOf(site, "site")),
    ...(await templateFiles(join(work, "templates"))),
    ...(await filesOf(join(root, "data/policy"), "data/policy")),
    ...(await filesOf(join(root, "data/reports"), "data/reports")),
    ...(await filesOf(join(root, "deploy/nginx"), "server/nginx")),
    ...(await filesOf(join(root, "deploy/apache"), "server/apache")),
    ...(await filesOf(join(root, "deploy/iis"), "server/iis")),
    ...(await licenceFiles(root, bundle.packages)),
  ];
  return files.sort(byPath);
}
