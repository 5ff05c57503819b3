import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Served } from "../../data/site/serve.ts";
import { launchBrowser, openSite } from "./browser.ts";
import { databaseWorker } from "./databaseWorker.ts";
import { fixtureData, removeFixtureData } from "./fixtureData.ts";
import { killAtRandom } from "./randomKills.ts";
import { shot } from "./shot.ts";
import { serveSite } from "./site.ts";

/** The worker can end or hang at any moment: the page says so, replaces it and gives the same answer. */
let site: Served;
let browser: Browser;
const patience = { timeout: 30_000 };

beforeAll(async () => {
  site = await serveSite({ data: await fixtureData() });
  browser = await launchBrowser({ webgl: false });
});

afterAll(async () => {
  await browser.close();
  await site.close();
  removeFixtureData();
});

test("killed at three random moments, the worker is replaced and the answers are right", async () => {
  const kills = await killAtRandom({ browser, site, seed: 64 }, 3);
  expect(kills).toHaveLength(3);
  expect(new Set(kills.map(({ how }) => how)).size).toBe(2);
});

const figures = (page: Page) => page.locator(".headline .figures");

test("a worker that hangs is said not to respond within two seconds of its silence", async () => {
  const { page, close } = await openSite({ browser, site, path: "#/park/P1" });
  await figures(page).waitFor(patience);
  const worker = await databaseWorker(page);
  await worker?.evaluate(() => {
    setTimeout(() => {
      for (;;);
    });
  });
  await page.getByRole("combobox", { name: "指标" }).selectOption("zone-50plus-rate");
  await page.getByText("查询引擎无响应已 2 秒…满 30 秒将自动重新启动").waitFor({ timeout: 10_000 });
  await shot(page, "silent");
  expect(await page.getByRole("alert").count()).toBe(0);
  await close();
});
