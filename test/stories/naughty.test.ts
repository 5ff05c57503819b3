import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "csv-stringify/sync";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildSnapshots } from "../../data/build/buildSnapshots.ts";
import { severityOf, type Problem } from "../../data/read/problem.ts";
import type { StagedTable } from "../../data/read/stageLedger.ts";
import type { Served } from "../../data/site/serve.ts";
import { syntheticCode } from "../../src/domain/creditCode.ts";
import { temporaryFolders } from "../data/build/dataFolders.ts";
import { launchBrowser, openSite, type OpenSite } from "./browser.ts";
import { flag, naughtyTexts } from "./naughtyTexts.ts";
import { serveSite } from "./site.ts";

/** Hostile texts as names: in at one end as bytes, out at the other as the same text and nothing more. */
const district = "330106";
const title = "未建会企业";
const pageSize = 50;
const patience = { timeout: 30_000 };
const folders = temporaryFolders();

const header = ["统一社会信用代码", "名称", "行政区划代码", "街道", "单位性质", "职工人数"];
const texts = naughtyTexts();

/** A lone surrogate has no bytes of its own. */
const asWritten = (text: string): string => Buffer.from(text).toString().trim();
const isName = (text: string): boolean =>
  text !== "" && !/[\u0000-\u001f\u007f-\u009f\ufffd]/.test(text);
const names = texts.map(asWritten).filter(isName);

let staged: StagedTable | undefined;
let problems: Problem[];
let site: Served;
let browser: Browser;

function ledger(): string {
  const folder = folders.make();
  const rows = texts.map((text, n) => [
    ...[syntheticCode(n), text, district, text, "非公企业", "30", "0", "未建会"],
  ]);
  const csv = stringify([[...header, "会员人数", "建会方式"], ...rows], { quoted: true });
  writeFileSync(join(folder, "enterprise.csv"), csv);
  return folder;
}

beforeAll(async () => {
  problems = [];
  const out = folders.make();
  const { periods } = await buildSnapshots({
    folders: [{ folder: ledger(), period: "2025-09" }],
    out,
    report: (problem) => void problems.push(problem),
  });
  staged = periods[0]?.tables[0];
  [browser, site] = await Promise.all([launchBrowser({ webgl: false }), serveSite({ data: out })]);
});

afterAll(async () => {
  await browser.close();
  await site.close();
  folders.remove();
});

test("exactly the rows without a printable name are rejected", () => {
  expect(names.length).toBeGreaterThan(30);
  expect(staged).toMatchObject({
    rowsIn: texts.length,
    rowsAccepted: names.length,
    rowsRejected: texts.length - names.length,
  });
  const errors = problems.filter(({ code }) => severityOf(code) === "error");
  const unprintable = texts.flatMap((text, n) => (isName(asWritten(text)) ? [] : n + 2));
  expect([...new Set(errors.map(({ row }) => row))]).toEqual(unprintable);
  expect(new Set(errors.map(({ code }) => code))).toEqual(
    new Set(["constraint-error", "control-character"]),
  );
});

interface Opened extends OpenSite {
  dialogs: string[];
}

async function open(): Promise<Opened> {
  const dialogs: string[] = [];
  const before = async (page: Page): Promise<void> => {
    page.on("dialog", (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
  };
  return { ...(await openSite({ browser, site, path: `#/place/${district}`, before })), dialogs };
}

async function nothingRan({ page, dialogs, assertClean }: Opened): Promise<void> {
  expect(await page.evaluate((name) => Reflect.has(window, name), flag)).toBe(false);
  expect(await page.evaluate(() => Object.keys(Object.prototype))).toEqual([]);
  expect(dialogs).toEqual([]);
  assertClean();
}

/** Names and townships of the page that is shown, as the document holds them. */
async function shown(page: Page, range: string): Promise<(string | null)[][]> {
  await page.getByText(range, { exact: true }).waitFor(patience);
  const rows = page.getByRole("table", { name: title }).locator("tbody tr");
  return rows.evaluateAll((all) =>
    all.map((row) => [row.children[0], row.children[2]].map((cell) => cell?.textContent ?? null)),
  );
}

const rangeOf = (first: number, total: number): string =>
  `第 ${first}–${Math.min(first + pageSize - 1, total)} 家，共 ${total} 家`;

test("every accepted name stands in the list character by character, and is nothing but text", async () => {
  const opened = await open();
  const { page } = opened;
  const found: (string | null)[][] = [];
  for (let first = 1; first <= names.length; first += pageSize) {
    if (first > 1) await page.getByRole("button", { name: "下一页" }).click();
    found.push(...(await shown(page, rangeOf(first, names.length))));
    const within = page.getByRole("table", { name: title }).locator("tbody th *, tbody td *");
    expect(await within.count()).toBe(0);
    await nothingRan(opened);
  }
  expect(found).toEqual(names.map((name) => [name, name]));
  expect(await page.getByRole("button", { name: "下一页" }).isDisabled()).toBe(true);
  await opened.close();
});

const searches = ["'; DROP TABLE enterprise; --", "<script>", "%", "\\", "' OR '1'='1", "👍🏽"];

test("a search takes every text for what it is, and a reload finds the same", async () => {
  const opened = await open();
  const { page } = opened;
  const holding = (text: string) => names.filter((name) => name.includes(text));
  const listed = async (text: string): Promise<unknown[]> => {
    const total = holding(text).length;
    return (await shown(page, rangeOf(1, total))).map(([name]) => name);
  };
  for (const text of ["", ...searches]) {
    const search = page.getByRole("searchbox");
    await search.fill(text);
    await search.press("Enter");
    await expect.poll(() => listed(text), patience).toEqual(holding(text).slice(0, pageSize));
    expect(new URL(page.url()).hash).toBe(`#/place/${district}`);
    await nothingRan(opened);
  }
  await page.reload();
  expect(await page.getByRole("searchbox").inputValue()).toBe("👍🏽");
  expect(await listed("👍🏽")).toEqual(holding("👍🏽"));
  await nothingRan(opened);
  await opened.close();
});
