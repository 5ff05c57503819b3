import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Served } from "../../data/site/serve.ts";
import { axeViolations } from "./axeViolations.ts";
import { launchBrowser, openSite } from "./browser.ts";
import { serveSite } from "./site.ts";
import { untilPainted } from "./untilPainted.ts";

/** axe-core over every page, in both languages, on a desk and on a phone. */
let site: Served;
let browser: Browser;

beforeAll(async () => {
  site = await serveSite();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

type Wait = (page: Page) => Promise<unknown>;
const painted =
  (name: string): Wait =>
  (page) =>
    untilPainted(page, name);
const table =
  (name: RegExp): Wait =>
  (page) =>
    page.getByRole("table", { name }).waitFor({ timeout: 60_000 });

/** What each page waits for, in both languages. */
const pages: Record<string, Record<"zh-CN" | "en", Wait>> = {
  "#/overview": { "zh-CN": painted("地图"), en: painted("Map") },
  "#/place/330110": { "zh-CN": table(/^未建会企业/), en: table(/^Enterprises without/) },
  "#/place/450100": { "zh-CN": painted("地图"), en: painted("Map") },
  "#/park/G313026": { "zh-CN": table(/^各项指标/), en: table(/^Measures against/) },
  "#/compare": { "zh-CN": table(/^2004年/), en: table(/Census 2004/) },
  "#/targets": { "zh-CN": table(/^建会$/), en: table(/^Enterprises with a union$/) },
  "#/targets/hz24-truck-driver-membership-rate": {
    "zh-CN": table(/^各地区/),
    en: table(/^Areas, the largest gap/),
  },
  "#/briefing/330110": {
    "zh-CN": table(/^余杭区.*目标$/),
    en: table(/^Measures of Yuhang.*targets$/),
  },
  "#/screen": { "zh-CN": table(/^区域排名/), en: table(/^Ranking of areas/) },
  "#/data": { "zh-CN": table(/^各表行数/), en: table(/^Rows of each table/) },
};

const widths = { desk: 1366, phone: 390 } as const;

for (const [path, waits] of Object.entries(pages))
  test(`${path} has no serious violation`, async () => {
    const opened = await openSite({ browser, site, path });
    const { page } = opened;
    for (const language of ["zh-CN", "en"] as const) {
      await page.evaluate((hash) => (location.hash = hash), `${path}?l=${language}`);
      for (const [device, width] of Object.entries(widths)) {
        await page.setViewportSize({ width, height: 800 });
        await waits[language](page);
        expect(await axeViolations(page), `${language}, ${device} of ${width} px`).toEqual([]);
      }
    }
    opened.assertClean();
    await opened.close();
  });
