import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Served } from "../../data/site/serve.ts";
import { axeViolations } from "./axeViolations.ts";
import { cutOff, smallTargets } from "./measuredPage.ts";
import { launchBrowser, openSite, type OpenSite } from "./browser.ts";
import { serveSite } from "./site.ts";
import { untilPainted } from "./untilPainted.ts";

/**
 * axe-core over every page, on a desk in Chinese and light, on a phone in English and dark: it finds nothing, and
 * no control is too small and no text cut.
 */
let site: Served;
let browsers: Browser[];
/** One page for all, so that program, engine and data are loaded once; and one where the map is drawn by WebGL. */
let plain: OpenSite;
let webgl: OpenSite;

beforeAll(async () => {
  site = await serveSite();
  const open = async (isWebgl: boolean): Promise<OpenSite> => {
    const browser = await launchBrowser({ webgl: isWebgl });
    return openSite({ browser, site, path: "#/targets?look=dark" });
  };
  [plain, webgl] = [await open(false), await open(true)];
  browsers = [plain, webgl].flatMap(({ context }) => context.browser() ?? []);
});

afterAll(async () => {
  await Promise.all(browsers.map((browser) => browser.close()));
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

const list =
  (name: RegExp): Wait =>
  (page) =>
    page.getByRole("list", { name }).waitFor({ timeout: 60_000 });

const grid =
  (name: RegExp): Wait =>
  (page) =>
    page.getByRole("grid", { name }).waitFor({ timeout: 60_000 });

/** What each page waits for, in both languages. */
const pages: Record<string, Record<"zh-CN" | "en", Wait>> = {
  "#/overview": { "zh-CN": painted("地图"), en: painted("Map") },
  "#/place/330110": { "zh-CN": table(/^未建会企业/), en: table(/^Enterprises without/) },
  "#/place/450100": { "zh-CN": painted("地图"), en: painted("Map") },
  "#/park/G313026": { "zh-CN": table(/^各项指标/), en: table(/^Measures against/) },
  "#/slice?f=sector:C": { "zh-CN": list(/^按行业/), en: list(/^By sector/) },
  "#/slice?form=pivot&rows=area&column=size": {
    "zh-CN": table(/按地区$/),
    en: table(/by Area$/),
  },
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
  "#/rows": { "zh-CN": grid(/：名单$/), en: grid(/: List$/) },
  "#/query": {
    "zh-CN": (page) => page.getByRole("textbox", { name: "SQL 编辑器" }).waitFor(),
    en: (page) => page.getByRole("textbox", { name: "SQL editor" }).waitFor(),
  },
  "#/data": { "zh-CN": table(/^各表行数/), en: table(/^Rows of each table/) },
};

/** Both languages, both looks, a desk and a phone; with LONG=1 either language in either look. */
const settings = [
  { language: "zh-CN", look: "light", width: 1366 },
  { language: "en", look: "dark", width: 360 },
  ...(process.env["LONG"] === undefined
    ? []
    : ([
        { language: "en", look: "light", width: 360 },
        { language: "zh-CN", look: "dark", width: 1366 },
      ] as const)),
] as const;

test("the dark look is dark", async () => {
  await plain.page.getByRole("heading", { level: 1 }).waitFor();
  const ground = await plain.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(ground).toBe("rgb(15, 20, 23)");
});

for (const [path, waits] of Object.entries(pages))
  test(`${path} has no violation`, async () => {
    const opened = path === "#/overview" ? webgl : plain;
    const { page } = opened;
    for (const { language, look, width } of settings) {
      await page.setViewportSize({ width, height: 800 });
      await page.evaluate(
        (hash) => (location.hash = hash),
        `${path}${path.includes("?") ? "&" : "?"}look=${look}&l=${language}`,
      );
      await waits[language](page);
      await expect.poll(() => page.locator(".loading").count(), { timeout: 60_000 }).toBe(0);
      expect.soft(await axeViolations(page), `${language}, ${look}, ${width} px`).toEqual([]);
      expect.soft(await smallTargets(page), `targets at ${width} px`).toEqual([]);
      // Paper keeps its size and scrolls in its frame.
      if (!path.startsWith("#/briefing"))
        expect.soft(await cutOff(page), `at ${width} px`).toEqual([]);
    }
    opened.assertClean();
  });
