import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import process from "node:process";
import type { Browser } from "playwright-core";
import { buildSite } from "../../../data/site/buildSite.ts";
import { serve } from "../../../data/site/serve.ts";
import { launchBrowser } from "../../stories/browser.ts";
import { buildPage } from "./buildPage.ts";
import { isolated } from "./isolated.ts";
import type { Bench, Measured, Name, Opened } from "./page/main.ts";
import { shippedPage } from "./shippedPage.ts";
import { sliceData, type SliceData } from "./sliceData.ts";
import { aims, section, type Result } from "./table.ts";

/*
 * Linked views of 分析 beside others that answer the same, in one run of a real Chromium. Numbers depend on the machine:
 * read the ratios. CLICKS and ENTERPRISES ("1000000,10000000") make it shorter.
 */

const clicks = Number(process.env["CLICKS"] ?? 120);
const sizes = (process.env["ENTERPRISES"] ?? "1000000,10000000").split(",").map(Number);
const out = join(".cache", "bench");
const [benchPage, site] = [join(out, "page"), join(out, "site")];
const names: readonly Name[] = ["floor", "pass", "index", "naive", "groupingSets", "mosaic"];
const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Mosaic is a package of its own: nobody else of the project needs it. */
function installMosaic(): void {
  const cwd = "test/bench/mosaic";
  if (existsSync(join(cwd, "node_modules", "@uwdata", "mosaic-core"))) return;
  execFileSync("npm", ["ci"], { cwd, stdio: "inherit" });
}

declare const bench: Bench;

async function kernels(
  browser: Browser,
  { folder, cube }: SliceData,
): Promise<{ opened: Opened; measured: Measured[] }> {
  const served = await serve({ root: benchPage, mounts: [{ at: "data/", root: folder }] });
  const context = await browser.newContext({ bypassCSP: true });
  try {
    await isolated(context);
    const page = await context.newPage();
    await page.goto(served.url);
    await page.waitForFunction(() => Reflect.has(globalThis, "bench"));
    const opened = await page.evaluate((ref) => bench.open("data/", ref), cube);
    const measured: Measured[] = [];
    for (const name of names) {
      say(`  ${name}`);
      const asked = [name, clicks] as const;
      measured.push(await page.evaluate((one) => bench.measure(...one), asked));
    }
    return { opened, measured };
  } finally {
    await context.close();
    await served.close();
  }
}

async function measureAll(enterprises: number): Promise<Result> {
  say(`data: ${enterprises} enterprises`);
  const data = await sliceData(enterprises);
  const [plain, webgl] = [
    await launchBrowser({ webgl: false }),
    await launchBrowser({ webgl: true }),
  ];
  try {
    say("the shipped page");
    const pages = {
      svg: await shippedPage(plain, site, data, clicks),
      // Without a graphics card WebGL is drawn by the processor, for seconds.
      webgl: await shippedPage(webgl, site, data, Math.ceil(clicks / 10)),
    };
    say("kernels and databases");
    return { enterprises, pages, ...(await kernels(plain, data)) };
  } finally {
    await plain.close();
    await webgl.close();
  }
}

await mkdir(out, { recursive: true });
installMosaic();
const compressed = join(".cache", "compressed");
await buildSite({ out: site, work: join(out, "work"), compressed }, () => undefined);
await buildPage(benchPage);
const results: Result[] = [];
for (const enterprises of sizes) {
  results.push(await measureAll(enterprises));
  await writeFile(join(out, "slice.json"), JSON.stringify(results));
  for (const result of results.slice(-1)) say(`\n${section(result)}\n`);
}
const [small, large] = results;
if (small !== undefined && large !== undefined) say(aims([small, large]));
say(`\nNode ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "?"}`);
