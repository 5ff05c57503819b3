import { rmSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { PeriodFiles } from "../../src/domain/generation.ts";
import { datasetOf, generationOf } from "../data/build/dataFolders.ts";
import { launchBrowser, openSite, type OpenSite } from "./browser.ts";
import { copyOf, fixtureData, removeFixtureData } from "./fixtureData.ts";
import { serveSite } from "./site.ts";
import { tableTexts } from "./tableTexts.ts";
import { untilPainted } from "./untilPainted.ts";

/** Damaged, missing and foreign files: named each time, and nothing wrong is drawn. */
let whole: string;
let browser: Browser;
let generation: string;
let periods: Record<"2025-08" | "2025-09", PeriodFiles>;
const patience = { timeout: 20_000 };
const login = "<!DOCTYPE html><html><body>请登录</body></html>";

beforeAll(async () => {
  whole = await fixtureData();
  const ledger = datasetOf(await generationOf(whole), "ledger");
  const [august, september] = ledger.periods;
  if (august === undefined || september === undefined) throw new Error("two periods expected");
  periods = { "2025-08": august, "2025-09": september };
  const pointer = JSON.parse(readFileSync(join(whole, "current.json"), "utf8")) as {
    generation: string;
  };
  generation = `generations/${pointer.generation}.json`;
  browser = await launchBrowser({ webgl: false });
});

afterAll(async () => {
  await browser.close();
  removeFixtureData();
});

type Damage = (file: string) => void;
const remove: Damage = (file) => rmSync(file);
const truncate: Damage = (file) => truncateSync(file, Math.floor(readFileSync(file).length / 2));
const replace: Damage = (file) => writeFileSync(file, login);

/** Another digit: still the same length, and still JSON. */
const alter: Damage = (file) => {
  const bytes = readFileSync(file);
  const at = bytes.findLastIndex((byte) => byte >= 0x31 && byte <= 0x38);
  bytes.writeUInt8(bytes.readUInt8(at) + 1, at);
  writeFileSync(file, bytes);
};

interface Story extends OpenSite {
  /** What the alert says. */
  alert: () => Promise<string>;
  end: (allowed?: RegExp) => Promise<void>;
}

/** Opens the site on a copy of the data in which a file below the data folder is damaged. */
async function openDamaged(file: string, damage: Damage, path = ""): Promise<Story> {
  const data = copyOf(whole);
  const site = await serveSite({ data });
  damage(join(data, file));
  const opened = await openSite({ browser, site, path });
  return {
    ...opened,
    alert: async () => {
      await opened.page.getByRole("alert").first().waitFor(patience);
      return (await opened.page.getByRole("alert").allInnerTexts()).join("\n");
    },
    end: async (allowed) => {
      opened.assertClean(allowed);
      await opened.close();
      await site.close();
    },
  };
}

/** No figure, table or map stands on the page. */
async function assertNothingDrawn(page: Page): Promise<void> {
  expect(await page.locator(".headline, svg [data-adcode], table tbody").count()).toBe(0);
  expect(await page.locator("body").innerText()).not.toMatch(/\d%|\d 家/);
}

const answersOf = (period: keyof typeof periods, scope: string): string => {
  const ref = periods[period].answers[scope];
  if (ref === undefined) throw new Error(`no answers: ${scope}`);
  return `files/${ref.file}`;
};

const notFound = /404/;

test.each([
  ["current.json", "missing", remove, "不存在", notFound],
  ["current.json", "truncated", truncate, "无法解读", undefined],
  ["current.json", "a login page", replace, "返回的是网页而不是数据", undefined],
  ["generation", "altered", alter, "与发布时不一致（校验不符），未予显示", undefined],
  ["generation", "missing", remove, "不存在", notFound],
  ["generation", "a login page", replace, "返回的是网页而不是数据", undefined],
] as const)("%s that is %s", async (which, _, damage, cause, allowed) => {
  const file = which === "generation" ? generation : which;
  const story = await openDamaged(file, damage);
  expect(await story.alert()).toContain(`数据文件 ${file} ${cause}`);
  expect(await story.page.getByRole("heading", { level: 1 }).innerText()).toBe("数据无法显示");
  expect(await story.page.getByRole("button", { name: "重试" }).count()).toBe(1);
  await assertNothingDrawn(story.page);
  await story.end(allowed);
});

test.each([
  ["altered", alter, "与发布时不一致（校验不符），未予显示", undefined],
  ["truncated", truncate, "不完整（应有 ", undefined],
  ["missing", remove, "不存在，请联系发布人员补齐", notFound],
  ["a login page", replace, "返回的是网页而不是数据", undefined],
] as const)("answers that are %s", async (_, damage, cause, allowed) => {
  const file = answersOf("2025-09", "330100");
  const story = await openDamaged(file, damage);
  expect(await story.alert()).toContain(`数据文件 ${file} ${cause}`);
  await assertNothingDrawn(story.page);
  await story.page.getByRole("radio", { name: "上海" }).check();
  await untilPainted(story.page);
  expect((await tableTexts(story.page, "区域排名")).at(-1)?.[3]).toBe("4 / 5");
  expect(await story.page.getByRole("alert").count()).toBe(0);
  await story.end(allowed);
});

test("a fault in the next period leaves the earlier figures on the screen", async () => {
  const file = answersOf("2025-08", "330100");
  const story = await openDamaged(file, alter);
  const { page } = story;
  await untilPainted(page);
  const before = await tableTexts(page, "区域排名");
  await page.getByRole("combobox", { name: "时间" }).selectOption("2025-08");
  const said = await story.alert();
  expect(said).toContain(`数据文件 ${file} 与发布时不一致`);
  expect(said).toContain("下面仍显示此前有效的数字");
  expect(await tableTexts(page, "区域排名")).toEqual(before);
  expect(await page.getByRole("listbox").getAttribute("aria-label")).toContain("2025年9月");
  await page.getByRole("combobox", { name: "时间" }).selectOption("2025-09");
  await expect.poll(() => page.getByRole("alert").count(), patience).toBe(0);
  expect(await tableTexts(page, "区域排名")).toEqual(before);
  await story.end();
});

test("a file that is put right is read by another try", async () => {
  const file = answersOf("2025-09", "330100");
  const story = await openDamaged(file, remove);
  await story.alert();
  await story.page.route(`**/${file}`, (route) =>
    route.fulfill({ body: readFileSync(join(whole, file)), contentType: "application/json" }),
  );
  await story.page.getByRole("button", { name: "重试" }).click();
  await untilPainted(story.page);
  expect((await tableTexts(story.page, "区域排名")).at(-1)?.[3]).toBe("6 / 10");
  expect(await story.page.getByRole("alert").count()).toBe(0);
  await story.end(notFound);
});

test("an altered fact file: a live question says so", async () => {
  const facts = periods["2025-08"].facts["enterprise"]?.file ?? "";
  const story = await openDamaged(`files/${facts}`, alter, "#/place/330108?t=2025-08");
  expect(await story.alert()).toContain(`数据文件 files/${facts} 与发布时不一致`);
  expect(await story.page.locator(".headline .figures").count()).toBe(0);
  expect(await story.page.locator("main").innerText()).not.toMatch(/\d%/);
  await story.end();
});

test("a missing row file: the list says so, the figures stay", async () => {
  const rows = periods["2025-09"].rows["330108"]?.file ?? "";
  const story = await openDamaged(`files/${rows}`, remove, "#/place/330108");
  expect(await story.alert()).toContain(`数据文件 files/${rows} 不存在`);
  const { page } = story;
  expect(await page.locator(".headline .figures").innerText()).toContain("2 / 4 家");
  expect(await page.getByRole("table", { name: "未建会企业" }).count()).toBe(0);
  expect((await tableTexts(page, "各项指标与目标"))[0]?.slice(1, 3)).toEqual(["50.0%", "2 / 4"]);
  await story.end(notFound);
});

test("an altered census: the comparison stays", async () => {
  const report = datasetOf(await generationOf(whole), "report");
  const file = `files/${report.periods[0]?.answers["all"]?.file ?? ""}`;
  const story = await openDamaged(file, alter, "#/compare");
  expect(await story.alert()).toContain(`数据文件 ${file} 与发布时不一致`);
  expect(await tableTexts(story.page, "三地各按自己的口径")).not.toHaveLength(0);
  expect(await story.page.locator("section.census").innerText()).not.toMatch(/\d%/);
  await story.end();
});
