import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Served } from "../../data/site/serve.ts";
import { launchBrowser, openSite, type OpenSite } from "./browser.ts";
import { cutOff } from "./measuredPage.ts";
import { layoutShifts, watchLayoutShifts } from "./layoutShifts.ts";
import { serveSite } from "./site.ts";
import { untilPainted } from "./untilPainted.ts";

/** What phones, keyboards, large text, a dark room and a slow network meet. */
let site: Served;
/** Where the map is drawn by WebGL, and where it is not. */
let browser: Browser;
let plain: Browser;

beforeAll(async () => {
  site = await serveSite();
  [browser, plain] = [await launchBrowser(), await launchBrowser({ webgl: false })];
});

afterAll(async () => {
  await browser.close();
  await plain.close();
  await site.close();
});

const table = (page: Page, name: RegExp): Promise<void> =>
  page.getByRole("table", { name }).first().waitFor({ timeout: 60_000 });

const asOf = (page: Page): Promise<void> =>
  page.locator("main .card-date").first().waitFor({ timeout: 60_000 });

/** Pages and what shows that their figures are there. */
const pages: Record<string, (page: Page) => Promise<unknown>> = {
  "#/overview": (page) => untilPainted(page),
  "#/place/330110": asOf,
  "#/park/G313026": asOf,
  "#/compare": (page) => table(page, /^2004年/),
  "#/targets": (page) => table(page, /^建会$/),
  "#/data": (page) => table(page, /^各表行数/),
};

async function show({ page }: OpenSite, path: string, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 800 });
  await page.evaluate((hash) => (location.hash = hash), path);
  await pages[path]?.(page);
}

test("text twice as large is neither cut nor makes a page scroll sideways", async () => {
  const large = await launchBrowser({ textSize: 32, webgl: false });
  const opened = await openSite({ browser: large, site, path: "#/overview" });
  const { page } = opened;
  for (const width of [1366, 360])
    // What is cut on a desk is cut on a telephone.
    for (const path of Object.keys(pages).slice(0, width < 500 ? undefined : 2)) {
      await show(opened, path, width);
      const size = await page.evaluate(() => getComputedStyle(document.body).fontSize);
      expect(size).toBe("28px");
      expect.soft(await cutOff(page), `${path}, ${width} px`).toEqual([]);
    }
  await large.close();
});

/** Presses Tab through a page and asks of every stop whether it can be seen. */
async function hiddenStops(page: Page, most: number): Promise<{ stops: number; hidden: string[] }> {
  const hidden: string[] = [];
  for (let stops = 0; stops < most; stops += 1) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return null;
      const { left, top, right, bottom } = element.getBoundingClientRect();
      const header = document.querySelector("header");
      const isSticky = header !== null && getComputedStyle(header).position === "sticky";
      const from =
        isSticky && !header.contains(element) ? header.getBoundingClientRect().bottom : 0;
      const isSkip = element.matches("a[href^='#']") && element.closest("header") === null;
      const isSeen =
        right > 0 && left < innerWidth && bottom > (isSkip ? 0 : from) && top < innerHeight;
      const startsBelow = bottom - top > innerHeight - from || top >= from - 1 || isSkip;
      const name = `${element.tagName} ${element.getAttribute("aria-label") ?? element.textContent.trim().slice(0, 20)}`;
      return isSeen && startsBelow ? "" : `${name}: ${Math.round(top)}–${Math.round(bottom)}`;
    });
    if (found === null) return { stops, hidden };
    if (found !== "") hidden.push(found);
  }
  return { stops: most, hidden };
}

test("the keyboard's focus is never under the header or out of sight", async () => {
  const opened = await openSite({
    browser,
    site,
    path: "#/overview",
    viewport: { width: 1366, height: 600 },
  });
  for (const path of ["#/overview", "#/targets"]) {
    await opened.page.evaluate((hash) => (location.hash = hash), path);
    await pages[path]?.(opened.page);
    await opened.page.evaluate(() => document.getElementById("main")?.focus());
    const { stops, hidden } = await hiddenStops(opened.page, 70);
    expect(stops, path).toBeGreaterThan(20);
    expect(hidden, path).toEqual([]);
  }
  await opened.close();
});

test("a link takes the keyboard past the map", async () => {
  const { page, close } = await openSite({ browser, site, path: "#/overview" });
  const map = await untilPainted(page);
  const skip = page.getByRole("link", { name: "跳过地图" });
  await skip.focus();
  expect((await skip.boundingBox())?.x).toBeGreaterThan(0);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const isBehind = await page.evaluate(() => {
    const region = document.querySelector("[role=region][aria-describedby]");
    const place = region?.compareDocumentPosition(document.activeElement ?? document);
    return place === Node.DOCUMENT_POSITION_FOLLOWING;
  });
  expect(isBehind).toBe(true);
  expect(await map.locator(":focus").count()).toBe(0);
  await close();
});

test("every chart of the overview has a table, and every card says as of when it is", async () => {
  const { page, close } = await openSite({ browser: plain, site, path: "#/overview" });
  await untilPainted(page);
  await page.getByText("表格：走势").click();
  const rows = page.getByRole("table", { name: "走势（表格）" }).getByRole("row");
  await rows.last().waitFor();
  expect(await rows.count()).toBe(13);
  expect(await rows.last().textContent()).toMatch(/^2025年9月 ?77\.4% ?80%$/);
  const cards = page.locator("main section.card");
  const dated = cards.filter({ hasText: /截至 2025年9月/ });
  expect(await cards.count()).toBeGreaterThan(3);
  expect(await dated.count()).toBe(await cards.count());
  await close();
});

const groundOf = (page: Page): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const light = "rgb(244, 245, 242)";
const dark = "rgb(15, 20, 23)";

test("the look follows the system, then the reader, and paper is always light", async () => {
  const { page, close } = await openSite({ browser, site, path: "#/overview" });
  const map = await untilPainted(page);
  expect(await groundOf(page)).toBe(light);
  const ground = await cornerOf(map);
  await page.emulateMedia({ colorScheme: "dark" });
  await expect.poll(() => groundOf(page)).toBe(dark);
  await expect.poll(() => cornerOf(map)).not.toEqual(ground);
  const button = page.getByRole("button", { name: /页面外观/ });
  expect(await button.textContent()).toBe("自动");
  await button.click();
  await expect.poll(() => groundOf(page)).toBe(light);
  expect(await button.textContent()).toBe("浅色");
  await button.click();
  expect(page.url()).toContain("look=dark");
  await expect.poll(() => groundOf(page)).toBe(dark);
  expect(await button.textContent()).toBe("深色");
  await page.emulateMedia({ media: "print" });
  expect(await groundOf(page)).toBe("rgb(255, 255, 255)");
  await close();
});

/** Bytes of the picture of a map: another look is another picture. */
const cornerOf = async (map: Locator): Promise<string> =>
  (await map.locator("canvas").screenshot()).toString("base64").slice(0, 4000);

describe("a slow network", () => {
  const isLong = process.env["LONG"] !== undefined;
  const sizes = [
    { width: 1366, height: 768 },
    { width: 390, height: 844 },
  ];

  test.each(sizes)("does not make the layout jump at $width px", async (viewport) => {
    const paths = ["#/overview", "#/place/330110", ...(isLong ? ["#/compare", "#/targets"] : [])];
    // On a telephone the pages are the same columns, one below the other.
    for (const path of viewport.width < 500 ? paths.slice(0, 1) : paths) {
      const opened = await openSite({
        browser: path === "#/overview" ? browser : plain,
        site,
        path,
        viewport,
        before: watchLayoutShifts,
      });
      const { page } = opened;
      await pages[path]?.(page);
      expect.soft(await layoutShifts(page), `${path} opens`).toBeLessThanOrEqual(0.02);
      if (path === "#/overview") {
        await change(page, (views) => views.replace("?", "?c=310000&"));
        await change(page, (views) => `${views}&m=should-build-backlog`);
      }
      await change(page, (views) => `${views}&t=2025-08`);
      await opened.close();
    }
  });

  /** Another address, without a hand that would excuse what moves. */
  async function change(page: Page, to: (hash: string) => string): Promise<void> {
    await layoutShifts(page);
    const hash = await page.evaluate(() =>
      location.hash.includes("?") ? location.hash : `${location.hash}?l=zh-CN`,
    );
    await page.evaluate((next) => (location.hash = next), to(hash));
    await page.locator("main .pending").waitFor({ state: "detached" });
    await page.waitForTimeout(700);
    expect.soft(await layoutShifts(page), to(hash)).toBeLessThanOrEqual(0.02);
  }
});
