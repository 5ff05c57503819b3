import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Served } from "../../data/site/serve.ts";
import { formatCount } from "../../src/domain/format.ts";
import { datasetOf, generationOf } from "../data/build/dataFolders.ts";
import { launchBrowser, openSite, type OpenSite } from "./browser.ts";
import { serveSite, testSite } from "./site.ts";
import { tableTexts } from "./tableTexts.ts";

/** 查询: SQL in a database of the reader's own, on the built site. */
let site: Served;
let browser: Browser;
/** One page for all, so that program, engine and data are loaded once. */
let opened: OpenSite;
/** Names of all row files, and of those of one district in the latest period. */
let rowFiles: Set<string>;
let district: { files: string[]; rows: number };
/** Rows of the cube in the two latest periods. */
let factRows: number;
const patience = { timeout: 60_000 };

beforeAll(async () => {
  const { periods } = datasetOf(await generationOf(testSite.data), "ledger");
  rowFiles = new Set(periods.flatMap(({ rows }) => Object.values(rows).map(({ file }) => file)));
  const held = periods.slice(-2).flatMap(({ rows }) => rows["330108"] ?? []);
  district = { files: held.map(({ file }) => file), rows: held.at(-1)?.rows ?? 0 };
  factRows = periods
    .slice(-2)
    .reduce((sum, { facts: held }) => sum + (held["enterprise"]?.rows ?? 0), 0);
  site = await serveSite();
  browser = await launchBrowser({ webgl: false });
});
afterAll(async () => {
  await opened.close();
  await browser.close();
  await site.close();
});

/** Another view in the same tab. */
const go = (page: Page, hash: string): Promise<unknown> =>
  page.evaluate((text) => (location.hash = text), hash);

const editorOf = (page: Page) => page.getByRole("textbox", { name: "SQL 编辑器" });
const facts = (page: Page) => page.getByTestId("query-facts");

async function write(page: Page, text: string): Promise<void> {
  await editorOf(page).click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(text);
  await page.keyboard.press("Escape");
}

/** Runs a text and gives the cells of what it gave. */
async function answer(page: Page, text: string): Promise<string[][]> {
  await write(page, text);
  await page.keyboard.press("Control+Enter");
  await page
    .getByRole("button", { name: "▶ 运行" })
    .and(page.locator(":enabled"))
    .waitFor(patience);
  await facts(page).waitFor(patience);
  return tableTexts(page, "查询结果");
}

const countOf = ({ requests }: OpenSite, isCounted: (url: string) => boolean): number =>
  requests.filter(({ url }) => isCounted(url)).length;
const engines = (opened: OpenSite): number => countOf(opened, (url) => url.endsWith(".wasm"));
const rowFetches = (opened: OpenSite): string[] =>
  opened.requests
    .map(({ url }) => url.split("/").at(-1) ?? "")
    .filter((name) => rowFiles.has(name));

test("SQL of a link is shown and never run by itself; a run puts its text into the link", async () => {
  const sql =
    "SELECT period, count(*) AS n\nFROM enterprise_facts\nGROUP BY 1 ORDER BY 1 -- 2025-08";
  const path = `#/query?c=330100&sql=${encodeURIComponent(sql)}`;
  const viewport = { width: 1366, height: 900 };
  opened = await openSite({ browser, site, path, host: "intranet.test", viewport });
  const { page } = opened;
  await page.getByText("来自链接，未运行").waitFor(patience);
  expect(await editorOf(page).innerText()).toBe(sql);
  await page.waitForTimeout(500);
  expect([engines(opened), await facts(page).count()]).toEqual([0, 0]);
  expect(countOf(opened, (url) => url.endsWith(".parquet"))).toBe(0);
  await page.getByText("首次运行时才启动数据库").waitFor();
  // A period that the text names comes with it.
  expect(await page.getByRole("checkbox", { name: "2025-08" }).isChecked()).toBe(true);

  await page.getByRole("button", { name: "▶ 运行" }).click();
  await facts(page).waitFor(patience);
  expect((await tableTexts(page, "查询结果")).map(([period]) => period)).toEqual([
    "2025-08",
    "2025-09",
  ]);
  expect(await page.getByText("来自链接，未运行").count()).toBe(0);
  await page.getByRole("radio", { name: "图形" }).check();
  await page.getByRole("slider", { name: "n，按 period" }).waitFor();
  await page.getByRole("radio", { name: "表格" }).check();

  await answer(page, "SELECT '工会 & 100%' AS \"a=b\"");
  const linked = await page.evaluate(() => location.hash);
  await go(page, "#/query?c=330100&sql=SELECT+2");
  await page.getByText("来自链接，未运行").waitFor();
  expect(await editorOf(page).innerText()).toBe("SELECT 2");
  await go(page, linked);
  await expect.poll(() => editorOf(page).innerText()).toBe("SELECT '工会 & 100%' AS \"a=b\"");

  await write(page, `SELECT '${"长".repeat(1500)}'`);
  await page.locator("section").getByRole("button", { name: "复制链接" }).click();
  await page.getByText("文本超过链接可容纳的长度").waitFor();
  expect(await page.evaluate(() => location.hash)).not.toContain("sql=");
  opened.assertClean();
});

test("the editor: completion, a marked error, keys that stay inside and keys that leave", async () => {
  const { page } = opened;
  await go(page, "#/query?c=330100");
  await write(page, "SELECT distr");
  await page.keyboard.type("i");
  const offered = page.getByRole("listbox", { name: "Completions" });
  await expect.poll(() => offered.innerText()).toContain("district区县代码");
  // The list takes no key in its first moment.
  await page.waitForTimeout(200);
  await page.keyboard.press("Enter");
  expect(await editorOf(page).innerText()).toBe("SELECT district");
  // Signs that are shortcuts of the page elsewhere.
  await page.keyboard.type(" / p [ ?");
  expect(await page.evaluate(() => location.hash)).toContain("#/query");
  expect(await page.getByRole("dialog").count()).toBe(0);

  await write(page, "SELECT sector,\n  '中文' AS a, nope\nFROM enterprise_facts");
  await page.keyboard.press("Control+Enter");
  const alert = page.getByRole("alert");
  await alert.waitFor(patience);
  expect(await alert.innerText()).toMatch(
    /出错 · 第 2 行\s+Binder Error: Referenced column "nope" not found/,
  );
  expect(await page.locator(".cm-fault").allInnerTexts()).toEqual(["nope"]);
  await editorOf(page).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" ");
  expect(await page.locator(".cm-fault").count()).toBe(0);

  // Over a selection, which the browser would keep the look of.
  await page.keyboard.press("Control+a");
  await page.keyboard.type("SELECT");
  expect(await editorOf(page).innerText()).toBe("SELECT");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.shadowRoot ?? null)).toBeNull();
  await page.keyboard.press("Shift+Tab");
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.shadowRoot !== null))
    .toBe(true);

  await write(page, "SELECT * FROM enterprise_rows");
  await page.keyboard.press("Control+Enter");
  await page.getByText("enterprise_rows 只在勾选地区后载入").waitFor(patience);
  opened.assertClean();
});

test("a runaway statement is over within two seconds, and the next one is answered", async () => {
  const { page } = opened;
  await go(page, "#/query?c=330100");
  const total = "SELECT sum(union_rate_25plus_denominator) AS n FROM enterprise_facts";
  const right = await answer(page, total);
  expect(right).toHaveLength(1);
  for (const endless of [
    "SELECT count(*) FROM range(1000000) a, range(1000000) b, range(1000000) c",
    "SELECT repeat('x', 1000000000)",
  ]) {
    await write(page, endless);
    await page.keyboard.press("Control+Enter");
    await page.getByText(/^正在运行 [\d.]+ 秒/).waitFor(patience);
    await page.waitForTimeout(700);
    await page.getByRole("button", { name: "■ 停止" }).click();
    await page.getByText(/^已停止（/).waitFor({ timeout: 2000 });
    expect(await answer(page, total)).toEqual(right);
  }
  await write(page, "DROP TABLE enterprise_facts; SELECT 1 AS one");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("columnheader", { name: "one" }).waitFor(patience);
  await page.getByRole("button", { name: "重置数据库" }).click();
  expect(await answer(page, total)).toEqual(right);
  expect(engines(opened)).toBe(1);
  opened.assertClean();
});

test("a file of the reader is a table to join with, and nothing of it leaves the browser", async () => {
  const { page } = opened;
  await go(page, "#/query?c=330100");
  await answer(page, "SELECT 1 AS a");
  const files = page.locator('input[type="file"]');
  const csv = (name: string, text: string) => ({
    name,
    mimeType: "text/csv",
    buffer: Buffer.from(text),
  });
  await files.setInputFiles(
    csv("名单.csv", "区划代码,负责人,户数\n330108,张三,12\n330106,李四,7\n"),
  );
  await page.getByText("名单.csv · 2 行，3 列 · 按 UTF-8 读取").waitFor(patience);
  const asked = opened.requests.length;
  const joined = await answer(
    page,
    `SELECT areas.name, m.负责人, m.户数 FROM my_名单 AS m JOIN areas ON areas.adcode = m.区划代码 ORDER BY 3`,
  );
  expect(joined).toEqual([
    ["西湖区", "李四", "7"],
    ["滨江区", "张三", "12"],
  ]);
  await files.setInputFiles(csv("坏.csv", "a,b\n1,2\n3\n"));
  await page.getByText("第 3 行有 1 列，首行有 2 列").waitFor();
  await files.setInputFiles(csv("x.xlsx", "?"));
  await page.getByText("只接受 .csv、.tsv、.txt 和 .parquet 文件").waitFor();
  await page.getByRole("button", { name: "移除 my_名单" }).click();
  await write(page, "SELECT * FROM my_名单");
  await page.keyboard.press("Control+Enter");
  await page.getByText(/Table with name my_名单 does not exist/).waitFor(patience);
  const later = opened.requests.slice(asked).map(({ url }) => url);
  // The tables as published are fetched anew for the new database, from the cache or not; nothing else is.
  expect(
    later.filter((url) => !/^blob:|favicon|\/data\/files\/[0-9a-f]{64}\.parquet$/.test(url)),
  ).toEqual([]);
  opened.assertClean();
});

test("a run over the published tables; rows come only when ticked; the engine is fetched once", async () => {
  const { page } = opened;
  await go(page, "#/query?c=330100");
  await editorOf(page).waitFor(patience);
  await page.getByRole("combobox", { name: "示例", exact: true }).selectOption("union-rate-25plus");
  await page.getByRole("button", { name: "▶ 运行" }).click();
  await expect.poll(() => facts(page).innerText(), patience).toMatch(/^共 14 行/);
  expect(await facts(page).innerText()).toMatch(/^共 14 行 · 用时 [\d.]+ (毫秒|秒)$/);
  const shown = await tableTexts(page, "查询结果");
  // 2025-08 was named by the text of the link.
  expect(await page.getByTestId("held").innerText()).toMatch(
    new RegExp(`enterprise_facts\\s+${formatCount(factRows)} 行`),
  );
  expect(rowFetches(opened)).toEqual([]);

  await page.getByRole("radio", { name: "图形" }).check();
  const bars = page.getByRole("list", { name: "percent，按 area" }).getByRole("listitem");
  expect(await bars.count()).toBe(14);
  expect((await bars.first().innerText()).split("\n")).toEqual(shown[0]?.slice(0, 2));
  await page.getByRole("radio", { name: "表格" }).check();

  await page.getByRole("combobox", { name: "企业名单（enterprise_rows）" }).selectOption("330108");
  await page.getByRole("checkbox", { name: /^载入 滨江 的企业名单/ }).check();
  expect(rowFetches(opened)).toEqual([]);
  const counted = await answer(
    page,
    "SELECT count(*) AS n, count(DISTINCT district) AS d FROM enterprise_rows WHERE period = '2025-09'",
  );
  expect(counted).toEqual([[String(district.rows), "1"]]);
  expect(rowFetches(opened)).toEqual(district.files);

  // The district of the page, from the published figures, and the same from the statement.
  const own = shown.find(([area]) => area === "滨江区") ?? [];
  await go(page, "#/place/330108?t=2025-08&m=union-rate-25plus");
  await page.locator(".headline .figures").waitFor(patience);
  await go(page, "#/place/330108?t=2025-09&m=union-rate-25plus");
  await expect
    .poll(
      async () => (await page.locator(".headline .figures").innerText()).replace(/\s+/g, " "),
      patience,
    )
    .toContain(`${own[2]} / ${own[3]} 家`);
  expect(engines(opened)).toBe(1);
  opened.assertClean();
});
