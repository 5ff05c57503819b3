import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Served } from "../../data/site/serve.ts";
import { area, areaChildren, type Place } from "../../src/domain/area.ts";
import { formatPeriod } from "../../src/domain/format.ts";
import { measure } from "../../src/domain/measure.ts";
import { parseGroups } from "../fixtures/countNotation.ts";
import { august, september, type LedgerMeasureId, type Totals } from "../fixtures/expected.ts";
import { launchBrowser, openSite, type OpenSite } from "./browser.ts";
import { countsText, expectedRanking, rateText } from "./expectedRanking.ts";
import { fixtureData, removeFixtureData } from "./fixtureData.ts";
import { listTexts } from "./listTexts.ts";
import { serveSite } from "./site.ts";
import { tableTexts } from "./tableTexts.ts";
import { untilPainted } from "./untilPainted.ts";

/** The pages of the fixture, whose numbers were worked out by hand; the map is SVG, which is sooner drawn. */
let site: Served;
let browser: Browser;
const patience = { timeout: 30_000 };

beforeAll(async () => {
  site = await serveSite({ data: await fixtureData() });
  browser = await launchBrowser({ webgl: false });
});

afterAll(async () => {
  await browser.close();
  await site.close();
  removeFixtureData();
});

const open = (path: string): Promise<OpenSite> => openSite({ browser, site, path });

const text = async (page: Page, selector: string): Promise<string> =>
  (await page.locator(selector).innerText()).replace(/\s+/g, " ").trim();

const measureIds = Object.keys(september) as LedgerMeasureId[];

test("the overview of Hangzhou", async () => {
  const opened = await open("#/overview?a=330109");
  const { page } = opened;
  await untilPainted(page);
  await page.getByText("较2025年8月").waitFor();
  // 6 of 10; ceil(0.8 × 10) − 6 = 2. August: 3 of 5.
  expect(await text(page, ".headline .figures")).toBe(
    "全市 60.0% ▼ 还差 2 家 6 / 10 家 目标 80% 较2025年8月 0.0 个百分点 截至 2025年9月",
  );
  expect(await text(page, ".say")).toBe(
    "3 个区县市中 0 个达标；最低为西湖区 50.0%；全市 60.0%，还差 2 家到 80%。",
  );
  // 2 of 3 lacks ceil(2.4) − 2 = 1, 1 of 2 lacks ceil(1.6) − 1 = 1, 2 of 4 lacks ceil(3.2) − 2 = 2.
  const table = await tableTexts(page, "区域排名");
  expect(table.slice(0, 3)).toEqual([
    ["1", "萧山区基数小", "66.7", "2 / 3", "80", "▼ 还差 1"],
    ["2", "西湖区基数小", "50.0", "1 / 2", "80", "▼ 还差 1"],
    ["3", "滨江区基数小", "50.0", "2 / 4", "80", "▼ 还差 2"],
  ]);
  expect(table.slice(3, 13).map(([, , rate, counts]) => [rate, counts])).toEqual(
    Array(10).fill(["无基数", "0 / 0"]),
  );
  expect(table.slice(13)).toEqual([
    ["", "未定位", "100.0", "1 / 1", "", ""],
    ["", "合计 ✓", "60.0", "6 / 10", "80", "▼ 还差 2"],
  ]);
  expect(await text(page, ".map-card .foot")).toMatch(
    /^未定位 1 家 职工人数不详 2 家（未计入） 合计核对 ✓ 截至 2025年9月 边界：/,
  );
  // A03+ A07+ A08 A09+ · A04 A05+ A06 A20+ · A11+ · A10
  expect(await listTexts(page, "行业")).toEqual([
    "制造 75.0 4 家",
    "信息软件 50.0 4 家",
    "批发零售 100.0 1 家",
    "交通仓储邮政 0.0 1 家",
  ]);
  expect(await tableTexts(page, "园区")).toEqual([
    // Of 50 and more: A07+ A09+ A20+ of A07 A08 A09 A10 A20; the ledger says nothing of federations.
    ["示例园区一基数小", "滨江区 萧山区 余杭区", "57.1", "4 / 7", "▼ 还差 2", "60.0", "未提供数据"],
  ]);
  opened.assertClean();
  await opened.close();
});

test("the tooltip tells value, gap, counts, target, what is left out and the rank", async () => {
  const opened = await open("#/overview?a=330109");
  const { page } = opened;
  await untilPainted(page);
  await page.locator("main").focus();
  const list = page.getByRole("listbox");
  for (let stop = 0; stop < 20; stop++) {
    await page.keyboard.press("Tab");
    if (await list.evaluate((node) => node === document.activeElement)) break;
  }
  expect((await page.getByRole("tooltip").innerText()).split("\n").filter(Boolean)).toEqual([
    "萧山区",
    "66.7%",
    "▼ 还差 1",
    "2 / 3 家",
    "目标 80%",
    "职工人数不详 1 家（未计入）",
    "第 1 / 3",
  ]);
  opened.assertClean();
  await opened.close();
});

/** The rows of the ranking by area; 未定位 and 合计 by their words. */
async function rankingByName(page: Page): Promise<Map<string, string[]>> {
  const rows = await tableTexts(page, "区域排名");
  return new Map(
    rows.map(([, name = "", ...cells]) => [name.replace(/基数小| ✓/g, ""), cells] as const),
  );
}

/** 未定位 apart, which stands only where some enterprise is. */
function assertNotSupplied(shown: ReadonlyMap<string, string[]>, place: Place): void {
  const names = [...shown.keys()].filter((name) => name !== "未定位");
  expect(names.sort()).toEqual([...areaChildren(place).map(({ name }) => name), "合计"].sort());
  expect(new Set([...shown.values()].map(([value]) => value))).toEqual(new Set(["未提供数据"]));
}

for (const place of ["330100", "310000", "450000"] as const)
  test(`every measure of ${area(place)?.name} in both months`, async () => {
    const opened = await open(`#/overview?c=${place}`);
    const { page } = opened;
    await untilPainted(page);
    for (const [period, totals] of Object.entries({ "2025-08": august, "2025-09": september }))
      for (const id of measureIds) {
        const label = `${measure(id).words.zh} ${formatPeriod(period, "zh-CN")}`;
        const hash = `#/overview?c=${place}&m=${id}&t=${period}`;
        await page.evaluate((to) => (location.hash = to), hash);
        await page.getByRole("listbox", { name: label, exact: true }).waitFor();
        const shown = await rankingByName(page);
        const counted = totals[id];
        if (counted === "not-supplied") assertNotSupplied(shown, place);
        else assertCounted(shown, id, place, counted, label);
      }
    expect(opened.requests.filter(({ url }) => url.endsWith(".wasm"))).toEqual([]);
    opened.assertClean();
    await opened.close();
  });

function assertCounted(
  shown: ReadonlyMap<string, string[]>,
  id: LedgerMeasureId,
  place: Place,
  totals: Totals,
  label: string,
): void {
  const width = measure(id).kind === "rate" ? 2 : 1;
  const rows = [...shown].map(([name, cells]) => [name, cells.slice(0, width)]);
  expect(rows.sort(), label).toEqual(expectedRanking(id, place, totals).sort());
}

test("a district's measures, groups and enterprises", async () => {
  const opened = await open("#/place/330108");
  const { page } = opened;
  await expect
    .poll(() => tableTexts(page, "未建会企业"), patience)
    .toEqual([
      ["示例企业 A08", "91000000000000086E", "—", "制造", "非公企业", "50", "0"],
      ["示例企业 A06", "9100000000000006XK", "—", "信息软件", "非公企业", "49", "0"],
    ]);
  expect(await text(page, ".pager span")).toBe("第 1–2 家，共 2 家");
  await page.getByText("较2025年8月").waitFor();
  // August: A07 alone, with a union.
  expect(await text(page, ".headline .figures")).toBe(
    "25人以上非公企业建会率 50.0% ▼ 还差 2 家 2 / 4 家 目标 80% 较2025年8月 −50.0 个百分点 截至 2025年9月",
  );
  const measures = await tableTexts(page, "各项指标与目标");
  expect(measures.map((cells) => cells.slice(0, 4))).toEqual([
    ["25人以上非公企业建会率", "50.0%", "2 / 4", "▼ 还差 2 家"],
    ["25人以下非公企业建会（覆盖）率", "无基数", "0 / 0", ""],
    ["开发区内50人以上企业建会率", "50.0%", "1 / 2", "▼ 还差 1 家"],
    ["100人以上非公企业建会率", "无基数", "0 / 0", ""],
    ["应建尽建完成率", "50.0%", "2 / 4", "▼ 还差 2 家"],
    ["应建未建单位数", "2 家", "", ""],
    ["重点企业建会率", "100.0%", "1 / 1", "▲ 达标"],
    ["高新与科技型中小企业工会覆盖率", "50.0%", "1 / 2", ""],
    // ceil(0.85 × 76 = 64.6) = 65 ≤ 66
    ["已建会非公企业职工入会率", "86.8%", "66 / 76", "▲ 达标"],
    ["会员实名制率", "30.3%", "20 / 66", "▼ 还差 46 人"],
    ["机关、事业单位、国有企业建会率", "无基数", "0 / 0", ""],
    ["机关、事业单位、国有企业职工入会率", "无基数", "0 / 0", ""],
    // ceil(0.85 × 2) − 1 = 1; 0.85 × 100 − 40 = 45
    ["规上工业企业、社会组织建会率", "50.0%", "1 / 2", "▼ 还差 1 家"],
    ["规上工业企业、社会组织职工入会率", "40.0%", "40 / 100", "▼ 还差 45 人"],
    ["实地实体型非公企业建会率（上海）", "无基数", "0 / 0", ""],
    ["实地实体型非公企业职工入会率（上海）", "无基数", "0 / 0", ""],
    ["已建党组织未建会单位数", "0 家", "", ""],
    ["建会方式：单建占比", "50.0%", "1 / 2", ""],
    ["建会方式：联建占比", "50.0%", "1 / 2", ""],
    ["建会方式：覆盖建占比", "0.0%", "0 / 2", ""],
    ["货车司机入会率", "无基数", "0 / 0", ""],
    ["快递员入会率", "100.0%", "50 / 50", "▲ 达标"],
    ["网约车司机入会率（日活跃数）", "无基数", "0 / 0", ""],
    ["外卖配送员入会率（日活跃数）", "无基数", "0 / 0", ""],
    // 0.6 × 130 − 70 = 8
    ["四类重点群体总体入会率", "53.8%", "70 / 130", "▼ 还差 8 人"],
    ["新就业形态劳动者会员年增长率", "无基数", "0 / 0", ""],
  ]);
  // A07+ A08 · A05+ A06
  expect(await listTexts(page, "行业")).toEqual(["制造 50.0 2 家", "信息软件 50.0 2 家"]);
  expect(await listTexts(page, "规模（职工人数）")).toEqual(["26–49 50.0 2 家", "50–99 50.0 2 家"]);
  expect(await listTexts(page, "单位性质")).toEqual(["非公企业 50.0 4 家"]);
  opened.assertClean();
  await opened.close();
});

test("a park's page is answered live, with every measure of enterprises", async () => {
  const opened = await open("#/park/P1");
  const { page } = opened;
  await expect.poll(() => tableTexts(page, "未建会企业"), patience).toHaveLength(3);
  expect((await tableTexts(page, "未建会企业")).map(([name]) => name)).toEqual([
    "示例企业 A10",
    "示例企业 A08",
    "示例企业 A06",
  ]);
  await page.getByText("较2025年8月").waitFor();
  // ceil(0.8 × 7 = 5.6) − 4 = 2. August: A07 and A20, both with a union: 100 → 57.1.
  expect(await text(page, ".headline .figures")).toBe(
    "25人以上非公企业建会率 57.1% ▼ 还差 2 家 4 / 7 家 目标 80% 较2025年8月 −42.9 个百分点 截至 2025年9月",
  );
  const shown = await tableTexts(page, "各项指标与目标");
  const inPark = measureIds.filter((id) => measure(id).table === "enterprise");
  expect(shown.map(([name, value, counts]) => [name, value, counts])).toEqual(
    inPark.map((id) => {
      const isRate = measure(id).kind === "rate";
      const counts = parseGroups(september[id].park ?? "").get("P1") ?? [0, 0, 0];
      const value = !isRate ? `${counts[0]} 家` : rateText(counts).replace(/\d$/, "$&%");
      return [measure(id).words.zh, value, isRate ? countsText(counts) : ""];
    }),
  );
  opened.assertClean();
  await opened.close();
});

test("lists of enterprises: a city, all units of a district, a search", async () => {
  const opened = await open("#/place/450100");
  const { page } = opened;
  const listed = async (): Promise<(string | undefined)[]> =>
    (await tableTexts(page, "未建会企业")).map(([name]) => name);
  await expect.poll(listed, patience).toEqual(["示例企业 C01"]);
  await page.evaluate(() => (location.hash = "#/place/330110?m=truck-driver-membership-rate"));
  await expect.poll(listed, patience).toEqual(["示例企业 A15", "示例企业 A17", "示例企业 A19"]);
  expect((await tableTexts(page, "未建会企业")).map((row) => row.slice(3))).toEqual([
    ["建筑", "国有企业", "120", "0"],
    ["公共管理社保", "社会组织", "9", "0"],
    ["居民服务修理", "个体工商户", "3", "0"],
  ]);
  await page.getByRole("searchbox", { name: "搜索名称或信用代码" }).fill("0000190J");
  await page.keyboard.press("Enter");
  await expect.poll(listed, patience).toEqual(["示例企业 A19"]);
  opened.assertClean();
  await opened.close();
});
