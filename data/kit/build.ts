import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { buildSite } from "../site/buildSite.ts";
import { showLine } from "../site/progress.ts";
import { kitFiles } from "./kitFiles.ts";
import { kitPackages } from "./kitPackages.ts";
import { packageFiles } from "./packageFiles.ts";
import { writeZip } from "./writeZip.ts";

/** `npm run kit`: the offline kit. */
const usage = `npm run kit -- [--out DIR] [--site DIR]
  --out   folder that the archive is written to (default: this one)
  --site  a site that is built already (default: it is built into dist)
`;

const root = resolve(import.meta.dirname, "../..");

const { values } = parseArgs({
  options: {
    out: { type: "string", default: "." },
    site: { type: "string" },
    cache: { type: "string", default: ".cache/kit" },
    help: { type: "boolean" },
  },
});

async function builtSite(given: string | undefined): Promise<string> {
  const site = given ?? "dist";
  if (given === undefined)
    await buildSite({ out: site, work: ".cache", compressed: ".cache/compressed" }, showLine);
  await stat(join(site, "index.html")).catch(() => {
    throw new Error(`${site}: 没有 index.html / no index.html: npm run build -- --out ${site}`);
  });
  return site;
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest("hex");
}

async function buildKit({ out, site, cache }: typeof values): Promise<void> {
  const manifest = await readFile(join(root, "package.json"), "utf8");
  const { version } = JSON.parse(manifest) as { version: string };
  const work = resolve(cache);
  const name = `union-atlas-kit-${version}`;
  const native = await packageFiles(kitPackages, join(work, "packages"), (pinned) =>
    showLine(`kit: ${pinned.name}@${pinned.version}`),
  );

  const files = await kitFiles({ root, site: await builtSite(site), work, version, native });
  showLine(`kit: packing ${files.length} files`);
  const archive = join(out, `${name}.zip`);
  await mkdir(out, { recursive: true });
  await writeZip(files, name, archive);
  const { size } = await stat(archive);
  showLine(`kit: ${archive}, ${(size / 1_000_000).toFixed(1)} MB`);
  showLine(`sha256: ${await sha256Of(archive)}`);
}

if (values.help) process.stdout.write(usage);
else
  await buildKit(values).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
