import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeGeneration } from "../../data/build/dataFolder.ts";
import type { Served } from "../../data/site/serve.ts";
import { parsePointer } from "../../src/domain/generation.ts";
import { generationOf } from "../data/build/dataFolders.ts";
import { axeViolations } from "./axeViolations.ts";
import { intranetHost, launchBrowser, openSite } from "./browser.ts";
import { copyOf, removeFixtureData } from "./fixtureData.ts";
import { recordedData } from "./recordedData.ts";
import { serveSite, testSite } from "./site.ts";
import { tableTexts } from "./tableTexts.ts";
import { untilPainted } from "./untilPainted.ts";

/** 数据: where the figures come from, without the engine. */
let data: string;
let site: Served;
let browser: Browser;

beforeAll(async () => {
  data = await recordedData(testSite.data);
  [browser, site] = await Promise.all([launchBrowser({ webgl: false }), serveSite({ data })]);
});

afterAll(async () => {
  await browser.close();
  await site.close();
  removeFixtureData();
});

const inputs = "读入的文件";
const until = (page: Page, name: string): Promise<void> =>
  page.getByRole("table", { name, exact: true }).waitFor();

test("a leader reaches 数据 from the rejected rows, and finds them by area and rule", async () => {
  const { page, requests, assertClean, close } = await openSite({ browser, site });
  await untilPainted(page);
  expect(requests.filter(({ url }) => url.includes("/provenance/"))).toEqual([]);
  await page.getByText("1 个地区未报送").waitFor();
  await page.getByRole("link", { name: "剔除 12 行" }).click();
  const rows = await tableTexts(page, "各地区各规则的行数：企业");
  expect(rows.find(([name]) => name === "余杭区")?.slice(2)).toEqual(["5", "3", "3", "1"]);
  expect(rows.find(([name]) => name === "北海市")).toEqual(["北海市", "未报送"]);
  expect(rows.at(-2)?.[0]).toBe("未定位");
  expect(rows.at(-1)?.slice(2)).toEqual(["12", "7", "5", "2"]);
  const accepted = (name: string): number =>
    Number(rows.find(([head]) => head === name)?.[1]?.replaceAll(",", ""));
  const parts = rows.slice(0, -1).map(([, count = ""]) => Number(count.replaceAll(",", "")) || 0);
  expect(parts.reduce((sum, count) => sum + count, 0)).toBe(accepted("合计"));
  const checks = (await tableTexts(page, "各表行数")).map((cells) => cells[5]);
  expect([...new Set(checks)]).toEqual(["核对 ✓"]);
  expect(requests.filter(({ url }) => url.endsWith(".wasm"))).toEqual([]);
  assertClean();
  await close();
});

test("period and language are in the address and a reload restores them; what was searched for stays out of it", async () => {
  const { page, assertClean, close } = await openSite({ browser, site, path: "#/data" });
  await until(page, inputs);
  await page.getByRole("combobox", { name: "时间" }).selectOption("2025-03");
  await page.waitForFunction(() => !document.body.innerText.includes("剔除 12 行"));
  await page.getByRole("button", { name: "English" }).click();
  const search = page.getByRole("searchbox");
  await search.pressSequentially("独角兽");
  await page.getByText("1 columns in 1 tables").waitFor();
  expect(await search.evaluate((node) => node === document.activeElement)).toBe(true);
  expect(decodeURIComponent(new URL(page.url()).hash)).toBe("#/data?t=2025-03&l=en");
  const before = await tableTexts(page, "Files read");
  await page.reload();
  await until(page, "Files read");
  expect(await tableTexts(page, "Files read")).toEqual(before);
  expect(await page.getByRole("searchbox").inputValue()).toBe("独角兽");
  assertClean();
  await close();
});

test("a hash is shown whole and copied on plain http, with the keyboard", async () => {
  const opened = await openSite({ browser, site, path: "#/data", host: intranetHost });
  const { page, assertClean, close } = opened;
  await until(page, inputs);
  const row = page.getByRole("table", { name: inputs }).getByRole("row").nth(1);
  await row.locator("summary").focus();
  await page.keyboard.press("Enter");
  await row.getByText(/^[0-9a-f]{64}$/).waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await row.getByText("✓ 已复制").waitFor();
  assertClean();
  await close();
});

test("on a phone the first column stays in view while a table scrolls", async () => {
  const { page, assertClean, close } = await openSite({
    browser,
    site,
    path: "#/data",
    viewport: { width: 390, height: 800 },
  });
  await until(page, inputs);
  const scroller = page.getByRole("group", { name: inputs, exact: true });
  const head = scroller.getByRole("rowheader").first();
  const before = await head.boundingBox();
  await scroller.evaluate((node) => (node.scrollLeft = 300));
  expect((await head.boundingBox())?.x).toBe(before?.x);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  assertClean();
  await close();
});

/** The folded page is looked at in both languages by axe.test.ts. */
test("everything unfolded has no serious violation", async () => {
  const { page, assertClean, close } = await openSite({ browser, site, path: "#/data?l=en" });
  await until(page, "Files read");
  const folds = page.locator("details:not([open]) > summary");
  while ((await folds.count()) > 0) await folds.first().click();
  expect(await axeViolations(page)).toEqual([]);
  assertClean();
  await close();
});

/** What the page says of a copy of the data that is changed, and the complaints of the browser. */
async function noteOf(change: (copy: string) => unknown, path = "#/data"): Promise<string> {
  const copy = copyOf(data);
  await change(copy);
  const served = await serveSite({ data: copy });
  const opened = await openSite({ browser, site: served, path });
  const { page } = opened;
  const note = page.locator("main").locator("[role=alert], [role=note]");
  await note.waitFor({ timeout: 20_000 });
  await until(page, "各表行数");
  expect((await tableTexts(page, "各表行数"))[0]?.[0]).toBe("企业");
  expect(await page.getByRole("table", { name: inputs }).count()).toBe(0);
  const text = await note.innerText();
  opened.assertClean(/404/);
  await opened.close();
  await served.close();
  return text;
}

const recordOf = (copy: string): string => {
  const { provenance } = parsePointer(readFileSync(join(copy, "current.json"), "utf8"));
  return join(copy, "provenance", `${provenance}.json`);
};

test("a record that is missing, altered, older or of another generation is named, the rest works", async () => {
  expect(await noteOf((copy) => rmSync(recordOf(copy)))).toMatch(
    /provenance\/[0-9a-f]{64}\.json 不存在/,
  );
  expect(
    await noteOf((copy) => {
      const text = readFileSync(recordOf(copy), "utf8");
      writeFileSync(recordOf(copy), text.replace("gb18030", "gb18031"));
    }),
  ).toContain("与发布时不一致（校验不符）");
  expect(
    await noteOf(async (copy) =>
      writeGeneration(copy, await generationOf(copy), { tool: "union-atlas 0.1.0", inputs: [] }),
    ),
  ).toContain("来源记录是旧格式");
  const { generation } = parsePointer(readFileSync(join(testSite.data, "current.json"), "utf8"));
  expect(await noteOf(() => undefined, `#/data?g=${generation}`)).toContain("不是当前数据版本");
});
