import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Served } from "../../data/site/serve.ts";
import type { PeriodFiles } from "../../src/domain/generation.ts";
import { datasetOf, generationOf } from "../data/build/dataFolders.ts";
import { launchBrowser, openSite } from "./browser.ts";
import { serveSite, testSite } from "./site.ts";

/** What 分析 downloads: the cube of the month in view and neither the engine nor anybody's rows. */
let site: Served;
let browser: Browser;
let periods: readonly PeriodFiles[];

beforeAll(async () => {
  ({ periods } = datasetOf(await generationOf(testSite.data), "ledger"));
  site = await serveSite();
  browser = await launchBrowser({ webgl: false });
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

test("opening 分析 fetches one cube; filters fetch nothing", async () => {
  const opened = await openSite({ browser, site, path: "#/slice" });
  const { page, requests } = opened;
  const bars = page.locator('section[data-dimension="sector"] button[aria-pressed]');
  await bars.first().waitFor();
  await page.getByRole("region", { name: "地图" }).locator("[data-adcode]").first().waitFor();
  await page.waitForLoadState("networkidle");

  const asked = requests.map(({ url }) => url.slice(url.lastIndexOf("/") + 1));
  const held = (files: Readonly<Record<string, { file: string }>>): string[] =>
    Object.values(files)
      .map(({ file }) => file)
      .filter((file) => asked.includes(file));
  const cube = periods.at(-1)?.facts["enterprise"];
  expect(asked.filter((name) => name.endsWith(".parquet"))).toEqual([cube?.file]);
  expect(periods.flatMap(({ facts }) => held(facts))).toHaveLength(1);
  expect(periods.flatMap(({ rows }) => held(rows))).toEqual([]);
  expect(periods.flatMap(({ rows }) => Object.keys(rows)).length).toBeGreaterThan(0);
  expect(asked.filter((name) => /\.wasm$|duckdb/.test(name))).toEqual([]);
  const ofCube = requests.find(({ url }) => url.endsWith(cube?.file ?? "?"));
  expect(ofCube?.bytes).toBeGreaterThan(cube?.bytes ?? Infinity);
  expect(ofCube?.bytes).toBeLessThan((cube?.bytes ?? 0) + 2000);

  const before = requests.length;
  await bars.nth(0).click();
  await bars.nth(1).click({ modifiers: ["Control"] });
  await page.locator('section[data-dimension="size"] button[aria-pressed]').nth(2).click();
  await expect.poll(() => decodeURIComponent(page.url())).toMatch(/sector:.*;size:/);
  await expect.poll(() => bars.nth(1).getAttribute("aria-pressed")).toBe("true");
  await page.waitForLoadState("networkidle");
  // The browser itself may look for the icon again after a change of the address.
  const fetched = requests.slice(before).map(({ url }) => url);
  expect(fetched.filter((url) => !url.endsWith("/favicon.svg"))).toEqual([]);
  opened.assertClean();
  await opened.close();
});
