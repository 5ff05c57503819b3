import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askFolder } from "../../data/ask.ts";
import type { Served } from "../../data/site/serve.ts";
import { formatCount, formatPercent } from "../../src/domain/format.ts";
import { axeViolations } from "./axeViolations.ts";
import { launchBrowser, openSite, type OpenSite } from "./browser.ts";
import { changesData } from "./changesData.ts";
import { serveSite } from "./site.ts";
import { tableTexts } from "./tableTexts.ts";

/** 变化 of three months that were worked out by hand. */
let browser: Browser;
let folders: Awaited<ReturnType<typeof changesData>>;
const sites: Served[] = [];

beforeAll(async () => {
  folders = await changesData();
  for (const data of [folders.plain, folders.restated, folders.aggregate])
    sites.push(await serveSite({ data }));
  browser = await launchBrowser({ webgl: false });
});

afterAll(async () => {
  await browser.close();
  for (const site of sites) await site.close();
  folders.remove();
});

const open = async (at: 0 | 1 | 2, path: string, width = 1280): Promise<OpenSite> => {
  const site = sites[at];
  if (site === undefined) throw new Error("no site");
  const opened = await openSite({ browser, site, path, viewport: { width, height: 800 } });
  await opened.page.getByRole("table", { name: "各地区的变化" }).waitFor();
  return opened;
};

const rowsOf = async (page: Page, name: string) =>
  new Map((await tableTexts(page, name)).map(([head, ...cells]) => [head, cells.filter((text) => text !== "")])); // prettier-ignore

const asked = (period: string, area: string) =>
  askFolder(folders.plain, { measure: "union-rate-25plus", in: area, period, where: [], by: [] });

test("two months side by side, and how the whole and a district changed", async () => {
  const opened = await open(0, "#/changes?c=330100");
  const { page } = opened;
  const text = await page.locator("main").innerText();
  expect(text).toContain("13 个区县市中 0 个上升、1 个下降；12 个无法比较；全市 60.0%，较2025年8月 −6.7 个百分点，净增 1 家。"); // prettier-ignore
  const areas = await rowsOf(page, "各地区的变化");
  expect(areas.get("西湖区")).toEqual(["66.7", "33.3", "▼ −33.3", "−1", "0"]);
  expect(areas.get("滨江区")).toEqual(["无基数", "100.0", "—", "+2", "+2"]);
  expect(areas.get("合计")).toEqual(["66.7", "60.0", "▼ −6.7", "+1", "+2"]);
  expect([...areas.keys()].slice(0, 2)).toEqual(["西湖区", "上城区"]);
  const steps = await rowsOf(page, "全市：怎么变的");
  expect(
    [...steps].filter(([, [numerator, denominator]]) => numerator !== "0" || denominator !== "0"),
  ).toEqual([
    // prettier-ignore
    ["期初 2025年8月", ["2", "3"]],
    ["新设", ["+1", "+1"]],
    ["建会", ["+1", "0"]],
    ["撤会", ["−1", "0"]],
    ["进入统计范围", ["0", "+1"]],
    ["期末 2025年9月", ["3", "5"]],
  ]);
  for (const [period, head] of [
    ["2025-08", "期初 2025年8月"],
    ["2025-09", "期末 2025年9月"],
  ] as const) {
    const [row] = (await asked(period, "330100")).rows;
    expect(steps.get(head)).toEqual([row?.numerator, row?.denominator].map((n) => formatCount(n ?? NaN))); // prettier-ignore
    expect(areas.get("合计")).toContain(formatPercent(row?.value ?? NaN));
  }
  const gained = await rowsOf(page, "建会");
  expect([...gained]).toEqual([
    ["示例企业 A01", ["91000000000000019G", "行业不详", "30", "西湖区 · 未建会 → 联建"]],
  ]);
  await page.getByRole("button", { name: "西湖区", exact: true }).press("Enter");
  await page.getByRole("heading", { name: "西湖区：怎么变的" }).waitFor();
  const district = await rowsOf(page, "西湖区：怎么变的");
  expect(district.get("迁出")).toEqual(["−1", "−1"]);
  expect(page.url()).toContain("a=330106");
  await page.getByText("迁移", { exact: true }).click();
  expect((await rowsOf(page, "迁移")).get("示例企业 A03")?.at(-1)).toBe("西湖区 → 滨江区");
  expect(await axeViolations(page)).toEqual([]);
  await page.locator('[role="status"]', { hasText: "已选西湖区" }).waitFor({ state: "attached" });
  opened.assertClean();
  await opened.close();
});

test("another base is in the address, comes back from it, and its months are summed", async () => {
  const opened = await open(0, "#/changes?c=330100");
  const { page } = opened;
  await page.getByLabel("对比基期").selectOption("2025-07");
  await page.getByText("各项为其间 2 次逐期变动之和").waitFor();
  expect(page.url()).toContain("b=2025-07");
  const steps = await rowsOf(page, "全市：怎么变的");
  // A02 gained a union in August and lost it in September.
  expect([steps.get("期初 2025年7月"), steps.get("建会"), steps.get("撤会")]).toEqual([
    ["1", "3"],
    ["+2", "0"],
    ["−1", "0"],
  ]);
  expect((await rowsOf(page, "建会")).get("示例企业 A02")?.at(-1)).toBe("2025年8月");
  await page.reload();
  await page.getByText("各项为其间 2 次逐期变动之和").waitFor();
  expect(await page.getByLabel("对比基期").inputValue()).toBe("2025-07");
  await page.getByText("上海", { exact: true }).click();
  await page.getByRole("heading", { name: "全市：怎么变的" }).waitFor();
  expect(page.url()).toMatch(/#\/changes\?.*c=310000/);
  await page.goto(`${opened.url}#/changes?c=330100&b=2025-09&l=en`);
  await page.getByText("The base Sep 2025 of the link has no data").waitFor();
  expect(await axeViolations(page)).toEqual([]);
  opened.assertClean();
  await opened.close();
});

test("a restatement is told apart from what happened, on a phone too", async () => {
  const opened = await open(1, "#/changes?c=330100", 360);
  const { page } = opened;
  const steps = await rowsOf(page, "全市：怎么变的");
  expect([...steps].slice(0, 3)).toEqual([
    ["2025年8月 首次公布", ["2", "3"]],
    ["口径重述", ["0", "−1"]],
    ["期初 2025年8月", ["2", "2"]],
  ]);
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
  await page.goto(`${opened.url}#/changes?c=330100&t=2025-08`);
  await page.getByText("2025年8月 与其上一期之间的企业变动没有算出").waitFor();
  await page.goto(`${opened.url}#/changes?c=330100&t=2025-07`);
  await page.getByText("2025年7月 是最早的一期").waitFor();
  opened.assertClean();
  await opened.close();
});

test("the aggregate edition has the table, and says why there is no more", async () => {
  const opened = await open(2, "#/changes?c=330100");
  await opened.page.getByText("汇总版不含企业名单和明细，只有上表").waitFor();
  expect(await opened.page.locator("main").innerText()).not.toContain("示例企业");
  opened.assertClean();
  await opened.close();
});
