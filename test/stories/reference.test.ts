import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Served } from "../../data/site/serve.ts";
import { launchBrowser, openSite } from "./browser.ts";
import { referenceDifference } from "./referencePicture.ts";
import { serveSite } from "./site.ts";
import { untilPainted } from "./untilPainted.ts";
import { untilTable } from "./untilTable.ts";

/** The main pages look as they did when somebody last looked at them, on a desk, on a wall and on a telephone. */
let site: Served;
let browser: Browser;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser({ webgl: false }), serveSite()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const sizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
  { width: 390, height: 844 },
] as const;

/** Another font draws a page otherwise in places; another layout does everywhere. */
const mostDifferent = 0.03;

const pages: Record<string, readonly [path: string, wait: (page: Page) => Promise<unknown>]> = {
  overview: ["#/overview", untilPainted],
  parks: ["#/overview?c=310000&v=parks", untilPainted],
  place: ["#/place/330110", untilTable(/^未建会企业/)],
  changes: ["#/changes", untilTable(/^各地区的变化/)],
  briefing: ["#/briefing/330100", (page) => page.locator(".sheet").first().waitFor()],
  screen: ["#/screen?a=330110", (page) => page.getByRole("table").first().waitFor()],
};

for (const [name, [path, wait]] of Object.entries(pages))
  test(`${name} looks as it did`, async () => {
    const opened = await openSite({ browser, site, path, viewport: sizes[0] });
    const { page } = opened;
    await page.emulateMedia({ reducedMotion: "reduce" });
    await wait(page);
    const found: Record<string, number> = {};
    for (const size of sizes) {
      await page.setViewportSize(size);
      await page.waitForTimeout(500);
      const bytes = await page.screenshot({ animations: "disabled" });
      found[`${name}-${size.width}`] = referenceDifference(`${name}-${size.width}`, bytes);
    }
    const most = Math.max(...Object.values(found));
    expect(most, JSON.stringify(found)).toBeLessThanOrEqual(mostDifferent);
    await opened.close();
  });
