import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aggregateData } from "../../data/disclosure/aggregateData.ts";
import { defaultRule } from "../../data/disclosure/disclosureRule.ts";
import type { Served } from "../../data/site/serve.ts";
import { build, temporaryFolders } from "../data/build/dataFolders.ts";
import { augustKinds, writeSmallLedger } from "../data/disclosure/smallLedger.ts";
import { launchBrowser, openSite, type OpenSite } from "./browser.ts";
import { serveSite } from "./site.ts";

/** A site of the aggregate profile: what is hidden is told as hidden on every page, and nothing needs the engine. */
const folders = temporaryFolders();
let site: Served;
let browser: Browser;
let opened: OpenSite;

beforeAll(async () => {
  const [named, told] = [folders.make(), folders.make()];
  const folder = writeSmallLedger(join(folders.make(), "2025-08"), augustKinds);
  await build(named, [{ folder, period: "2025-08" }]);
  await aggregateData({ data: named, into: told, published: null, rule: defaultRule });
  site = await serveSite({ data: told });
  browser = await launchBrowser({ webgl: false });
}, 120_000);
afterAll(async () => {
  await browser.close();
  await site.close();
  folders.remove();
});

async function open(path: string): Promise<Page> {
  opened = await openSite({ browser, site, path });
  await opened.page.locator("main h1, main h2").first().waitFor();
  return opened.page;
}

test("the overview tells what is hidden: ranking, legend, sentence, sectors, no check of sums", async () => {
  const page = await open("#/overview");
  const row = page.getByRole("row").filter({ hasText: "萧山区" });
  expect(await row.innerText()).toContain("不显示");
  expect(await row.innerText()).not.toMatch(/\b0\b|—\s*家/);
  expect(await page.getByRole("row").filter({ hasText: "拱墅区" }).innerText()).toContain(
    "57 / 102",
  );
  const text = await page.locator("main").innerText();
  expect(text).toContain("为保护隐私不显示");
  expect(text).toMatch(/另有 \d+ 个地区的数字不显示/);
  expect(text).toContain("有隐去的数字，不核对合计");
  expect(await page.locator("body").innerText()).toContain("汇总版：不含企业名单和明细");
  await opened.close();
});

test("a district that is hidden says so in headline, groups and list", async () => {
  const page = await open("#/place/330102");
  await expect.poll(() => page.locator("main").innerText()).toContain("不显示");
  const text = await page.locator("main").innerText();
  expect(text).toContain("汇总版不含逐户名单");
  expect(text).toMatch(/另有 \d+ 组不显示：.*制造|各组数字不显示/);
  await opened.close();
});

test.each(["#/targets", "#/compare", "#/data", "#/place/330100", "#/slice"])(
  "%s stands without engine, rows or cube",
  async (path) => {
    const page = await open(path);
    const text = (): Promise<string> => page.locator("main").innerText();
    await expect.poll(async () => (await text()).length, { timeout: 20_000 }).toBeGreaterThan(100);
    expect(opened.requests.filter(({ url }) => /\.(wasm|parquet)/.test(url))).toEqual([]);
    opened.assertClean();
    await opened.close();
  },
);

test.each(["#/rows"])("%s says that there are no rows", async (path) => {
  const page = await open(path);
  await page.getByText("只有汇总数字，没有逐户数据").waitFor();
  expect(opened.requests.filter(({ url }) => /\.(wasm|parquet)/.test(url))).toEqual([]);
  opened.assertClean();
  await opened.close();
});

test("SQL says that there is no cube to ask", async () => {
  const page = await open("#/query");
  await page.getByText("汇总版只公布固定的汇总答案").waitFor();
  expect(await page.getByRole("textbox", { name: "SQL 编辑器" }).count()).toBe(0);
  opened.assertClean();
  await opened.close();
});
