import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Served } from "../../data/site/serve.ts";
import { launchBrowser, openSite, type OpenSite } from "./browser.ts";
import { serveSite } from "./site.ts";
import { untilPainted } from "./untilPainted.ts";

/** Everything on 总览 without a pointer. */
let site: Served;
let browser: Browser;
const patience = { timeout: 15_000 };

beforeAll(async () => {
  site = await serveSite();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

async function open(): Promise<OpenSite> {
  const opened = await openSite({ browser, site });
  await untilPainted(opened.page);
  return opened;
}

const hasFocus = (one: Locator): Promise<boolean> =>
  one.evaluate((node) => node === document.activeElement);

/** What has the focus, in the words of assistive technology. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const node = document.activeElement;
    const own = node instanceof HTMLInputElement ? node.labels?.[0]?.innerText : node?.textContent;
    const label = node?.getAttribute("aria-label") ?? own ?? "";
    return `${node?.localName ?? ""} ${label.replace(/\s+/g, " ").trim()}`;
  });

async function tabTo(page: Page, one: Locator): Promise<string[]> {
  const stops: string[] = [];
  while (stops.length < 30) {
    await page.keyboard.press("Tab");
    stops.push(await focused(page));
    if (await hasFocus(one)) return stops;
  }
  throw new Error(`not reached: ${stops.join(", ")}`);
}

/** The option that the keyboard is on. */
const activeOption = async (list: Locator): Promise<string> =>
  list.evaluate((node) => {
    const id = node.getAttribute("aria-activedescendant") ?? "";
    return document.getElementById(id)?.innerText.trim() ?? "";
  });

test("the first stop skips to the content", async () => {
  const opened = await open();
  const { page } = opened;
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "跳到正文" });
  expect(await hasFocus(skip)).toBe(true);
  expect((await skip.boundingBox())?.x).toBeGreaterThanOrEqual(0);
  await page.keyboard.press("Enter");
  expect(await hasFocus(page.locator("main"))).toBe(true);
  await page.keyboard.press("Tab");
  expect(await focused(page)).toBe("input 杭州");
  opened.assertClean();
  await opened.close();
});

test("the areas of the map are one stop", async () => {
  const opened = await open();
  const { page } = opened;
  const list = page.getByRole("region", { name: "地图" }).getByRole("listbox");
  const stops = await tabTo(page, list);
  expect(stops).toEqual([
    "a 跳到正文",
    "a 总览",
    "a 变化",
    "a 对比",
    "a 目标",
    "a 分析",
    "a 数据",
    "input 搜索",
    "a 简报",
    "a 大屏",
    "button 复制链接",
    "button 视图",
    "button 自动：页面外观",
    "button English",
    "button 快捷键",
    "input 杭州",
    "select 指标",
    "button 上一期",
    "select 时间",
    "input 时间轴",
    "button 逐期播放",
    ...stops.slice(9, -2).filter((stop) => stop.startsWith("summary")),
    "input 地区",
    "input 锁定层级",
    "button 导出：地图",
    "select 围绕目标自然断点分位数等距自定义",
    "a 跳过地图",
    "div 25人以上非公企业建会率 2025年9月",
  ]);
  await page.keyboard.press("Tab");
  const region = page.getByRole("region", { name: "地图" });
  expect(await region.evaluate((node) => node.contains(document.activeElement))).toBe(false);
  await page.keyboard.press("Shift+Tab");
  expect(await hasFocus(list)).toBe(true);
  opened.assertClean();
  await opened.close();
});

test("arrows move between areas, Space selects, Escape leaves, Enter drills", async () => {
  const opened = await open();
  const { page } = opened;
  const list = page.getByRole("region", { name: "地图" }).getByRole("listbox");
  await tabTo(page, list);
  const tooltip = page.getByRole("tooltip");
  const visited = [await activeOption(list)];
  for (const key of ["ArrowLeft", "ArrowDown", "ArrowRight", "ArrowUp"]) {
    await page.keyboard.press(key);
    const name = await activeOption(list);
    visited.push(name);
    expect(await tooltip.innerText()).toContain(name.split(" ")[0]);
  }
  expect(new Set(visited).size).toBeGreaterThan(2);
  const reached = visited.at(-1)?.split(" ")[0] ?? "";
  await page.keyboard.press("Space");
  const selected = list.getByRole("option", { selected: true });
  expect(await selected.innerText()).toContain(reached);
  expect(page.url()).toMatch(/a=3301\d\d$/);
  await expect
    .poll(() => page.locator("p[role=status]").innerText(), patience)
    .toContain(`已选${reached}`);
  await page.keyboard.press("Escape");
  await expect.poll(() => selected.count(), patience).toBe(0);
  expect(await tooltip.count()).toBe(0);
  expect(page.url()).not.toContain("a=");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: reached }).waitFor();
  expect(new URL(page.url()).hash).toMatch(/^#\/place\/3301\d\d/);
  await page.goBack();
  await untilPainted(page);
  opened.assertClean();
  await opened.close();
});

test("place, measure and period are chosen with the keys of native controls", async () => {
  const opened = await open();
  const { page } = opened;
  await tabTo(page, page.getByRole("radio", { name: "杭州" }));
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => page.getByRole("radio", { name: "上海" }).isChecked()).toBe(true);
  expect(await focused(page)).toBe("input 上海");
  const table = page.getByRole("table", { name: "区域排名" });
  await table.getByRole("row", { name: /浦东新区/ }).waitFor();
  await page.keyboard.press("Tab");
  const measures = page.getByRole("combobox", { name: "指标" });
  expect(await hasFocus(measures)).toBe(true);
  await page.keyboard.press("ArrowDown");
  await page.getByRole("listbox", { name: /^25人以下非公企业建会（覆盖）率 2025年9月$/ }).waitFor();
  expect(await hasFocus(measures)).toBe(true);
  for (const stop of ["button 上一期", "select 时间"]) {
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe(stop);
  }
  await page.keyboard.press("ArrowDown");
  await page.getByRole("listbox", { name: /2025年8月$/ }).waitFor();
  expect(new URL(page.url()).hash).toBe("#/overview?c=310000&m=coverage-rate-under25&t=2025-08");
  opened.assertClean();
  await opened.close();
});

test("an area is reached by its link in the table, and left by the link back", async () => {
  const opened = await open();
  const { page } = opened;
  const link = page.getByRole("table", { name: "区域排名" }).getByRole("link").first();
  const name = await link.innerText();
  await link.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name }).waitFor();
  const trail = page.getByRole("navigation", { name: "所在位置" });
  await trail.getByRole("link", { name: "杭州市" }).focus();
  await page.keyboard.press("Enter");
  await untilPainted(page);
  const selected = page.getByRole("listbox").getByRole("option", { selected: true });
  expect(await selected.innerText()).toContain(name);
  opened.assertClean();
  await opened.close();
});
