import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Served } from "../../data/site/serve.ts";
import { intranetHost, launchBrowser, openSite, type OpenSite } from "./browser.ts";
import { serveSite } from "./site.ts";
import { tableTexts } from "./tableTexts.ts";
import { untilPainted } from "./untilPainted.ts";

/** A plain-http intranet server that shows the site under a sub-path. */
let site: Served;
let browser: Browser;

beforeAll(async () => {
  site = await serveSite({ base: "/a/b/" });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

async function open(path: string): Promise<OpenSite> {
  const opened = await openSite({ browser, site, path, host: intranetHost });
  expect(opened.page.url()).toMatch(/^http:\/\/intranet\.test:\d+\/a\/b\//);
  expect(await opened.page.evaluate(() => isSecureContext)).toBe(false);
  return opened;
}

/** Every request went below the sub-path and was answered. */
function assertWithin({ requests, url }: OpenSite): void {
  const asked = requests.filter((request) => !request.url.startsWith("blob:"));
  expect(asked.filter((request) => !request.url.startsWith(url))).toEqual([]);
  expect(asked.filter(({ status, failure }) => status !== 200 || failure !== undefined)).toEqual(
    [],
  );
}

test("the overview works under a sub-path of a plain-http host", async () => {
  const opened = await open("");
  await untilPainted(opened.page);
  expect(await tableTexts(opened.page, "区域排名")).toHaveLength(13 + 2);
  assertWithin(opened);
  opened.assertClean();
  await opened.close();
});

test("a place's page lists enterprises out of its row file", async () => {
  const opened = await open("#/place/330110");
  const { page, requests } = opened;
  await page.getByRole("table", { name: "未建会企业" }).waitFor({ timeout: 60_000 });
  expect(requests.filter(({ url }) => url.endsWith(".wasm"))).toHaveLength(1);
  const rows = await tableTexts(page, "未建会企业");
  const [, count] = /共 ([\d,]+) 家/.exec(await page.locator(".pager").innerText()) ?? [];
  expect(rows.length).toBe(Math.min(50, Number(count?.replaceAll(",", ""))));
  for (const [name, code] of rows) {
    expect(name).toMatch(/^示例企业 \d{6}$/);
    expect(code).toMatch(/^91000000[0-9A-Z]{10}$/);
  }
  const measures = await tableTexts(page, "各项指标与目标");
  // every measure of the ledgers but the three that serve a ratio alone and the one that no period can hold
  expect(measures).toHaveLength(51);
  expect(measures[0]?.[1]).toMatch(/^\d+\.\d%$/);
  assertWithin(opened);
  opened.assertClean();
  await opened.close();
});

test("the comparison works and needs no engine", async () => {
  const opened = await open("#/compare");
  const { page, requests } = opened;
  await page
    .getByRole("table", { name: "2004年第一次全国经济普查：各省法人单位建会情况" })
    .waitFor();
  expect(await tableTexts(page, "三地各按自己的口径")).not.toHaveLength(0);
  expect(requests.filter(({ url }) => /\.wasm|duckdb/.test(url))).toEqual([]);
  assertWithin(opened);
  opened.assertClean();
  await opened.close();
});

test("a park worked out live, a target's card and the check of the server work too", async () => {
  const opened = await open("");
  const { page } = opened;
  await page.getByRole("table", { name: "园区" }).getByRole("link").first().click();
  await page.locator(".headline .figures").waitFor({ timeout: 60_000 });
  await page.evaluate(() => void (location.hash = "#/targets/hz25-25plus-union-rate"));
  await page.getByRole("dialog").getByRole("button", { name: "关闭" }).click();
  await page.getByRole("link", { name: "数据", exact: true }).click();
  await page.getByRole("button", { name: "服务器自检" }).click();
  await page.getByText("10 类文件都正常").waitFor({ timeout: 60_000 });
  assertWithin(opened);
  opened.assertClean();
  await opened.close();
});
