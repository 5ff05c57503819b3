import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Served } from "../../data/site/serve.ts";
import { areaChildren } from "../../src/domain/area.ts";
import { formatPercent } from "../../src/domain/format.ts";
import { openAtlas } from "../../src/engine/atlas.ts";
import { altered, build, september, temporaryFolders } from "../data/build/dataFolders.ts";
import { axeViolations } from "./axeViolations.ts";
import { launchBrowser, openSite, type OpenSite } from "./browser.ts";
import { compact, pdfPages, type PdfPage } from "./pdfPages.ts";
import { serveSite } from "./site.ts";

/** 简报: what is on the screen is what the printer gets. */
const hangzhou = "330100";
let browser: Browser;
const folders = temporaryFolders();

beforeAll(async () => {
  browser = await launchBrowser({ webgl: false });
});

afterAll(async () => {
  await browser.close();
  folders.remove();
});

const patience = { timeout: 30_000 };

async function open(site: Served, path: string): Promise<OpenSite> {
  const opened = await openSite({ browser, site, path });
  await opened.page.locator(".sheet").first().waitFor(patience);
  return opened;
}

async function printed(page: Page, name: string): Promise<PdfPage[]> {
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  const folder = process.env["SHOTS"];
  if (folder !== undefined) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${name}.pdf`), pdf);
  }
  return pdfPages(pdf);
}

/** A sheet as it is on the screen. */
interface ShownSheet {
  title: string;
  rows: string[];
  heads: string[];
  /** Pixels by which its content is higher or wider than its room. */
  excess: number;
}

const shownSheets = (page: Page): Promise<ShownSheet[]> =>
  page.locator(".sheet").evaluateAll((sheets) =>
    sheets.map((sheet) => {
      const texts = (selector: string): string[] =>
        [...sheet.querySelectorAll<HTMLElement>(selector)].map((element) => element.innerText);
      const body = sheet.querySelector(".body") ?? sheet;
      const room = body.getBoundingClientRect();
      const over = [...body.children].map((child) => {
        const box = child.getBoundingClientRect();
        return Math.max(box.bottom - room.bottom, box.right - room.right);
      });
      return {
        title: texts("h2, .line")[0] ?? "",
        rows: texts("[data-row]"),
        heads: texts("thead th:not(:has(.visually-hidden))"),
        excess: Math.max(...over),
      };
    }),
  );

describe("the briefing of a city with a page for every district", () => {
  let site: Served;
  let opened: OpenSite;
  let sheets: ShownSheet[];
  let pages: PdfPage[];

  beforeAll(async () => {
    site = await serveSite();
    opened = await open(site, `#/briefing/${hangzhou}?parts=1`);
    sheets = await shownSheets(opened.page);
    pages = await printed(opened.page, "city");
  });

  afterAll(async () => {
    await opened.close();
    await site.close();
  });

  test("has as many A4 pages as there are sheets, each with its number", () => {
    expect(pages).toHaveLength(sheets.length);
    pages.forEach(({ width, height, text }, index) => {
      // 210 × 297 mm
      expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
      expect(text).toContain(compact(`第 ${index + 1} 页 / 共 ${sheets.length} 页`));
      expect(text).toContain("演示数据");
    });
  });

  test("gives every district one page of its own, behind those of the city", () => {
    const districts = areaChildren(hangzhou).map(({ name }) => `${name}简报`);
    const titles = pages.map(({ text }) => text);
    const first = titles.findIndex((text) => text.startsWith(districts[0] ?? ""));
    expect(first).toBeGreaterThan(1);
    expect(titles.slice(first).map((text, at) => text.startsWith(districts[at] ?? "?"))).toEqual(
      districts.map(() => true),
    );
    for (const text of titles.slice(0, first)) expect(text).toMatch(/^杭州市/);
  });

  test("cuts no row: each is whole on one page, below the head of its table", () => {
    const excess = sheets.map((sheet) => Math.round(sheet.excess));
    expect(Math.max(...excess)).toBeLessThanOrEqual(0);
    sheets.forEach(({ rows, heads }, index) => {
      const { text = "", low = 0, high = Infinity, height = 0 } = pages[index] ?? {};
      for (const row of rows) expect(text).toContain(compact(row));
      for (const head of heads) expect(text).toContain(compact(head));
      expect(low).toBeGreaterThan(20);
      expect(high).toBeLessThan(height - 20);
    });
    const isOfCity = (_: unknown, index: number): boolean =>
      pages[index]?.text.startsWith("杭州市") === true;
    const city = pages.filter(isOfCity);
    const rows = sheets.filter(isOfCity).flatMap((sheet) => sheet.rows);
    expect(rows.length).toBeGreaterThan(40);
    for (const row of rows)
      expect(
        city.filter(({ text }) => text.includes(compact(row))),
        row,
      ).toHaveLength(1);
    const goals = sheets.filter(isOfCity).filter(({ heads }) => heads.includes("原文、出处与期限"));
    expect(goals.length).toBeGreaterThan(1);
  });

  test("says the figures of the answers", async () => {
    const { snapshot, ...atlas } = await askable(site);
    const period = snapshot.dataset("ledger")?.periods.at(-1)?.period ?? "";
    const headline = async (adcode: string, name: string): Promise<void> => {
      const { rows } = await atlas.ask({
        measure: "union-rate-25plus",
        in: adcode,
        periods: [period],
        where: [],
        by: [],
      });
      const { numerator = 0, denominator = 0, value = 0 } = rows[0] ?? {};
      const page = pages.find(({ text }) => text.startsWith(`${name}简报`));
      const figure = compact(`${formatPercent(value ?? 0, [0.8])}%`);
      expect(page?.text).toContain(figure);
      expect(page?.text).toContain(`${numerator}/${denominator}家`);
    };
    await headline(hangzhou, "杭州市");
    for (const { adcode, name } of areaChildren(hangzhou)) await headline(adcode, name);
  });

  test("quotes the target with its document and section", () => {
    const text = pages.map((page) => page.text).join("");
    expect(text).toContain(
      compact("“25人以上企业建会率动态保持80%以上”（2025年6月24日通知，一、工作目标 1.）"),
    );
    expect(text).toContain(compact("期限：动态保持"));
    for (const field of ["制表:", "审核:", "日期:"]) expect(text).toContain(field);
  });

  test("is read in grey: signs, words and a hatch stand beside every colour", async () => {
    const { page } = opened;
    await page.emulateMedia({ media: "print" });
    const first = page.locator(".sheet").first();
    const missed = await first.locator("tbody tr:not(.total) td.missed").allInnerTexts();
    expect(missed.length).toBeGreaterThan(0);
    for (const text of missed) expect(text).toMatch(/^▼ 还差/);
    expect(await first.locator("svg .missed path").count()).toBe(missed.length);
    expect(await first.getByText("斜线：未达标").count()).toBe(1);
    expect(await faintTexts(page)).toEqual([]);
    const colours = await first.evaluate((sheet) =>
      getComputedStyle(sheet).getPropertyValue("-webkit-print-color-adjust"),
    );
    expect(colours).toBe("exact");
    await page.emulateMedia({ media: "screen" });
  });

  test("is copied as text with the same figures", async () => {
    const { page } = opened;
    await page.getByRole("button", { name: "复制文字" }).click();
    await page.getByRole("button", { name: "✓ 文字已复制" }).waitFor();
    await page.evaluate(() => {
      const field = document.createElement("textarea");
      field.id = "pasted";
      document.querySelector("main")?.prepend(field);
      field.focus();
    });
    await page.keyboard.press("Control+V");
    const pasted = await page.locator("#pasted").inputValue();
    await page.evaluate(() => document.getElementById("pasted")?.remove());
    expect(pasted.split("\n\n")).toHaveLength(14);
    for (const sentence of pasted.split("\n").filter((line) => line.startsWith("13 个区县市")))
      expect(pages[0]?.text).toContain(compact(sentence));
  });

  test("lets go of the districts, keeps that in the address, and has no serious violation", async () => {
    const { page } = opened;
    await page.getByRole("checkbox", { name: "每个区县市附一页" }).uncheck();
    await expect.poll(() => page.locator(".sheet").count(), patience).toBeLessThan(10);
    expect(page.url()).not.toContain("parts");
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole("link", { name: "返回杭州市" }).click();
    await page.getByRole("link", { name: "简报" }).click();
    await page.locator(".sheet").first().waitFor(patience);
    opened.assertClean();
  });
});

/** Texts whose contrast with white is under 4.5 : 1 without their colour. */
const faintTexts = (page: Page): Promise<string[]> =>
  page.locator(".sheet").evaluateAll((sheets) => {
    const part = (value: number): number =>
      value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    return sheets.slice(0, 5).flatMap((sheet) =>
      [...sheet.querySelectorAll<HTMLElement>("p, li, td, th, h2, h3, span, strong")]
        .filter((element) => element.innerText.trim() !== "")
        .flatMap((element) => {
          const colour = getComputedStyle(element).color;
          const [red = 0, green = 0, blue = 0] = (colour.match(/\d+/g) ?? []).map((text) =>
            part(Number(text) / 255),
          );
          const contrast = 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
          return contrast < 4.5 ? [`${colour} ${element.innerText}`] : [];
        }),
    );
  });

async function askable(site: Served) {
  const atlas = await openAtlas({ base: `${site.url}data/` });
  return { snapshot: atlas.snapshot, ask: atlas.ask.bind(atlas) };
}

test("an enterprise of the ledger that gets a union is its district's move in the PDF", async () => {
  const enterprise = "示例企业 A06,330108,非公企业,49,0,0,";
  const folder = folders.make();
  const later = altered(september, folders.make(), "enterprise.csv", (rows) =>
    rows.replace(`${enterprise}未建会`, `${enterprise}单建`),
  );
  await build(folder, [{ ...september, period: "2025-08" }, later]);
  const site = await serveSite({ data: folder });
  const opened = await open(site, `#/briefing/${hangzhou}`);
  const pages = await printed(opened.page, "mover");
  const text = pages.map((page) => page.text).join("");
  expect(text).toContain(compact("滨江区 75.0%，较8月 +25.0 个百分点（多 1 家）"));
  // Nothing else in the ledger changed: no other district is named.
  expect(text.match(/[县区市]\d[\d.]*%,较8月/g)).toEqual([compact("区75.0%，较8月")]);
  opened.assertClean();
  await opened.close();
  await site.close();
});
