import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Served } from "../../data/site/serve.ts";
import { launchBrowser, openSite, type OpenSite } from "./browser.ts";
import { fixtureData, removeFixtureData } from "./fixtureData.ts";
import { listTexts } from "./listTexts.ts";
import { serveSite } from "./site.ts";
import { tableTexts } from "./tableTexts.ts";

/**
 * 分析 over the fixture. Non-public enterprises of 25 and more in Hangzhou (+ has a union): A03+ A04 in 西湖 (25 each),
 * A05+ (26) A06 (49) A07+ A08 (50 each) in 滨江, A09+ (99) A10 (100) A11+ (101) in 萧山, A20+ (500) in no district.
 * 制造: A03 A07 A08 A09; 信息软件: A04 A05 A06 A20; 批发零售: A11; 交通仓储邮政: A10.
 */
let site: Served;
let browser: Browser;

beforeAll(async () => {
  site = await serveSite({ data: await fixtureData() });
  browser = await launchBrowser({ webgl: false });
});

afterAll(async () => {
  await browser.close();
  await site.close();
  removeFixtureData();
});

async function open(path: string): Promise<OpenSite> {
  const opened = await openSite({ browser, site, path });
  await opened.page
    .getByRole("region", { name: "合计" })
    .or(opened.page.getByRole("table"))
    .first()
    .waitFor();
  return opened;
}

const sentence = (page: Page): Promise<string> => page.locator(".total .sentence").innerText();
const chips = async (page: Page): Promise<string[]> => {
  const group = page.getByRole("group", { name: "筛选条件" });
  const texts = await group.getByRole("button", { name: /^取消/ }).allInnerTexts();
  return texts.map((text) => text.replace(/\s*×$/, ""));
};
const bar = (page: Page, list: string, name: string) =>
  page.getByRole("list", { name: list }).getByRole("button", { name });

test("a click filters the other views, Ctrl adds, a chip lets go, Back returns", async () => {
  const opened = await open("#/slice");
  const { page } = opened;
  expect(await sentence(page)).toBe("全部 60.0%（6 / 10）");
  // Of 住宿餐饮 A12 and of no sector A21, both of unknown size: left out.
  const sectors = [
    "制造 75.0 4",
    "信息软件 50.0 4",
    "批发零售 100.0 1",
    "交通仓储邮政 0.0 1",
    "住宿餐饮 无基数 0",
    "未填报 无基数 0",
  ];
  expect((await listTexts(page, "按行业")).sort()).toEqual([...sectors].sort());

  await bar(page, "按行业", "制造").click();
  expect(await sentence(page)).toBe("筛选后 75.0%（3 / 4）");
  // The chart that was clicked is not filtered by itself.
  expect((await listTexts(page, "按行业")).sort()).toEqual([...sectors].sort());
  expect((await listTexts(page, "按地区")).sort()).toEqual(
    ["滨江区 50.0 2", "萧山区 100.0 1", "西湖区 100.0 1", "未定位 无基数 0"].sort(),
  );
  expect(await listTexts(page, "按规模")).toEqual([
    "25 100.0 1",
    "26–49 无基数 0",
    "50–99 66.7 3",
    "100 无基数 0",
    "101+ 无基数 0",
    "未填报 无基数 0",
  ]);
  expect(new URL(page.url()).hash).toBe("#/slice?f=sector%3AC");

  await bar(page, "按行业", "信息软件").click({ modifiers: ["Control"] });
  expect(await sentence(page)).toBe("筛选后 62.5%（5 / 8）");
  expect(await chips(page)).toEqual(["行业为 制造或信息软件"]);

  await bar(page, "按地区", "滨江区").click();
  expect(await sentence(page)).toBe("筛选后 50.0%（2 / 4）");
  expect(await chips(page)).toHaveLength(2);
  await page.getByRole("button", { name: "取消：行业为 制造或信息软件" }).click();
  expect(await chips(page)).toEqual(["地区为 滨江区"]);
  await page.goBack();
  expect(await chips(page)).toHaveLength(2);
  await page.getByRole("button", { name: "全部清除" }).click();
  expect(await sentence(page)).toBe("全部 60.0%（6 / 10）");
  opened.assertClean();
  await opened.close();
});

test("a range is dragged, or taken with the keyboard; a link restores it", async () => {
  const opened = await open("#/slice");
  const { page } = opened;
  await bar(page, "按规模", "101+").scrollIntoViewIfNeeded();
  const from = await bar(page, "按规模", "50–99").boundingBox();
  const to = await bar(page, "按规模", "101+").boundingBox();
  if (from === null || to === null) throw new Error("no bars");
  await page.mouse.move(from.x + 20, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(from.x + 20, to.y + 8, { steps: 6 });
  // A07+ A08 A09+ A10 A11+ A20+
  expect(await sentence(page)).toBe("筛选后 66.7%（4 / 6）");
  expect(new URL(page.url()).hash).toBe("#/slice");
  await page.mouse.up();
  await expect
    .poll(() => decodeURIComponent(new URL(page.url()).hash))
    .toBe("#/slice?f=size:50-99..gt100");
  const { hash } = new URL(page.url());
  await opened.close();

  const again = await open(hash);
  expect(await sentence(again.page)).toBe("筛选后 66.7%（4 / 6）");
  expect(await chips(again.page)).toEqual(["规模从 50–99 到 101+"]);
  await bar(again.page, "按规模", "25").first().focus();
  await again.page.keyboard.press("Enter");
  await bar(again.page, "按规模", "50–99").focus();
  await again.page.keyboard.press("Shift+Enter");
  // A03+ A04 A05+ A06 A07+ A08 A09+
  expect(await sentence(again.page)).toBe("筛选后 57.1%（4 / 7）");
  again.assertClean();
  await again.close();
});

test("two dimensions are crossed, and a cell filters both", async () => {
  const opened = await open("#/slice?pair=sector,size");
  const { page } = opened;
  const cell = page.getByRole("button", { name: "制造 · 50–99：66.7% (2 / 3)" });
  await cell.click();
  expect(await sentence(page)).toBe("筛选后 66.7%（2 / 3）");
  expect(await chips(page)).toEqual(["行业为 制造", "规模为 50–99"]);
  await cell.click();
  expect(await chips(page)).toEqual([]);
  opened.assertClean();
  await opened.close();
});

test("what a measure does not have is said, and what emptied the page can be dropped", async () => {
  const opened = await open("#/slice?f=sector:G;size:25&m=union-rate-25plus");
  const { page } = opened;
  await page.getByText("没有企业符合：行业为 交通仓储邮政，规模为 25。").waitFor();
  await page.getByRole("button", { name: "去掉“规模为 25”" }).click();
  expect(await sentence(page)).toBe("筛选后 0.0%（0 / 1）");
  await page.evaluate(() => (location.hash = "#/slice?f=sector:C&m=new-group-overall"));
  await page.getByText("相应的筛选未起作用：行业").waitFor();
  opened.assertClean();
  await opened.close();
});

test("a pivot table has subtotals that are ratios of sums", async () => {
  const opened = await open("#/slice?form=pivot&rows=area,sector&f=sector:C,I");
  const { page } = opened;
  const table = page.getByRole("table");
  await table.waitFor();
  const rows = await tableTexts(page, "25人以上建会率，按地区 · 行业");
  expect(rows).toEqual([
    ["西湖区 ·制造", "100.0"],
    ["西湖区 ·信息软件", "0.0"],
    ["西湖区 小计", "50.0"],
    ["滨江区 ·制造", "50.0"],
    ["滨江区 ·信息软件", "50.0"],
    ["滨江区 小计", "50.0"],
    ["萧山区 ·制造", "100.0"],
    ["萧山区 小计", "100.0"],
    ["未定位 ·信息软件", "100.0"],
    ["未定位 小计", "100.0"],
    ["合计", "62.5"],
  ]);
  opened.assertClean();
  await opened.close();
});

test("a selection is set against another period, another set of filters, another place", async () => {
  const opened = await open("#/slice?form=compare");
  const { page } = opened;
  await page.getByRole("table").waitFor();
  // August: A03 A04 · A07+ (48) · A11+ · A20+
  expect(await tableTexts(page, "对照")).toEqual([
    ["西湖区", "50.0%", "1 / 2", "0.0%", "0 / 2", "+50.0 个百分点", "—"],
    ["滨江区", "50.0%", "2 / 4", "100.0%", "1 / 1", "−50.0 个百分点", "0.50 倍"],
    ["萧山区", "66.7%", "2 / 3", "100.0%", "1 / 1", "−33.3 个百分点", "0.67 倍"],
    ["未定位", "100.0%", "1 / 1", "100.0%", "1 / 1", "0.0 个百分点", "1.00 倍"],
    ["合计", "60.0%", "6 / 10", "60.0%", "3 / 5", "0.0 个百分点", "1.00 倍"],
  ]);
  await page.getByRole("combobox", { name: "对照期" }).selectOption("2025-09");
  await page.getByText("两边的选择完全相同").waitFor();
  await page.evaluate(() => (location.hash = "#/slice?form=compare&f=sector:C&vs=2025-09||-"));
  await expect
    .poll(async () => (await tableTexts(page, "对照")).at(-1))
    .toEqual(["合计", "75.0%", "3 / 4", "60.0%", "6 / 10", "+15.0 个百分点", "1.25 倍"]);
  await page.getByRole("combobox", { name: "对照地" }).selectOption("310000");
  await page.getByRole("button", { name: /^仍要对比/ }).click();
  // Of Shanghai, not filtered: B01+ B02 B04+ B06+ in 浦东, B10+ in no district.
  const other = ["75.0%", "3 / 4", "80.0%", "4 / 5", "−5.0 个百分点", "0.94 倍"];
  await expect
    .poll(async () => (await tableTexts(page, "对照")).at(-1))
    .toEqual(["合计", ...other]);
  const rows = await tableTexts(page, "对照");
  expect(rows).toContainEqual(["浦东新区", "—", "—", "75.0%", "3 / 4", "—", "—"]);
  expect(rows).toContainEqual(["滨江区", "50.0%", "1 / 2", "—", "—", "—", "—"]);
  opened.assertClean();
  await opened.close();
});

test("only the enterprises on both sides are compared, and the link says so", async () => {
  const opened = await open("#/slice?form=compare");
  const { page } = opened;
  await page.getByRole("table").waitFor();
  await page.getByRole("checkbox", { name: /^只看两边都有的企业/ }).check();
  // A03 A04 A07 A11 A13 A20 are in both months, A13 is no enterprise that counts.
  await page.getByText("两边都选中的企业 6 家；只在本选的 16 家、只在对照的 0 家").waitFor();
  expect(await tableTexts(page, "对照")).toEqual([
    ["西湖区", "50.0%", "1 / 2", "0.0%", "0 / 2", "+50.0 个百分点", "—"],
    ["滨江区", "100.0%", "1 / 1", "100.0%", "1 / 1", "0.0 个百分点", "1.00 倍"],
    ["萧山区", "100.0%", "1 / 1", "100.0%", "1 / 1", "0.0 个百分点", "1.00 倍"],
    ["未定位", "100.0%", "1 / 1", "100.0%", "1 / 1", "0.0 个百分点", "1.00 倍"],
    ["合计", "80.0%", "4 / 5", "60.0%", "3 / 5", "+20.0 个百分点", "1.33 倍"],
  ]);
  expect(decodeURIComponent(new URL(page.url()).hash)).toBe(
    "#/slice?form=compare&vs=2025-08|||matched",
  );
  await page.getByRole("combobox", { name: "对照地" }).selectOption("330108");
  await page.getByText("两边不是同一地，不能逐家对照。").waitFor();
  opened.assertClean();
  await opened.close();
});

test("a district is sliced by its townships once its list is loaded", async () => {
  const demo = await serveSite();
  const opened = await openSite({ browser, site: demo, path: "#/slice?c=330100" });
  const { page } = opened;
  await page.getByRole("combobox", { name: "范围" }).selectOption({ label: "西湖区" });
  const button = page.getByRole("button", { name: /^载入本区名单/ });
  await button.waitFor();
  const whole = await sentence(page);
  await button.click();
  const bars = page.getByRole("list", { name: "按街道乡镇" }).getByRole("button");
  await bars.first().waitFor();
  expect(await sentence(page)).toBe(whole);
  expect(new URL(page.url()).hash).toContain("strip=township");
  const rows = await tableTexts(page, "表 街道乡镇");
  const counts = rows.map((row) => (row[3] ?? "").replaceAll(",", "").split(" / ").map(Number));
  const [total = []] = counts.slice(-1);
  const sums = [0, 1].map((at) =>
    counts.slice(0, -1).reduce((sum, row) => sum + (row[at] ?? NaN), 0),
  );
  expect(rows.length).toBeGreaterThan(3);
  expect(sums).toEqual(total);

  const [name = ""] = rows[0] ?? [];
  await page.getByRole("list", { name: "按街道乡镇" }).getByRole("button", { name }).click();
  expect(await chips(page)).toEqual([`街道乡镇为 ${name}`]);
  expect(await sentence(page)).toContain(`（${rows[0]?.[3]}）`);
  await page.getByRole("link", { name: "列出这些企业" }).click();
  await page.getByText(`街道乡镇为 ${name}`).first().waitFor();
  await page.goBack();
  await page.getByRole("button", { name: "回到杭州全部" }).click();
  await page.getByRole("list", { name: "按地区" }).waitFor();
  expect(await chips(page)).toEqual([]);
  opened.assertClean();
  await opened.close();
  await demo.close();
});
