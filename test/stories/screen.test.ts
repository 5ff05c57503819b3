import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, afterEach, expect, test } from "vitest";
import type { Served } from "../../data/site/serve.ts";
import { axeViolations } from "./axeViolations.ts";
import { launchBrowser, openSite, type OpenSite } from "./browser.ts";
import { serveSite } from "./site.ts";
import { twoGenerations, type TwoGenerations } from "./twoGenerations.ts";

/** 大屏 on a wall: it moves by itself, stops for whoever touches it, and follows new data. */
let site: Served;
let browser: Browser;
let opened: OpenSite | undefined;

beforeAll(async () => {
  site = await serveSite();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

beforeEach(() => void (opened = undefined));
afterEach(() => opened?.close());

const viewport = { width: 1920, height: 1080 };
const first = "上城区";
const second = "钱塘区";

/** Opens it with the clock in the hands of the test. */
async function openScreen(served: Served): Promise<OpenSite> {
  opened = await openSite({
    browser,
    site: served,
    path: "#/screen",
    viewport,
    before: (page) => page.clock.install(),
  });
  await panel(opened.page).waitFor({ timeout: 30_000 });
  return opened;
}

const panel = (page: Page) => page.getByRole("region", { name: "轮播地区" });
/** Pixels by which the page is higher and wider than the window. */
const excess = (page: Page): Promise<number[]> =>
  page.evaluate(() => {
    const { scrollHeight, scrollWidth, clientHeight, clientWidth } = document.documentElement;
    return [scrollHeight - clientHeight, scrollWidth - clientWidth];
  });
const shown = (page: Page): Promise<string> => panel(page).getByRole("heading").innerText();
const pass = (page: Page, seconds: number): Promise<void> => page.clock.runFor(seconds * 1000);

test("shows one district after the other, stops when clicked, resumes when asked", async () => {
  const { page, assertClean } = await openScreen(site);
  expect(await page.getByRole("banner").count()).toBe(0);
  expect(await shown(page)).toBe(first);
  await pass(page, 12);
  expect(await shown(page)).toBe(second);
  expect(await panel(page).innerText()).toMatch(/^钱塘区\s+[\d.]+%\s+[▲▼][^]*较8月|与8月/);
  expect(new URL(page.url()).hash).not.toContain("a=");
  const length = await page.evaluate(() => history.length);

  await page.getByRole("button", { name: "富阳区" }).click();
  expect(await shown(page)).toBe("富阳区");
  expect(new URL(page.url()).hash).toContain("a=330111");
  await pass(page, 50);
  expect(await shown(page)).toBe("富阳区");
  await page.getByRole("button", { name: "继续轮播" }).click();
  await pass(page, 12);
  expect(await shown(page)).toBe("临安区");
  await page.mouse.click(700, 20);
  await pass(page, 60);
  await pass(page, 12);
  expect(await shown(page)).toBe(first);
  expect(await page.evaluate(() => history.length)).toBe(length);
  assertClean();
});

test("a pause holds; the page fits the wall and has no serious violation", async () => {
  const { page, assertClean } = await openScreen(site);
  await page.getByRole("button", { name: "暂停轮播" }).click();
  await pass(page, 600);
  expect(await shown(page)).toBe(first);
  for (const [width, height] of [
    [1366, 768],
    [1920, 1080],
    [3840, 2160],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expect.poll(() => excess(page), { message: `${width} × ${height}` }).toEqual([0, 0]);
  }
  await page.setViewportSize(viewport);
  await page.clock.resume();
  expect(await axeViolations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await page.waitForURL(/#\/overview/);
  await page.getByRole("banner").waitFor();
  assertClean();
});

test("follows a new publication at the end of a round, and not while it is touched", async () => {
  const data: TwoGenerations = await twoGenerations();
  const served = await serveSite({ data: data.folder });
  const { page, assertClean } = await openScreen(served);
  let loads = 0;
  page.on("load", () => (loads += 1));
  data.publish("hangzhou", 2);
  const asked = page.waitForResponse(/current\.json/);
  await pass(page, 180);
  await asked;
  await page.mouse.click(700, 20);
  await pass(page, 59);
  expect(loads).toBe(0);
  // 13 districts of 12 seconds, after the rest of a minute.
  for (let turn = 0; turn < 15 && loads === 0; turn += 1) {
    await pass(page, 12);
    await page.waitForTimeout(60);
  }
  await expect.poll(() => loads, { timeout: 15_000 }).toBe(1);
  await panel(page).waitFor({ timeout: 30_000 });
  expect(await page.getByText("新数据已发布").count()).toBe(0);
  assertClean();
  await served.close();
});
