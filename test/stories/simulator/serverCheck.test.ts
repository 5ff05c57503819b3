import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Served } from "../../../data/site/serve.ts";
import { launchBrowser, openSite } from "../browser.ts";
import { fixtureData, removeFixtureData } from "../fixtureData.ts";
import { shot } from "../shot.ts";
import { serveSite } from "../site.ts";
import { tableTexts } from "../tableTexts.ts";
import * as faults from "./faults.ts";
import { simulate, type Simulator } from "./simulator.ts";

/** 服务器自检, for the administrator: in order, and against a server that is set up wrongly. */
let behind: Served;
let server: Simulator;
let browser: Browser;
const patience = { timeout: 60_000 };

beforeAll(async () => {
  behind = await serveSite({ data: await fixtureData() });
  server = await simulate(behind);
  browser = await launchBrowser({ webgl: false });
});

afterAll(async () => {
  await browser.close();
  await server.close();
  await behind.close();
  removeFixtureData();
});

/** Runs the check; kind → what it says. */
async function check(page: Page): Promise<Record<string, string>> {
  await page.getByRole("button", { name: "服务器自检" }).first().click();
  await page.getByRole("button", { name: "复制结果" }).waitFor(patience);
  const rows = await tableTexts(page, "服务器自检");
  return Object.fromEntries(rows.map(([kind = "", , result = ""]) => [kind, result]));
}

test("a server in order is told to be", async () => {
  const { page, assertClean, close } = await openSite({ browser, site: behind, path: "#/data" });
  const results = await check(page);
  expect(Object.keys(results)).toHaveLength(10);
  expect(new Set(Object.values(results))).toEqual(new Set(["✓ 正常"]));
  expect(await page.getByText("10 类文件都正常").count()).toBe(1);
  await shot(page, "check-well");
  assertClean();
  await close();
});

test("each thing that a server lacks is named, with what to do about it", async () => {
  const { page, close } = await openSite({ browser, site: server, path: "#/data" });
  await page.getByRole("button", { name: "服务器自检" }).waitFor(patience);
  server.fail([
    { at: /\.parquet$/, fault: faults.status(404) },
    { at: /\.wasm$/, fault: faults.typed("application/octet-stream") },
    { at: /^data\/generations\//, fault: faults.undeclaredGzip, isPlain: true },
    { at: /worker.*\.js$/, fault: faults.shortened(0.5), isPlain: true },
    { at: /^boundaries\/(?!index)/, fault: faults.login },
    { at: /\.css$/, fault: faults.typed("text/plain") },
  ]);
  const results = await check(page);
  await shot(page, "check-faults");
  expect(results).toMatchObject({
    "页面（.html）": "⚠ 缺少响应头：Content-Security-Policy，X-Content-Type-Options",
    "程序（.js）": "✓ 正常",
    "样式（.css）": expect.stringMatching(/^✗ 类型是 text\/plain，浏览器不予使用/),
    "数据指针（current.json）": "✓ 正常",
    "数据清单（.json）": expect.stringMatching(/^✗ 是压缩过的内容/),
    "预先算好的答案（.json）": "– 未检查：前面的文件读不到，或没有这类文件",
    "地图边界（TopoJSON）": expect.stringMatching(/^✗ 返回的是网页而不是数据/),
    "查询引擎的线程（.js）":
      "✗ 不完整（应有 772,759 字节，只收到 386,379 字节），未予显示，请重试或联系发布人员重新复制",
    "查询引擎（.wasm）": "⚠ 类型是 application/octet-stream，应为 application/wasm：请改 MIME 类型",
  });
  server.fail([{ at: /\.parquet$/, fault: faults.status(404) }]);
  await page.getByRole("button", { name: "重新检查" }).click();
  await page.getByText("1 类不能用，1 类可改进").waitFor(patience);
  const again = Object.fromEntries(
    (await tableTexts(page, "服务器自检")).map(([kind, , result]) => [kind, result]),
  );
  expect(again["明细数据（.parquet）"]).toMatch(/^✗ .*不认识扩展名 \.parquet（IIS 报 404\.3）/);
  expect(again["数据清单（.json）"]).toBe("✓ 正常");
  server.fail([]);
  await close();
});

test("it can be asked for where nothing could be opened", async () => {
  server.fail([{ at: /current\.json$/, fault: faults.login }]);
  const { page, close } = await openSite({ browser, site: server });
  await page.getByRole("alert").waitFor(patience);
  const results = await check(page);
  expect(results["数据指针（current.json）"]).toMatch(/^✗ 返回的是网页而不是数据/);
  expect(results["明细数据（.parquet）"]).toMatch(/^– 未检查/);
  server.fail([]);
  await close();
});

test("when no script comes at all the page says what that means", async () => {
  server.fail([{ at: /\.js$/, fault: faults.status(404) }]);
  const { page, close } = await openSite({ browser, site: server });
  const text = page.locator("#starting");
  await text.waitFor(patience);
  expect(await text.innerText()).toContain("程序文件没有从服务器加载，请联系网站管理员");
  await page.waitForTimeout(1500);
  await shot(page, "no-scripts");
  server.fail([{ at: /assets\/index-.*\.js$/, fault: faults.status(404) }]);
  await page.reload();
  await page.getByRole("alert").waitFor(patience);
  await shot(page, "no-program");
  expect(await text.isVisible()).toBe(false);
  server.fail([]);
  await close();
});
