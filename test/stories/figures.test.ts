import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import { askFolder } from "../../data/ask.ts";
import type { Served } from "../../data/site/serve.ts";
import { places } from "../../src/domain/area.ts";
import { comparisonRows } from "../../src/domain/comparisonRows.ts";
import { isMeasureId, measure, type MeasureId } from "../../src/domain/measure.ts";
import type { Target } from "../../src/domain/target.ts";
import { thresholdOf } from "../../src/domain/targets.ts";
import { launchBrowser, openSite } from "./browser.ts";
import { serveSite, testSite } from "./site.ts";

/** Every figure of 目标 and 对比 is the one that `atlas ask` gives, worked out here from its counts. */
let browser: Browser;
let site: Served;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser({ webgl: false }), serveSite()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const catalogue = JSON.parse(readFileSync("data/policy/targets.json", "utf8")) as Target[];
const placeOf = { hangzhou: "330100", shanghai: "310000", guangxi: "450000" } as const;
const words = {
  none: "无基数",
  "not-supplied": "未提供数据",
  "not-applicable": "不适用",
  hidden: "不显示",
};
const units = { enterprise: "家", unit: "个", person: "人" };

interface Asked {
  value: string;
  /** What is missing to the printed number, were it not reached. */
  gap: number | null;
}

const answers = new Map<string, Promise<Asked>>();

/** A decimal of a percentage, more where rounding would reach 100 or the target. */
function percent(share: number, limit: number | null): string {
  for (const digits of [1, 2, 3]) {
    const text = (share * 100).toFixed(digits);
    const reaches = (mark: number): boolean => share < mark && Number(text) >= mark * 100;
    if (!reaches(1) && (limit === null || !reaches(limit))) return text;
  }
  return (Math.floor(share * 1e6) / 1e4).toFixed(4);
}

function asked(id: MeasureId, place: string, target: Target): Promise<Asked> {
  const key = `${id} ${place} ${target.id}`;
  const known = answers.get(key) ?? ask(id, place, target);
  answers.set(key, known);
  return known;
}

async function ask(id: MeasureId, place: string, target: Target): Promise<Asked> {
  const { rows } = await askFolder(testSite.data, {
    measure: id,
    in: null,
    by: ["area"],
    where: [],
  });
  const row = rows.find(({ keys }) => keys[0] === place);
  if (row === undefined) throw new Error(`no answer: ${id} ${place}`);
  const { kind, unit } = measure(id);
  const { numerator, denominator, status } = row;
  if (status !== "ok" || numerator === null)
    return { value: words[status as keyof typeof words], gap: null };
  if (kind === "count")
    return {
      value: `${numerator.toLocaleString("en")} ${units[unit]}`,
      gap: (target.value ?? 0) - numerator,
    };
  const share = numerator / (denominator ?? 1);
  // so many more workers that none serves more than the upper end
  const workers =
    target.upperValue === null
      ? null
      : Math.ceil(numerator / target.upperValue) - (denominator ?? 0);
  if (kind === "ratio") return { value: share.toFixed(1), gap: workers };
  const missing =
    target.value === null
      ? null
      : Math.ceil((target.value * (denominator ?? 0)) / 100 - 1e-9) - numerator;
  return { value: `${percent(share, thresholdOf(target))}%`, gap: missing };
}

const gapIn = (text: string): number | null => {
  const found = /还差 ([\d,]+) [家个人]/.exec(text)?.[1];
  return found === undefined ? null : Number(found.replaceAll(",", ""));
};

test("目标: every value and gap", async () => {
  const opened = await openSite({ browser, site, path: "#/targets" });
  const { page, requests } = opened;
  await page.getByText("205 / 205 条").first().waitFor();
  const shown = await page
    .locator("main table tbody tr:has(a[href*='#/targets/'])")
    .evaluateAll((rows) =>
      rows.map((row) => ({
        id: row.querySelector("a")?.getAttribute("href")?.split("/").at(-1)?.split("?")[0] ?? "",
        value: row.children[3]?.textContent.trim() ?? "",
        gap: row.children[4]?.textContent.trim() ?? "",
      })),
    );
  expect(shown.map(({ id }) => id).sort()).toEqual(catalogue.map(({ id }) => id).sort());
  let compared = 0;
  for (const target of catalogue) {
    const row = shown.find(({ id }) => id === target.id);
    if (target.measure === null || !isMeasureId(target.measure)) {
      expect(row, target.id).toMatchObject({ value: "", gap: "" });
      continue;
    }
    const told = await asked(target.measure, placeOf[target.jurisdiction], target);
    expect(row?.value, target.id).toBe(told.value);
    if (gapIn(row?.gap ?? "") !== null) expect(gapIn(row?.gap ?? ""), target.id).toBe(told.gap);
    compared += 1;
  }
  expect(compared).toBeGreaterThan(60);
  expect(requests.filter(({ url }) => url.endsWith(".wasm"))).toEqual([]);
  opened.assertClean();
  await opened.close();
});

test("对比: every value and gap, and each of the places under one rule", async () => {
  const opened = await openSite({ browser, site, path: "#/compare" });
  const { page, requests } = opened;
  const table = page.getByRole("table", { name: "三地各按自己的口径" });
  await table.waitFor();
  let compared = 0;
  for (const row of comparisonRows) {
    const cells = await table
      .locator("tr", { has: page.getByRole("rowheader", { name: row.words.zh, exact: true }) })
      .locator("td")
      .allInnerTexts();
    for (const [at, place] of places.entries()) {
      const lead = catalogue.find(({ id }) => id === row.targets[place][0]);
      const id = row.measures?.[place] ?? lead?.measure ?? null;
      if (lead === undefined) expect(cells[at]).toBe("未规定");
      if (lead === undefined || lead.value === null || id === null || !isMeasureId(id)) continue;
      const told = await asked(id, place, lead);
      expect(cells[at]?.split("\n"), `${row.id} ${place}`).toContain(told.value);
      const gap = gapIn(cells[at] ?? "");
      if (gap !== null && row.targets[place].length === 1) expect(gap, row.id).toBe(told.gap);
      compared += 1;
    }
  }
  expect(compared).toBeGreaterThan(30);

  await page.getByLabel("统一口径（假设）").selectOption("enterprises-330100");
  const one = page.getByRole("table", { name: "统一口径（假设）" });
  await one.waitFor();
  expect(new URL(page.url()).hash).toContain("whatif-rule=enterprises-330100");
  const target = catalogue.find(({ id }) => id === "hz25-25plus-union-rate");
  if (target === undefined) throw new Error("no target");
  const values = await one.locator("tbody tr td:nth-child(2)").allInnerTexts();
  const expected = await Promise.all(
    places.map((place) => asked("union-rate-25plus", place, target)),
  );
  expect(values.map((text) => text.trim())).toEqual(expected.map(({ value }) => value));
  expect(requests.filter(({ url }) => url.endsWith(".wasm"))).toEqual([]);
  opened.assertClean();
  await opened.close();
});

test("an overridden lock is in the link, on the chart, and goes with Back", async () => {
  const opened = await openSite({ browser, site, path: "#/compare" });
  const { page, requests } = opened;
  await page.getByRole("button", { name: "仍要对比：企业建会" }).click();
  const axis = page.getByRole("group", { name: "企业建会" });
  await axis.waitFor();
  expect(new URL(page.url()).hash).toBe("#/compare?x=enterprises");
  expect(await page.locator(".overridden").innerText()).toContain("口径不同，仅应读者要求画在一起");
  await page.reload();
  await axis.waitFor();
  await page.getByRole("button", { name: "不再对比：企业建会" }).click();
  await axis.waitFor({ state: "detached" });
  await page.goBack();
  await axis.waitFor();
  expect(requests.filter(({ url }) => url.endsWith(".wasm"))).toEqual([]);
  opened.assertClean();
  await opened.close();
});

test("a card tells pace, what-if and each district's own status, and gives the focus back", async () => {
  const opened = await openSite({ browser, site, path: "#/targets?c=330100&h=new-employment" });
  const { page, requests } = opened;
  const link = page.getByRole("link", { name: "货车司机入会率达到80%以上" });
  await link.focus();
  await page.keyboard.press("Enter");
  const card = page.getByRole("dialog");
  await card.getByRole("table", { name: "各地区（差距大的在前）" }).waitFor();
  const said = await card.innerText();
  expect(said).toMatch(/到期限每月须 \+\d\.\d 个百分点（按现在的分母约 [\d,]+ 人）/);
  expect(said).toMatch(/照目前的进度/);
  await card.getByRole("spinbutton").fill("2000");
  expect(await card.locator("output").innerText()).toMatch(/每月 2,000 人，20\d\d年\d+月达标/);
  expect(new URL(page.url()).hash).toContain("whatif=2000");
  const gaps = (await card.locator("tbody tr td:nth-child(4)").allInnerTexts()).map(gapIn);
  const known = gaps.filter((gap) => gap !== null);
  expect(known).toEqual([...known].sort((a, b) => b - a));
  await page.keyboard.press("Escape");
  await page.waitForURL(/#\/targets\?c=330100&h=new-employment$/);
  expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(requests.filter(({ url }) => url.endsWith(".wasm"))).toEqual([]);
  opened.assertClean();
  await opened.close();
});
