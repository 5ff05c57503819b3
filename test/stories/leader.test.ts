import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Served } from "../../data/site/serve.ts";
import { launchBrowser, openSite, type OpenSite } from "./browser.ts";
import type { RecordedRequest } from "./record.ts";
import { serveSite } from "./site.ts";
import { tableTexts } from "./tableTexts.ts";
import { untilPainted } from "./untilPainted.ts";

/** What a leader does on 总览, on the demo. */
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

const open = (path = ""): Promise<OpenSite> => openSite({ browser, site, path });

const ranking = (page: Page): Promise<string[][]> => tableTexts(page, "区域排名");
const engineRequests = ({ requests }: OpenSite): string[] =>
  requests.map(({ url }) => url).filter((url) => /\.wasm|duckdb|\.parquet/.test(url));

/**
 * Bytes of what was asked for, by the wire and by the declared length, whichever is more: the wire's count leaves out
 * the body of a worker's own script.
 */
async function transferred(
  requests: readonly RecordedRequest[],
  declared: ReadonlyMap<string, number>,
): Promise<number> {
  await expect.poll(() => requests.every(({ bytes }) => bytes > 0), patience).toBe(true);
  return requests.reduce((sum, { url, bytes }) => sum + Math.max(bytes, declared.get(url) ?? 0), 0);
}

test("the first map needs few requests, few bytes and no engine", async () => {
  const declared = new Map<string, number>();
  const before = async (page: Page): Promise<void> => {
    page.on("response", (response) => {
      declared.set(response.url(), Number(response.headers()["content-length"] ?? 0));
    });
  };
  const opened = await openSite({ browser, site, before });
  await untilPainted(opened.page);
  const asked = [...opened.requests];
  const bytes = await transferred(asked, declared);
  const measured = `${bytes} bytes in ${asked.length} requests`;
  expect(engineRequests(opened), measured).toEqual([]);
  expect(bytes, measured).toBeLessThanOrEqual(1_500_000);
  expect(bytes, measured).toBeGreaterThan(400_000);
  expect(asked.length, measured).toBeLessThanOrEqual(25);
  await opened.page.waitForTimeout(1000);
  expect(engineRequests(opened)).toEqual([]);
  opened.assertClean();
  await opened.close();
});

/** Moves over the map until an area answers. */
async function hoverMap(page: Page): Promise<string> {
  const box = await (await untilPainted(page)).boundingBox();
  if (box === null) throw new Error("the map has no size");
  for (const [x, y] of [0.5, 0.4, 0.6, 0.3, 0.7].flatMap((x) =>
    [0.5, 0.4, 0.6].map((y) => [x, y] as const),
  )) {
    await page.mouse.move(box.x + box.width * x, box.y + box.height * y, { steps: 4 });
    await page.waitForTimeout(100);
    if (await page.getByRole("tooltip").isVisible()) return page.getByRole("tooltip").innerText();
  }
  throw new Error("no area of the map answers to the pointer");
}

test("hovering, selecting and switching never start the engine", async () => {
  const opened = await open();
  const { page } = opened;
  expect(await hoverMap(page)).toMatch(/\d%[^]*目标 80%[^]*第 \d+ \/ 13/);
  await page.mouse.move(0, 0);
  await page
    .getByRole("row", { name: /西湖区/ })
    .getByRole("cell")
    .last()
    .click();
  for (const [place, rows] of [
    ["上海", 16],
    ["广西", 14],
    ["杭州", 13],
  ] as const) {
    await page.getByRole("radio", { name: place, exact: true }).check();
    await expect
      .poll(async () => (await ranking(page)).filter(([rank]) => rank !== "").length, patience)
      .toBe(rows);
    await untilPainted(page);
  }
  const measures = page.getByRole("combobox", { name: "指标" });
  for (const measure of ["会员实名制率", "应建未建单位数", "货车司机入会率"]) {
    await measures.selectOption({ label: measure });
    await page.getByRole("listbox", { name: measure }).waitFor();
    await untilPainted(page);
  }
  await page.getByRole("combobox", { name: "时间" }).selectOption({ label: "2024年10月" });
  await page.getByRole("listbox", { name: "货车司机入会率 2024年10月" }).waitFor();
  await page.getByText("数据截至 2024-10-31").waitFor();
  await page.waitForTimeout(500);
  expect(engineRequests(opened)).toEqual([]);
  opened.assertClean();
  await opened.close();
});

test("assistive technology finds the parts by their names", async () => {
  const opened = await open();
  const { page } = opened;
  await untilPainted(page);
  const navigation = page.getByRole("navigation");
  expect(await navigation.getByRole("link").allInnerTexts()).toEqual([
    "总览",
    "变化",
    "对比",
    "目标",
    "分析",
    "数据",
  ]);
  const region = page.getByRole("region", { name: "地图" });
  expect(await region.getByRole("listbox").getByRole("option").count()).toBe(13);
  expect(await page.getByRole("table", { name: "区域排名" }).count()).toBe(1);
  const group = page.getByRole("group", { name: "地区" });
  const radios = group.locator("input[type=radio]");
  expect(await radios.evaluateAll((all) => all.map((one) => one.parentElement?.innerText))).toEqual(
    ["杭州", "上海", "广西"],
  );
  for (const name of ["杭州", "上海", "广西"])
    expect(await group.getByRole("radio", { name, exact: true }).count()).toBe(1);
  for (const name of ["指标", "时间"])
    expect(await page.locator("select").and(page.getByRole("combobox", { name })).count()).toBe(1);
  const status = page.locator("p[role=status]");
  expect(await status.getAttribute("aria-live")).toBe("polite");
  await expect
    .poll(() => status.innerText(), patience)
    .toMatch(/^25人以上非公企业建会率。13 个区县市中/);
  expect(await page.locator("main").innerText()).toContain("合计核对 ✓");
  opened.assertClean();
  await opened.close();
});

test("a click on a row selects the area in table, map, URL and status", async () => {
  const opened = await open();
  const { page } = opened;
  await untilPainted(page);
  const row = page.getByRole("row", { name: /余杭区/ });
  await row.getByRole("cell").last().click();
  await expect.poll(() => new URL(page.url()).hash, patience).toBe("#/overview?a=330110");
  const option = page.getByRole("option", { name: /^余杭区/ });
  expect(await option.getAttribute("aria-selected")).toBe("true");
  expect(await row.getAttribute("class")).toContain("selected");
  await expect
    .poll(() => page.locator("p[role=status]").innerText(), patience)
    .toMatch(/^已选余杭区，\d/);
  opened.assertClean();
  await opened.close();
});

test("the link of a district leads to its page, Back returns to what was shown", async () => {
  const opened = await open("#/overview?m=real-name-rate&a=330106");
  const { page } = opened;
  await untilPainted(page);
  const before = await ranking(page);
  await page.getByRole("table", { name: "区域排名" }).getByRole("link", { name: "余杭区" }).click();
  await page.getByRole("heading", { level: 1, name: "余杭区" }).waitFor();
  expect(new URL(page.url()).hash).toBe("#/place/330110?m=real-name-rate");
  await page.getByRole("region", { name: "会员实名制率" }).waitFor();
  await page.goBack();
  await untilPainted(page);
  expect(new URL(page.url()).hash).toBe("#/overview?m=real-name-rate&a=330106");
  expect(await ranking(page)).toEqual(before);
  opened.assertClean();
  await opened.close();
});

test("Back undoes a switch of place, measure and period one by one", async () => {
  const opened = await open();
  const { page } = opened;
  await untilPainted(page);
  await page.getByRole("radio", { name: "上海" }).check();
  await page.getByRole("heading", { level: 2, name: "全市" }).waitFor();
  await page.getByRole("combobox", { name: "指标" }).selectOption("real-name-rate");
  await page.getByRole("combobox", { name: "时间" }).selectOption("2025-03");
  await page.getByText("数据截至 2025-03-31").waitFor();
  await page.goBack();
  await page.getByText("数据截至 2025-09-30").waitFor();
  await page.goBack();
  expect(await page.getByRole("combobox", { name: "指标" }).inputValue()).toBe("union-rate-25plus");
  expect(await page.getByRole("radio", { name: "上海" }).isChecked()).toBe(true);
  await page.goBack();
  expect(await page.getByRole("radio", { name: "杭州" }).isChecked()).toBe(true);
  opened.assertClean();
  await opened.close();
});
