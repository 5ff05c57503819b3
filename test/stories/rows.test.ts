import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askFolder } from "../../data/ask.ts";
import type { Served } from "../../data/site/serve.ts";
import { formatCount } from "../../src/domain/format.ts";
import { parseGeneration, parsePointer, type PeriodFiles } from "../../src/domain/generation.ts";
import { axeViolations } from "./axeViolations.ts";
import { launchBrowser, openSite, type OpenSite } from "./browser.ts";
import { serveSite, testSite } from "./site.ts";

/** 企业名单 over the ledgers of the demo, where WebGL is not to be had. */
let site: Served;
let browser: Browser;
let opened: OpenSite;

beforeAll(async () => {
  site = await serveSite();
  browser = await launchBrowser({ webgl: false });
  opened = await openSite({ browser, site, path: "#/overview?c=330100" });
  await opened.page.getByRole("table", { name: /^区域排名/ }).waitFor();
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

const read = (name: string): string => readFileSync(join(testSite.data, name), "utf8");

function periods(): readonly PeriodFiles[] {
  const { generation } = parsePointer(read("current.json"));
  const { datasets } = parseGeneration(read(`generations/${generation}.json`));
  return datasets.find(({ id }) => id === "ledger")?.periods ?? [];
}

const go = (hash: string): Promise<unknown> =>
  opened.page.evaluate((to) => (location.hash = to), hash);
const grid = (page: Page) => page.getByRole("grid", { name: /名单|应建未建/ });
const listed = (page: Page): Promise<string> => page.locator(".count strong").first().innerText();
const counted = async (part: "numerator" | "denominator"): Promise<string> => {
  const asked = { measure: "union-rate-25plus", in: "330100", period: "2025-09", where: [], by: [] } as const; // prettier-ignore
  const [row] = (await askFolder(testSite.data, asked)).rows;
  return `共 ${formatCount(row?.[part] ?? NaN)} 家`;
};

test("row files are fetched when rows are listed, and nothing of the cube with them", async () => {
  const { page, requests } = opened;
  const files = () => requests.map(({ url }) => url.split("/").at(-1) ?? "").filter((file) => file.endsWith(".parquet")); // prettier-ignore
  expect(files()).toEqual([]);
  await go("#/rows?c=330100");
  await grid(page).waitFor({ timeout: 60_000 });
  const month = periods().find(({ period }) => period === "2025-09");
  const rows = Object.entries(month?.rows ?? {});
  const ofPlace = rows.filter(([area]) => area.startsWith("33")).map(([, { file }]) => file);
  expect([...files()].sort()).toEqual([...ofPlace].sort());
  expect(ofPlace.length).toBeGreaterThan(10);
});

test("a long list is drawn in part, to its very end", async () => {
  const { page } = opened;
  const total = Number((await listed(page)).replace(/\D/g, ""));
  expect(await grid(page).getAttribute("aria-rowcount")).toBe(String(total + 1));
  await page.locator(".frame").evaluate((frame) => (frame.scrollTop = frame.scrollHeight));
  const last = page.locator(`[aria-rowindex="${total + 1}"]`);
  await last.getByRole("rowheader").filter({ hasText: /^示例/ }).waitFor();
  const box = await last.boundingBox();
  const frame = await page.locator(".frame").boundingBox();
  expect((box?.y ?? 1e9) + (box?.height ?? 0)).toBeLessThanOrEqual((frame?.y ?? 0) + (frame?.height ?? 0) + 1); // prettier-ignore
  expect(await grid(page).locator("tr").count()).toBeLessThan(200);
  const numbers = await last.locator("td.number").first().innerText();
  expect(numbers).toMatch(/^[\d,]+$|^—$/);
});

test("the enterprises of a part are as many as the cube counts; its order is in the link", async () => {
  const { page } = opened;
  const part = page.getByRole("combobox", { name: "范围" });
  await part.selectOption("denominator");
  await expect.poll(() => listed(page)).toBe(await counted("denominator"));
  await part.selectOption("numerator");
  await expect.poll(() => listed(page)).toBe(await counted("numerator"));
  await grid(page).getByRole("button", { name: "会员人数" }).click();
  await page.getByRole("columnheader", { name: /会员人数/ }).and(page.locator('[aria-sort="descending"]')).waitFor(); // prettier-ignore
  expect(page.url()).toMatch(/n=numerator.*o=members-desc/);
  await page.getByText(/^列 \(/).click();
  await page.getByRole("checkbox", { name: "民主管理建制" }).check();
  await page.getByRole("columnheader", { name: "民主管理建制" }).waitFor();
  expect(page.url()).toContain("cols=credit_code.");
  await page.getByText(/^列 \(/).click();
});

test("an enterprise opens as a card, by keyboard, and is not in the link", async () => {
  const { page } = opened;
  await go("#/rows?c=330100&a=330106&n=gap");
  await page.getByText(/^西湖区：名单/).waitFor();
  await expect.poll(() => grid(page).getByRole("rowheader").first().innerText()).toMatch(/^示例/);
  const name = await grid(page).getByRole("rowheader").first().innerText();
  await grid(page).focus();
  await page.keyboard.press("Enter");
  const card = page.getByRole("dialog", { name });
  await card.getByRole("table", { name: "各期情况" }).waitFor();
  const text = await card.innerText();
  expect(text).toContain("计入“25人以上建会率”的分母，尚未计入分子");
  expect(text).toContain("“25人以上企业建会率动态保持80%以上”");
  expect(text).toMatch(/没有发布逐户数据的各期：.*2024年10月/);
  expect(text).toContain("未填报");
  expect(await card.getByRole("table").locator("tbody tr").count()).toBe(2);
  expect(await axeViolations(page)).toEqual([]);
  expect(decodeURIComponent(page.url())).not.toMatch(/示例|9100/);
  await page.keyboard.press("Escape");
  await card.waitFor({ state: "detached" });
});

test("the backlog is a work list with its rule, its order and its officers", async () => {
  const { page } = opened;
  await go("#/rows?c=330100&list=backlog");
  await page.getByText(/^杭州市：应建未建/).waitFor();
  const asked = { measure: "should-build-backlog", in: "330100", period: "2025-09", where: [], by: [] } as const; // prettier-ignore
  const [row] = (await askFolder(testSite.data, asked)).rows;
  await expect.poll(() => listed(page)).toBe(`共 ${formatCount(row?.numerator ?? NaN)} 家`);
  await page.getByText("应建规则", { exact: false }).first().click();
  const rule = await page.locator(".rule").innerText();
  expect(rule).toContain("“建立应建未建工会组织数据库和重点企业名单”");
  expect(rule).toContain("① 职工规模");
  expect(rule).toContain("“工作台账”");
  const heads = await grid(page).getByRole("columnheader").allInnerTexts();
  expect(heads.slice(0, 7)).toEqual(["名称", "地区", "职工人数", "重点企业名单", "科技企业名单", "已建党组织", "园区"]); // prettier-ignore
  expect(heads).not.toContain("一企一员");
  expect(rule).toContain("本期企业台账没有提供“一企一策”“一企一员”两列");
  await page.getByRole("combobox", { name: "地区" }).selectOption({ label: "余杭区" });
  await page.getByText(/^余杭区：应建未建/).waitFor();
  expect(page.url()).toContain("a=330110");
});

test("a pasted list is told apart: with and without a union, unknown, ambiguous", async () => {
  const { page } = opened;
  await go("#/rows?c=330100&n=numerator");
  await expect.poll(() => listed(page)).toBe(await counted("numerator"));
  const first = grid(page).locator("tr[aria-rowindex='2'][aria-busy='false'] > *");
  await first.first().waitFor();
  const [name = "", code = ""] = await first.allInnerTexts();
  await page.getByRole("link", { name: "批量查询" }).click();
  const text = page.getByRole("textbox", { name: "统一社会信用代码或企业名称" });
  await text.fill(`${code.toLowerCase()}\r\n${name}\t${code}\n不存在的企业\n91000000000000000A`);
  await page.getByRole("button", { name: "查询", exact: true }).click();
  await page.getByText("共 3 条：已建会 1，未建会 0，未找到 2，重名 0。").waitFor();
  await page.getByText("在杭州2025年9月的全部逐户台账中查找").waitFor();
  const result = page.getByRole("grid", { name: "查询结果" });
  expect(await result.getByRole("gridcell").first().innerText()).toBe("已建会");
  expect(await page.getByRole("textbox", { name: "未找到的 2 条" }).inputValue()).toContain("不存在的企业"); // prettier-ignore
  expect(decodeURIComponent(page.url())).not.toMatch(/示例|9100/);
  expect(await axeViolations(page)).toEqual([]);
  opened.assertClean();
});
