import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Served } from "../../data/site/serve.ts";
import { launchBrowser, openSite, type OpenSite } from "./browser.ts";
import { databaseWorker } from "./databaseWorker.ts";
import { fixtureData, removeFixtureData } from "./fixtureData.ts";
import { newerPaths, takeAway } from "./olderBrowser.ts";
import { shot } from "./shot.ts";
import { shownFigures, type ShownFigures } from "./simulator/shownFigures.ts";
import { serveSite } from "./site.ts";

/** Every page in browsers that lack something: leaders see map, figures and tables; what is not there is said. */
const pages = {
  overview: "#/overview",
  city: "#/place/450100",
  place: "#/place/330108",
  park: "#/park/P1",
  compare: "#/compare",
  targets: "#/targets",
  card: "#/targets/hz25-25plus-union-rate",
  data: "#/data",
} as const;
type PageName = keyof typeof pages;
const names = Object.keys(pages) as PageName[];

/** Pages that need no engine. */
const leaders: readonly PageName[] = ["overview", "compare", "targets", "card", "data"];
const patience = { timeout: 30_000 };

let site: Served;
let browser: Browser;
let right: Record<PageName, ShownFigures>;

beforeAll(async () => {
  site = await serveSite({ data: await fixtureData() });
  browser = await launchBrowser();
  right = await visit(await openSite({ browser, site }));
}, 180_000);

afterAll(async () => {
  await browser.close();
  await site.close();
  removeFixtureData();
});

type Seen = Record<PageName, ShownFigures>;

/** Goes through all pages of an open site and closes it. */
async function visit(opened: OpenSite, look?: (name: PageName) => Promise<void>): Promise<Seen> {
  const seen: Partial<Seen> = {};
  for (const name of names) {
    seen[name] = await show(opened.page, name);
    await look?.(name);
  }
  opened.assertClean();
  await opened.close();
  return seen as Seen;
}

async function show(page: Page, name: PageName): Promise<ShownFigures> {
  await page.evaluate((hash) => void (location.hash = hash), pages[name]);
  await page.locator("main h1, main h2").first().waitFor();
  await page
    .locator("[aria-busy=true], .pending")
    .first()
    .waitFor({ state: "detached", ...patience });
  await page.waitForLoadState("networkidle");
  await page
    .locator("[aria-busy=true], .pending")
    .first()
    .waitFor({ state: "detached", ...patience });
  return shownFigures(page);
}

test("the pages have figures to compare with", () => {
  for (const name of names) expect(Object.keys(right[name]).length, name).toBeGreaterThan(1);
  expect(right.park["headline 0"]).toContain("4 / 7 家");
  expect(right.place["table 未建会企业"]).toContain("91000000");
});

test("without anything that came after Chrome 97 every page is the same", async () => {
  const opened = await openSite({
    browser,
    site,
    before: (page) => takeAway(page, newerPaths),
  });
  const { page } = opened;
  const lacking = (): unknown[] => [
    typeof structuredClone,
    typeof Reflect.get(Array.prototype, "toSorted"),
    typeof Reflect.get(Object.getPrototypeOf(Int8Array.prototype), "with"),
    typeof Reflect.get(Object, "groupBy"),
    typeof Reflect.get(AbortSignal, "timeout"),
    typeof Reflect.get(Reflect.getPrototypeOf([].values()) ?? {}, "map"),
    typeof Array.prototype.findLast,
  ];
  const gone = [...Array<string>(6).fill("undefined"), "function"];
  expect(await page.evaluate(lacking)).toEqual(gone);
  const seen = await visit(opened, async (name) => {
    if (name !== "park") return;
    const worker = await databaseWorker(page);
    expect(await worker?.evaluate(lacking)).toEqual(gone);
    expect(await page.getByRole("alert").count()).toBe(0);
  });
  expect(seen).toEqual(right);
});

interface Lack {
  without: (page: Page) => Promise<unknown>;
  /** What the page says where the engine would be needed. */
  says: RegExp;
}

const lacks: Record<string, Lack> = {
  WebAssembly: {
    without: (page) =>
      page.addInitScript(() => void Reflect.deleteProperty(globalThis, "WebAssembly")),
    says: /浏览器不支持 WebAssembly：预先算好的数字照常显示，这一部分需要较新的浏览器/,
  },
  workers: {
    without: (page) => page.addInitScript(() => void Reflect.deleteProperty(globalThis, "Worker")),
    says: /浏览器不支持后台线程（Web Worker）：预先算好的数字照常显示，这一部分需要较新的浏览器/,
  },
};

describe.each(Object.entries(lacks))("without %s", (what, { without, says }) => {
  test("leaders see everything, the other pages what was worked out before, and why there is no more", async () => {
    const opened = await openSite({ browser, site, before: without });
    const { page } = opened;
    const said: Partial<Record<PageName, string>> = {};
    const seen = await visit(opened, async (name) => {
      said[name] = (await page.getByRole("alert").allInnerTexts()).join("\n");
      if (name === "place") await shot(page, `without-${what}`);
      if (name === "overview")
        expect(await page.locator("[data-adcode]").count()).toBeGreaterThan(12);
    });
    for (const name of leaders)
      expect([name, seen[name], said[name]]).toEqual([name, right[name], ""]);
    for (const name of ["city", "place", "park"] as const) expect(said[name]).toMatch(says);
    expect(seen.place["headline 0"]).toBe(right.place["headline 0"]);
    expect(seen.place["table 各项指标与目标"]).toBe(right.place["table 各项指标与目标"]);
    expect(seen.place["table 未建会企业"]).toBeUndefined();
    expect(seen.park["headline 0"]).toBeUndefined();
  });
});

test("without exceptions and SIMD in WebAssembly the other engine gives the same", async () => {
  const opened = await openSite({
    browser,
    site,
    before: (page) => page.addInitScript(() => void (WebAssembly.validate = () => false)),
  });
  const seen = await visit(opened);
  const engines = opened.requests.map(({ url }) => url).filter((url) => url.endsWith(".wasm"));
  expect(engines).toEqual([expect.stringMatching(/duckdb-mvp[^/]*\.wasm$/)]);
  expect(seen).toEqual(right);
});

test("without WebGL the map is drawn as SVG on every page that has one, everything else is the same", async () => {
  const plain = await launchBrowser({ webgl: false });
  const opened = await openSite({ browser: plain, site });
  const seen = await visit(opened, async (name) => {
    expect(await opened.page.locator("canvas").count()).toBe(0);
    if (name === "overview" || name === "card")
      expect(await opened.page.locator("svg [data-adcode]").count()).toBeGreaterThan(12);
  });
  expect(seen).toEqual(right);
  await plain.close();
});

test("a browser before Chrome 97 is told so, and which mode to change to", async () => {
  const { page, close } = await openSite({
    browser,
    site,
    before: (old) =>
      old.addInitScript(() => void Reflect.deleteProperty(Array.prototype, "findLast")),
  });
  const notice = page.locator("#old-browser");
  await notice.waitFor();
  expect(await notice.innerText()).toMatch(/Chrome 97[^]*360、奇安信等浏览器请切换到“极速模式”/);
  expect(await page.locator("#ie-mode").isVisible()).toBe(false);
  expect(await page.locator("#starting").count()).toBe(0);
  await shot(page, "old-browser");
  await close();
});
