import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Served } from "../../data/site/serve.ts";
import { launchBrowser, openSite, type OpenSite } from "./browser.ts";
import { censusData, fixtureData, hangzhouData, removeFixtureData } from "./fixtureData.ts";
import { serveSite } from "./site.ts";
import { tableTexts } from "./tableTexts.ts";
import { untilPainted } from "./untilPainted.ts";

/** 对比 of the fixture and of the census, and sites that hold only a part of them. */
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

const open = (path: string): Promise<OpenSite> => openSite({ browser, site, path });

test("the comparison tells each place by its own measure and target", async () => {
  const opened = await open("#/compare");
  const { page } = opened;
  const table = page.getByRole("table", { name: "三地各按自己的口径" });
  await table.waitFor();
  const cellsOf = (theme: string) =>
    table
      .getByRole("row")
      .filter({ has: page.getByRole("rowheader", { name: theme, exact: true }) })
      .getByRole("cell")
      .allInnerTexts();
  const [hangzhou = "", shanghai = "", guangxi = ""] = await cellsOf("企业建会");
  // 5 of 9 on should-build: 9 − 5 = 4; both documents keep a status of their own.
  for (const said of ["60.0%", "还差 2 家", "还差 4 家"]) expect(hangzhou).toContain(said);
  // 3 of 5 beside the bare 85 %: a reference, no gap.
  for (const said of ["60.0%", "只作参考，不作判定"]) expect(shanghai).toContain(said);
  expect(shanghai).not.toMatch(/还差|达标/);
  expect(guangxi).toContain("文件只有文字要求");
  expect(guangxi).not.toMatch(/%|还差|达标/);
  const fence = await table
    .getByRole("row")
    .filter({ has: page.getByRole("button", { name: "仍要对比：企业建会" }) })
    .innerText();
  expect(fence).toContain("对象：杭州 非公企业，上海 实地实体型非公企业，广西 应建的非公企业");
  // 588 of 825 lacks ceil(701.25) − 588 = 114; Shanghai 50 of 109.
  const [members = "", combined = ""] = await cellsOf("职工入会");
  for (const said of ["71.3%", "还差 114 人"]) expect(members).toContain(said);
  expect(combined).toContain("45.9%");
  opened.assertClean();
  await opened.close();
});

test("the census stands beside the comparison with its own denominator", async () => {
  const opened = await open("#/compare");
  const { page } = opened;
  const census = page.locator("section.census");
  await census.getByRole("table").waitFor();
  const rows = await tableTexts(page, "2004年第一次全国经济普查：各省法人单位建会情况");
  const row = (name: string) => rows.find(([found]) => found === name)?.slice(1);
  expect(rows).toHaveLength(26 + 1);
  expect(row("上海市")).toEqual(["11.3%", "38,761 / 343,831", "45.5%", "4,144,600 / 9,102,800"]);
  expect(row("浙江省")).toEqual(["20.5%", "82,646 / 403,983", "56.6%", "8,892,600 / 15,701,900"]);
  expect(row("广西壮族自治区")).toEqual([
    "31.9%",
    "38,454 / 120,704",
    "61.7%",
    "2,514,400 / 4,072,900",
  ]);
  expect(rows.at(-1)).toEqual([
    "全国",
    "22.6%",
    "1,166,154 / 5,168,303",
    "57.8%",
    "122,908,000 / 212,616,600",
  ]);
  const words = await census.innerText();
  expect(words).not.toMatch(/演示|示例|程序生成/);
  expect(words).toContain("分母是法人单位，与上面的口径不同，不能直接比较");
  expect(words).toContain("国家统计局");
  expect(words).toContain("未提供：陕西，甘肃，青海，宁夏，新疆");
  const marked = await census.locator("tr.marked th").allInnerTexts();
  expect(marked.sort()).toEqual(["上海市", "广西壮族自治区", "浙江省"].sort());
  opened.assertClean();
  await opened.close();
});

test("a site with one place offers that place only", async () => {
  const alone = await serveSite({ data: await hangzhouData() });
  const opened = await openSite({ browser, site: alone });
  const { page } = opened;
  await untilPainted(page);
  expect(await page.getByRole("group", { name: "地区" }).getByRole("radio").count()).toBe(1);
  expect(await page.getByRole("radio", { name: "杭州" }).isChecked()).toBe(true);
  expect((await tableTexts(page, "区域排名")).at(-1)?.[3]).toBe("6 / 10");
  await page.getByRole("link", { name: "对比" }).click();
  const table = page.getByRole("table", { name: "三地各按自己的口径" });
  await table.waitFor();
  const heads = await table.getByRole("columnheader").allInnerTexts();
  expect(heads.map((head) => head.split("\n")[0])).toEqual(["指标", "杭州"]);
  expect(await page.locator("section.census").count()).toBe(0);
  expect(await page.locator("main").innerText()).not.toMatch(/上海|广西/);
  opened.assertClean();
  await opened.close();
  await alone.close();
});

test("a site with the census alone shows it, without a demo banner", async () => {
  const alone = await serveSite({ data: await censusData() });
  for (const path of ["#/compare", ""]) {
    const opened = await openSite({ browser, site: alone, path });
    const { page } = opened;
    await page
      .getByRole("table", { name: /2004年第一次全国经济普查/ })
      .waitFor({ timeout: 10_000 });
    const body = await page.locator("body").innerText();
    expect(body).not.toMatch(/演示|正在加载/);
    expect(body).toContain("38,761 / 343,831");
    expect(await page.getByRole("group", { name: "地区" }).getByRole("radio").count()).toBe(0);
    opened.assertClean();
    await opened.close();
  }
  await alone.close();
});
