import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { parquetReadObjects } from "hyparquet";
import type { Browser, Page } from "playwright-core";
import { PNG } from "pngjs";
import readExcelFile from "read-excel-file/node";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Served } from "../../data/site/serve.ts";
import { restoredText } from "../../src/export/neutralText.ts";
import { axeViolations } from "./axeViolations.ts";
import { intranetHost, launchBrowser, openSite, type OpenSite } from "./browser.ts";
import { serveSite } from "./site.ts";
import { tableTexts } from "./tableTexts.ts";
import { untilPainted } from "./untilPainted.ts";

/** What is taken away from a plain-http host equals what stands on the screen. */
let site: Served;
let browser: Browser;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser({ webgl: false }), serveSite()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const open = (path: string): Promise<OpenSite> =>
  openSite({ browser, site, path, host: intranetHost });

interface Saved {
  name: string;
  bytes: Buffer;
}

/** Chooses a file of a menu and waits for it. */
async function save(page: Page, of: string, format: string | RegExp): Promise<Saved> {
  await page
    .getByRole("button", { name: `导出：${of}`, exact: true })
    .first()
    .click();
  const [file] = await Promise.all([
    page.waitForEvent("download", { timeout: 60_000 }),
    page.getByRole("menuitem", { name: format }).click(),
  ]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

const csvRows = (bytes: Buffer): string[][] =>
  parse(bytes, { bom: true, comment: "#", skip_empty_lines: true, relax_column_count: true });

/** "90.5", "38 / 42": what the table on the page says of an exported row. */
const shown = (rate: number, numerator: unknown, denominator: unknown): string[] => [
  (rate * 100).toFixed(1),
  `${String(numerator)} / ${String(denominator)}`,
];

test("the ranking as CSV, workbook and Parquet is the table on the screen", async () => {
  const opened = await open("#/overview");
  const { page } = opened;
  await untilPainted(page);
  expect(await page.evaluate(() => isSecureContext)).toBe(false);
  await page.keyboard.press("d");
  await page.getByRole("menuitem").first().waitFor();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("CSV 表格");
  expect(await axeViolations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  expect(await page.getByRole("menu").count()).toBe(0);
  const onScreen = await tableTexts(page, "区域排名");
  const names = onScreen.map(([, name = ""]) => name.replace(/ ?(基数小|✓)$/, ""));

  const csv = await save(page, "区域排名", /^CSV/);
  expect(csv.name).toMatch(/^杭州市 区域排名 .*_2025-09_[0-9a-f]{8}_演示\.csv$/);
  const [head, ...rows] = csvRows(csv.bytes);
  expect(head?.slice(0, 5)).toEqual(["代码", "区县市", "25人以上建会率", "分子（家）", "分母"]);
  expect(rows.map(([, name]) => name)).toEqual(names);
  expect(rows.map(([, , rate, a, b]) => shown(Number(rate), a, b))).toEqual(
    onScreen.map((row) => row.slice(2, 4)),
  );
  expect(rows.map((row) => row.at(-1))).toEqual(rows.map(() => "演示数据"));
  expect(csv.bytes.toString("utf8")).toContain("共 15 行，已导出 15 行");

  const book = await readExcelFile((await save(page, "区域排名", /^Excel/)).bytes);
  const sheet = book.find((one) => one.sheet === "数据")?.data ?? [];
  expect(sheet.slice(1).map(([code, name, rate]) => [code ?? "", name, rate])).toEqual(
    rows.map(([code, name, rate]) => [code, name, Number(rate)]),
  );
  const notes = (book.find((one) => one.sheet === "说明")?.data ?? []).map((row) => row.join(" "));
  expect(notes.join("\n")).toMatch(/目标原文 .*80%以上/);
  expect(notes.join("\n")).toContain("注意 演示数据");

  const { bytes } = await save(page, "区域排名", /^Parquet/);
  const read = await parquetReadObjects({ file: new Uint8Array(bytes).buffer });
  expect(read.map(({ rate }) => rate)).toEqual(rows.map(([, , rate]) => Number(rate)));
  opened.assertClean();
  await opened.close();
});

test("the map and the trend as SVG and PNG hold legend, period, generation and the mark", async () => {
  const opened = await open("#/overview?look=dark");
  const { page } = opened;
  await untilPainted(page);
  const svg = (await save(page, "地图", /SVG/)).bytes.toString("utf8");
  for (const said of [
    "上城区",
    "90.5",
    "[80, 90) %",
    "目标 80%",
    "演示数据",
    "2025-09",
    "截至 2025-09-30",
  ])
    expect(svg).toContain(said);
  expect(svg).not.toMatch(/var\(--|<script|class="|style="|href=/);
  // White ground and dark letters although the page is dark.
  const png = PNG.sync.read((await save(page, "地图", /PNG/)).bytes);
  expect(png.width).toBe(2016);
  expect([...png.data.subarray(0, 4)]).toEqual([255, 255, 255, 255]);
  expect(coloursOf(png)).toContain("64,159,151");
  expect((await save(page, "走势", /SVG/)).bytes.toString("utf8")).toContain("2024年10月");
  opened.assertClean();
  await opened.close();
});

test("every card of 分析 leaves as table and picture, with its filters and what they leave out", async () => {
  const opened = await open("#/slice?f=sector:C,F");
  const { page } = opened;
  await page.getByRole("region", { name: "按规模" }).waitFor();
  const svgOf = async (of: string): Promise<string> =>
    (await save(page, of, /SVG/)).bytes.toString("utf8");
  const bars = await svgOf("按规模");
  for (const said of ["26–49", "目标 80%", "行业为 制造或批发零售", "演示数据", "截至 2025-09-30"])
    expect(bars).toContain(said);
  const own = await svgOf("按行业");
  expect(own).toContain("浅色：不在所选之内");
  expect(own).toContain("未筛选");
  for (const of of ["两维交叉", "分布", "走势", "地图"])
    expect(await svgOf(of)).toMatch(/<text[^>]*>杭州市 25人以上非公企业建会率/);
  const [head, ...rows] = csvRows((await save(page, "两维交叉", /^CSV/)).bytes);
  expect(head?.slice(0, 5)).toEqual(["行业 代码", "行业", "规模 代码", "规模", "25人以上建会率"]);
  expect(rows.length).toBeGreaterThan(10);
  opened.assertClean();
  await opened.close();
});

test("the legend of a map names the classes that the reader chose", async () => {
  const opened = await open("#/overview?k=20,40,60");
  await untilPainted(opened.page);
  const svg = (await save(opened.page, "地图", /SVG/)).bytes.toString("utf8");
  expect(svg).toContain("分级：自定义 20 40 60 %（非发布的分级）");
  expect(svg).not.toContain("目标 80%");
  await opened.close();
});

test("on a phone the menu is inside the window, also with large text", async () => {
  const opened = await open("#/overview");
  const { page } = opened;
  await page.setViewportSize({ width: 360, height: 740 });
  await untilPainted(page);
  for (const size of ["16px", "32px"]) {
    await page.evaluate((given) => (document.documentElement.style.fontSize = given), size);
    for (const of of ["地图", "行业"]) {
      await page.getByRole("button", { name: `导出：${of}`, exact: true }).click();
      const box = await page.getByRole("menu").boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(360);
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(740);
      await page.keyboard.press("Escape");
    }
  }
  await opened.close();
});

/** Colours of every 97th pixel. */
const coloursOf = ({ data }: PNG): Set<string> => {
  const found = new Set<string>();
  for (let at = 0; at < data.length; at += 4 * 97)
    found.add([data[at], data[at + 1], data[at + 2]].join(","));
  return found;
};

test("the list of enterprises is exported whole, not only its page", async () => {
  const opened = await open("#/place/330109");
  const { page } = opened;
  await page.getByRole("table", { name: "未建会企业" }).waitFor({ timeout: 60_000 });
  const [, total] = /共 ([\d,]+) 家/.exec(await page.locator(".pager").innerText()) ?? [];
  const first = await tableTexts(page, "未建会企业");
  const [head, ...rows] = csvRows((await save(page, "未建会企业", /^CSV/)).bytes);
  expect(rows).toHaveLength(Number(total?.replaceAll(",", "")));
  const [code, name] = ["统一社会信用代码", "名称"].map((word) => head?.indexOf(word) ?? -1);
  expect(
    rows.slice(0, first.length).map((row) => [row[name ?? 0], restoredText(row[code ?? 0] ?? "")]),
  ).toEqual(first.map((row) => row.slice(0, 2)));
  opened.assertClean();
  await opened.close();
});

test("an overridden comparison is marked in the file and in its name", async () => {
  const opened = await open("#/compare");
  const { page } = opened;
  const of = "三地各按自己的口径";
  await page.getByRole("button", { name: `导出：${of}` }).waitFor();
  const plain = await save(page, of, /^CSV/);
  expect(plain.name).not.toContain("口径不同");
  await page
    .getByRole("button", { name: /仍要对比/ })
    .first()
    .click();
  const marked = await save(page, of, /^CSV/);
  expect(marked.name).toContain("口径不同");
  expect(csvRows(marked.bytes)[1]?.at(-1)).toBe("演示数据 · 口径不同仍对比");
  opened.assertClean();
  await opened.close();
});

test("a view is kept under a name, opened again, and leaves as a file", async () => {
  const opened = await open("#/overview?c=310000");
  const { page } = opened;
  await page.getByRole("button", { name: "视图", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "保存的视图" });
  expect(await dialog.evaluate((element) => element.matches(":modal"))).toBe(true);
  await dialog.getByLabel("名称").fill("上海");
  await dialog.getByRole("button", { name: "保存当前视图" }).click();
  await dialog.getByRole("link", { name: "上海" }).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: "导出为文件" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("保存的视图.json");
  const text = readFileSync(await file.path(), "utf8");
  expect(JSON.parse(text)).toMatchObject({
    views: [{ name: "上海", link: "#/overview?c=310000" }],
  });
  await page.goto(opened.page.url().replace(/#.*$/, "#/targets"));
  await page.reload();
  await page.getByRole("button", { name: "视图", exact: true }).click();
  await dialog.getByLabel("从文件导入").setInputFiles({
    name: "views.json",
    mimeType: "application/json",
    buffer: Buffer.from(text.replace("#/overview?c=310000", "javascript:alert(1)")),
  });
  await dialog.getByText("链接看不懂").waitFor();
  await dialog.getByRole("link", { name: "上海" }).click();
  await expect.poll(() => page.url()).toContain("#/overview?c=310000");
  expect(await page.getByRole("dialog").count()).toBe(0);
  opened.assertClean();
  await opened.close();
});
