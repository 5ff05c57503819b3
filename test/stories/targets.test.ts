import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import type { Served } from "../../data/site/serve.ts";
import { launchBrowser, openSite } from "./browser.ts";
import { serveSite } from "./site.ts";

let browser: Browser;
let site: Served;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser({ webgl: false }), serveSite()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const tally = ".tally";

test("目标 shows the whole catalogue without the engine, and filters it through the URL", async () => {
  const { page, requests, assertClean, close } = await openSite({
    browser,
    site,
    path: "#/targets",
  });
  await page.getByText("205 / 205 条").first().waitFor();
  const rate = page.getByRole("row", { name: /25人以上企业建会率动态保持80%以上/ }).first();
  expect(await rate.innerText()).toMatch(/≥ 80%/);
  await page.getByLabel("地区").selectOption("450000");
  // 10 records of the opinion and 6 of its cover notice.
  await page.getByText("16 / 205 条").first().waitFor();
  expect(new URL(page.url()).hash).toContain("c=450000");
  expect(await page.locator(tally).innerText()).not.toMatch(/达标/);
  await page.reload();
  await page.getByText("16 / 205 条").first().waitFor();
  expect(requests.filter(({ url }) => url.endsWith(".wasm"))).toEqual([]);
  assertClean();
  await close();
});

test("a target opens a card with its quotation, rule and areas; Escape closes it", async () => {
  const { page, assertClean, close } = await openSite({
    browser,
    site,
    path: "#/targets/sh18-physical-85-combined",
  });
  const card = page.getByRole("dialog");
  await card.waitFor();
  const said = await card.innerText();
  expect(said).toContain("按照建会入会率动态保持 85%的指标，制定年度工作目标");
  expect(said).toContain("沪工总基〔2018〕275号");
  expect(said).toContain("只作参考");
  expect(said).not.toMatch(/[▲▼]/);
  await page.keyboard.press("Escape");
  await page.waitForURL(/#\/targets$/);
  expect(await card.count()).toBe(0);
  assertClean();
  await close();
});

test("a figure says where it comes from: counts, SQL, files and the quotation", async () => {
  const { page, assertClean, close } = await openSite({ browser, site });
  await page.getByRole("button", { name: "这个数怎么来的：全市" }).click();
  const dialog = page.getByRole("dialog");
  const said = await dialog.innerText();
  expect(said).toContain('sum("union_rate_25plus_numerator")');
  expect(said).toMatch(/[0-9a-f]{64}\.parquet/);
  expect(said).toContain("“25人以上企业建会率动态保持80%以上”");
  await dialog.getByRole("button", { name: "关闭" }).click();
  await dialog.waitFor({ state: "detached" });
  assertClean();
  await close();
});
