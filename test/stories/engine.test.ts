import type { Browser, Page, Route, Worker } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Served } from "../../data/site/serve.ts";
import { datasetOf, generationOf } from "../data/build/dataFolders.ts";
import { launchBrowser, openSite, type OpenSite } from "./browser.ts";
import { databaseWorker } from "./databaseWorker.ts";
import { fixtureData, removeFixtureData } from "./fixtureData.ts";
import { serveSite } from "./site.ts";
import { tableTexts } from "./tableTexts.ts";
import { untilPainted } from "./untilPainted.ts";

/** The database dies, is not there, or the machine has no WebGL. */
let site: Served;
let browser: Browser;
/** Fact file of the latest period, below the data folder. */
let facts: string;
const patience = { timeout: 30_000 };

beforeAll(async () => {
  const data = await fixtureData();
  const { periods } = datasetOf(await generationOf(data), "ledger");
  facts = `files/${periods.at(-1)?.facts["enterprise"]?.file ?? ""}`;
  site = await serveSite({ data });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await site.close();
  removeFixtureData();
});

const figures = async (page: Page): Promise<string> =>
  (await page.locator(".headline .figures").innerText()).replace(/\s+/g, " ");

/** An error that nobody catches ends the database's worker. */
async function killWorker(page: Page): Promise<void> {
  const worker = await databaseWorker(page);
  if (worker === undefined) throw new Error("no worker to kill");
  await worker.evaluate(() => {
    setTimeout(() => {
      throw new Error("killed by the story");
    });
  });
}

/** Holds back the answers to requests for a file until they are released. */
function heldBack() {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  let met = (): void => undefined;
  const asked = new Promise<void>((resolve) => (met = resolve));
  const handle = async (route: Route): Promise<void> => {
    met();
    await released;
    await route.continue();
  };
  return { asked, release, handle };
}

/** Counts the databases of a page from its beginning. */
function workerCount() {
  const workers = { started: 0 };
  const count = async (worker: Worker): Promise<void> => {
    const isDatabase = worker.evaluate(() => Reflect.has(globalThis, "duckdb"));
    if (await isDatabase.catch(() => false)) workers.started++;
  };
  return { workers, follow: (page: Page) => page.on("worker", (worker) => void count(worker)) };
}

test("a worker killed in the middle of a live question is replaced, and the answer is right", async () => {
  const held = heldBack();
  const { workers, follow } = workerCount();
  const opened = await openSite({
    browser,
    site,
    path: "#/park/P1",
    before: (page) => follow(page).route(`**/${facts}`, held.handle),
  });
  const { page } = opened;
  await held.asked;
  await expect.poll(() => databaseWorker(page), patience).toBeDefined();
  await page.waitForTimeout(1000);
  expect(await page.locator(".headline .figures").count()).toBe(0);
  await killWorker(page);
  await page.getByText("查询引擎中断，正在重新启动…").waitFor();
  held.release();
  await page.locator(".headline .figures").waitFor(patience);
  expect(await figures(page)).toContain("57.1% ▼ 还差 2 家 4 / 7 家");
  await expect.poll(() => tableTexts(page, "未建会企业"), patience).toHaveLength(3);
  expect((await tableTexts(page, "各项指标与目标"))[0]?.slice(1, 3)).toEqual(["57.1%", "4 / 7"]);
  expect(workers.started).toBe(2);
  expect(await page.getByRole("alert").count()).toBe(0);
  expect(await page.getByText("查询引擎中断").count()).toBe(0);
  opened.assertClean();
  await opened.close();
});

test("a worker that dies while nobody waits is replaced at the next question", async () => {
  const { workers, follow } = workerCount();
  const before = async (page: Page): Promise<void> => void follow(page);
  const opened = await openSite({ browser, site, path: "#/park/P1", before });
  const { page } = opened;
  await expect.poll(() => tableTexts(page, "未建会企业").catch(() => []), patience).toHaveLength(3);
  await page.getByText("较2025年8月").waitFor();
  await killWorker(page);
  await expect.poll(() => page.workers().length, patience).toBe(0);
  await page.getByRole("combobox", { name: "指标" }).selectOption("zone-50plus-rate");
  // A07+ A08 A09+ A10 A20+: all five that are missing to full coverage are 5 − 3 = 2.
  await expect.poll(() => figures(page), patience).toContain("60.0% ▼ 还差 2 家 3 / 5 家");
  expect(workers.started).toBe(2);
  opened.assertClean();
  await opened.close();
});

test("a question of an older period is not precomputed and is answered live", async () => {
  const opened = await openSite({ browser, site, path: "#/place/330108?t=2025-08" });
  const { page } = opened;
  await page.locator(".headline .figures").waitFor(patience);
  // August in 330108: A07 alone, with a union.
  expect(await figures(page)).toContain("100.0% ▲ 达标 1 / 1 家");
  expect(opened.requests.filter(({ url }) => url.endsWith(".wasm"))).toHaveLength(1);
  expect(await page.getByRole("alert").count()).toBe(0);
  opened.assertClean();
  await opened.close();
});

test("without WebGL the map is drawn as SVG with the same words, numbers and table", async () => {
  const plain = await launchBrowser({ webgl: false });
  const path = "#/overview?a=330108";
  const [gl, svg] = await Promise.all(
    [browser, plain].map((machine) => openSite({ browser: machine, site, path })),
  );
  if (gl === undefined || svg === undefined) throw new Error("two pages expected");
  const seen = async ({ page }: OpenSite): Promise<unknown> => {
    await untilPainted(page);
    await page.getByText("较2025年8月").waitFor();
    return {
      sentence: await page.locator(".say").innerText(),
      areas: await page.getByRole("option").allInnerTexts(),
      selected: await page
        .getByRole("listbox")
        .getByRole("option", { selected: true })
        .allInnerTexts(),
      legend: await page.locator(".legend").innerText(),
      foot: await page.locator(".map-card .foot").innerText(),
      table: await tableTexts(page, "区域排名"),
      figures: await figures(page),
    };
  };
  expect(await seen(svg)).toEqual(await seen(gl));
  expect(await gl.page.locator("canvas").count()).toBe(1);
  expect(await svg.page.locator("canvas").count()).toBe(0);
  const drawn = svg.page.locator("svg [data-adcode]");
  const adcodes = await drawn.evaluateAll((all) =>
    all.map((path) => path.getAttribute("data-adcode")),
  );
  expect(new Set(adcodes).size).toBe(13);
  expect(svg.requests.filter(({ url }) => /maplibre|\.wasm/.test(url))).toEqual([]);
  for (const opened of [gl, svg]) {
    opened.assertClean();
    await opened.close();
  }
  await plain.close();
});

const withoutWebAssembly = (page: Page) =>
  page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, "WebAssembly");
  });

test("without WebAssembly the overview shows its figures", async () => {
  const opened = await openSite({ browser, site, before: withoutWebAssembly });
  const { page } = opened;
  await untilPainted(page);
  expect(await page.evaluate(() => typeof WebAssembly)).toBe("undefined");
  expect(await figures(page)).toContain("60.0% ▼ 还差 2 家 6 / 10 家");
  await page.getByText("较2025年8月").waitFor();
  opened.assertClean();
  await opened.close();
});

test("without WebAssembly a place's page shows what is published and says what is missing", async () => {
  const opened = await openSite({
    browser,
    site,
    path: "#/place/330108",
    before: withoutWebAssembly,
  });
  const { page } = opened;
  await page.getByRole("alert").first().waitFor(patience);
  await page.locator(".headline .figures").waitFor(patience);
  expect(await figures(page)).toContain("50.0% ▼ 还差 2 家 2 / 4 家");
  const said = await page.getByRole("alert").allInnerTexts();
  expect(said).toEqual([expect.stringMatching(/WebAssembly/)]);
  expect(await page.getByRole("table", { name: "未建会企业" }).count()).toBe(0);
  opened.assertClean();
  await opened.close();
});

test("a server that does not send the engine is told by the file's name", async () => {
  const opened = await openSite({
    browser,
    site,
    path: "#/place/330108",
    before: (page) => page.route(/\.wasm$/, (route) => route.fulfill({ status: 404 })),
  });
  const { page } = opened;
  await page.getByRole("alert").waitFor(patience);
  expect(await page.getByRole("alert").innerText()).toMatch(
    /程序文件 assets\/duckdb-eh[^ ]*\.wasm 下载不到（404）.*扩展名 \.wasm（IIS 报 404\.3）/,
  );
  expect(await figures(page)).toContain("50.0% ▼ 还差 2 家 2 / 4 家");
  opened.assertClean(/404/);
  await opened.close();
});
