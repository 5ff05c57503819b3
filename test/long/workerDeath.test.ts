import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import type { Served } from "../../data/site/serve.ts";
import { launchBrowser, openSite } from "../stories/browser.ts";
import { databaseWorker } from "../stories/databaseWorker.ts";
import { fixtureData, removeFixtureData } from "../stories/fixtureData.ts";
import { killAtRandom } from "../stories/randomKills.ts";
import { serveSite } from "../stories/site.ts";

/** The worker killed 50 and 200 times, and one that hangs; the site of the stories must have been built. */
let site: Served;
let browser: Browser;

beforeAll(async () => {
  site = await serveSite({ data: await fixtureData() });
  browser = await launchBrowser({ webgl: false });
}, 120_000);

afterAll(async () => {
  await browser.close();
  await site.close();
  removeFixtureData();
});

test.each([50, 200])("%i kills: the same figures come back", async (count) => {
  const kills = await killAtRandom({ browser, site, seed: count }, count);
  const back = kills.map((kill) => kill.back).sort((a, b) => a - b);
  process.stdout.write(
    `${count} kills: back after ${Math.round(back[count >> 1] ?? 0)} ms at the median, ${Math.round(back.at(-1) ?? 0)} ms at most\n`,
  );
  expect(kills).toHaveLength(count);
});

test("a worker that hangs is replaced after 30 s and the answer comes", async () => {
  const { page, close } = await openSite({ browser, site, path: "#/park/P1" });
  const figures = page.locator(".headline .figures");
  await figures.waitFor({ timeout: 60_000 });
  const worker = await databaseWorker(page);
  await worker?.evaluate(() => {
    setTimeout(() => {
      for (;;);
    });
  });
  await page.getByRole("combobox", { name: "指标" }).selectOption("zone-50plus-rate");
  await page.getByText("查询引擎中断，正在重新启动…").waitFor({ timeout: 60_000 });
  await expect.poll(() => figures.innerText(), { timeout: 30_000 }).toContain("3 / 5 家");
  await close();
});
