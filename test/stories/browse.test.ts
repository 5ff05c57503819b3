import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Served } from "../../data/site/serve.ts";
import { launchBrowser, openSite, type OpenSite } from "./browser.ts";
import { shot } from "./shot.ts";
import { serveSite } from "./site.ts";
import { tableTexts } from "./tableTexts.ts";
import { untilPainted } from "./untilPainted.ts";

/** A leader on the way from the city to the park and the township, and back. */
let site: Served;
let browser: Browser;
let opened: OpenSite;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser({ webgl: false }), serveSite()]);
});
afterEach(async () => {
  opened.assertClean();
  await opened.close();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

async function open(path = ""): Promise<Page> {
  opened = await openSite({ browser, site, path, viewport: { width: 1366, height: 900 } });
  return opened.page;
}
const hash = (page: Page): string => new URL(page.url()).hash;
const lens = (page: Page, name: string) => page.getByRole("radio", { name, exact: true });
const summaryOf = (page: Page): Promise<string> => page.locator(".say").innerText();

test("parks are points that lead to their pages; the districts' map stays as it was", async () => {
  const page = await open();
  await untilPainted(page);
  const sentence = await summaryOf(page);
  await lens(page, "园区").check();
  expect(hash(page)).toBe("#/overview?v=parks");
  await untilPainted(page);
  const map = page.getByRole("region", { name: "地图" });
  const points = await map.locator("circle[data-id]").count();
  const table = await tableTexts(page, "园区");
  expect(points).toBeGreaterThan(5);
  expect(table.every((cells) => ["已建", "未建"].includes(cells.at(-1) ?? ""))).toBe(true);
  await shot(page, "parks");
  await map.getByRole("listbox").focus();
  await page.keyboard.press(" ");
  expect(hash(page)).toMatch(/park=[A-Za-z0-9-]+/);
  expect(await page.locator("tr.selected th").count()).toBe(1);
  const name = await page.locator("tr.selected th a").innerText();
  await map.getByRole("listbox").focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name }).waitFor();
  expect(hash(page)).not.toContain("park=");
  await page
    .getByRole("navigation", { name: "所在位置" })
    .getByRole("link", { name: "杭州市" })
    .click();
  await lens(page, "地区").check();
  await untilPainted(page);
  expect(await summaryOf(page)).toBe(sentence);
});

test("every month has its map on one scale, and is a step in time", async () => {
  const page = await open("#/overview?v=months");
  const months = page.locator(".months button");
  await months.first().waitFor();
  expect(await months.count()).toBe(12);
  const first = await months.first().innerText();
  await page.getByText("表格", { exact: true }).click();
  const table = await tableTexts(page, /逐月$/);
  const total = table.at(-1) ?? [];
  expect(first).toContain(`${total[1]}%`);
  await shot(page, "months");
  await months.first().click();
  expect(hash(page)).toBe("#/overview?t=2024-10&v=months");
  await expect
    .poll(() => page.getByRole("region", { name: "全市" }).innerText())
    .toContain(total[1] ?? "nothing");
});

test("three places stand side by side only where they mean the same, or when a reader insists", async () => {
  const page = await open("#/overview?v=places");
  await page.getByText("不可比").waitFor();
  expect(await page.locator(".places section").count()).toBe(0);
  await page.getByRole("button", { name: /^仍要对比/ }).click();
  await page.locator(".places section svg").nth(2).waitFor();
  expect(hash(page)).toBe("#/overview?v=places&x=enterprises");
  expect(await page.getByText("不能据此比较高低").count()).toBe(1);
  await shot(page, "places");
  await page.getByRole("combobox", { name: "指标" }).selectOption("standalone-share");
  await page.getByText("同一指标、同一色阶、同一期").waitFor();
  expect(await page.getByText("不可比").count()).toBe(0);
});

test("from the city to a county of Guangxi, and a lock that keeps the level", async () => {
  const page = await open("#/overview?c=450000");
  await untilPainted(page);
  const legend = await page
    .getByRole("group", { name: /建会率/ })
    .locator(".breaks")
    .innerText();
  await page.getByRole("checkbox", { name: "锁定层级" }).check();
  const areas = page.getByRole("region", { name: "地图" }).getByRole("listbox");
  await areas.focus();
  await page.keyboard.press("Enter");
  expect(hash(page)).toContain("a=450100");
  expect(hash(page)).toContain("lock=1");
  await page.getByRole("checkbox", { name: "锁定层级" }).uncheck();
  await areas.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "南宁市" }).waitFor();
  expect(hash(page)).toBe("#/place/450100?c=450000");
  await untilPainted(page);
  expect(
    await page
      .getByRole("group", { name: /建会率/ })
      .locator(".breaks")
      .innerText(),
  ).toBe(legend);
  await page.getByRole("link", { name: "兴宁区" }).click();
  await page.getByRole("heading", { level: 1, name: "兴宁区" }).waitFor();
  const trail = page.getByRole("navigation", { name: "所在位置" });
  expect((await trail.innerText()).replaceAll(/\s+/g, " ")).toBe("广西壮族自治区 南宁市 兴宁区");
});

test("a township narrows the list, and is left behind on the way up", async () => {
  const page = await open("#/place/330110");
  const townships = page.getByRole("table", { name: "街道（乡镇）" });
  await townships.waitFor({ timeout: 60_000 });
  const rows = await tableTexts(page, "街道（乡镇）");
  const counted = rows.map((cells) => cells.find((cell) => / \/ /.test(cell)) ?? "0 / 0");
  const sums = [0, 1].map((at) =>
    counted.reduce((sum, text) => sum + Number(text.split(" / ")[at]?.replaceAll(",", "")), 0),
  );
  const headline = await page.getByRole("region", { name: /^25人以上/ }).innerText();
  expect(headline.replaceAll(",", "")).toContain(`${sums[0]} / ${sums[1]} 家`);
  const link = townships.getByRole("link").last();
  const name = await link.innerText();
  await link.click();
  await page.getByRole("button", { name: `不限于${name}` }).waitFor();
  const list = async (): Promise<string[]> =>
    (await tableTexts(page, "未建会企业")).map((cells) => cells[2] ?? "");
  await expect.poll(async () => new Set(await list())).toEqual(new Set([name]));
  expect(new URLSearchParams(hash(page).split("?")[1]).get("w")).toBe(name);
  await page.getByRole("navigation", { name: "所在位置" }).getByRole("link").first().click();
  await untilPainted(page);
  expect(hash(page)).not.toContain("w=");
});

test("search by initials and by a former name, from the keyboard alone", async () => {
  const page = await open();
  await untilPainted(page);
  await page.keyboard.press("/");
  await page.keyboard.type("yhq");
  await page
    .getByRole("option", { name: /^余杭区/ })
    .first()
    .waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "余杭区" }).waitFor();
  // A page that has just been opened takes the focus to its heading.
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("/");
  await page.keyboard.type("江干");
  await page
    .getByRole("option", { name: /原江干区/ })
    .first()
    .waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "钱塘区" }).waitFor();
  await page.keyboard.press("[");
  expect(hash(page)).toContain("t=2025-08");
  await page.keyboard.press("?");
  await page.getByRole("dialog").getByText("上一期").waitFor();
  await page.keyboard.press("Escape");
});

test("months play by themselves and stop at the last", async () => {
  const page = await open("#/overview?t=2025-08");
  await untilPainted(page);
  await page.getByRole("button", { name: "逐期播放" }).click();
  await page.getByRole("button", { name: "逐期播放" }).waitFor();
  expect(hash(page)).toBe("#/overview?t=2025-09");
});
