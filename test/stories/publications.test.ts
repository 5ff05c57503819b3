import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Served } from "../../data/site/serve.ts";
import { launchBrowser, openSite, type OpenSite } from "./browser.ts";
import { removeFixtureData } from "./fixtureData.ts";
import { shot } from "./shot.ts";
import { serveSite } from "./site.ts";
import { tableTexts } from "./tableTexts.ts";
import { twoGenerations, type TwoGenerations } from "./twoGenerations.ts";
import { untilPainted } from "./untilPainted.ts";

/** Publishing while a page is open, and pointers that are not as they should be. */
let data: TwoGenerations;
let site: Served;
let browser: Browser;
let opened: OpenSite;

beforeAll(async () => {
  data = await twoGenerations();
  site = await serveSite({ data: data.folder });
  browser = await launchBrowser({ webgl: false });
});
beforeEach(() => data.publish("all", 1));
afterEach(async () => opened.close());
afterAll(async () => {
  await browser.close();
  await site.close();
  removeFixtureData();
});

async function open(path = ""): Promise<Page> {
  opened = await openSite({ browser, site, path });
  return opened.page;
}

/** As when somebody comes back to the tab. */
const look = (page: Page): Promise<void> =>
  page.evaluate(() => void document.dispatchEvent(new Event("visibilitychange")));

const places = (page: Page): Promise<number> =>
  page.getByRole("radio", { name: /^(杭州|上海|广西)$/ }).count();

/** Waits until the footer names a generation. */
const untilOpen = (page: Page, generation: string): Promise<void> =>
  page.locator("footer").getByText(generation).waitFor();

const footer = (page: Page): Promise<string> => page.locator("footer").innerText();
const notes = async (page: Page): Promise<string> =>
  (await page.locator("[role=note], [role=status]").allInnerTexts()).join("\n");

test("an open page keeps its data when new data is published, and loads it as a whole when told", async () => {
  const page = await open();
  await untilPainted(page);
  const before = await tableTexts(page, "区域排名");
  expect(await places(page)).toBe(3);
  data.publish("hangzhou", 2);
  await look(page);
  await page.getByText("新数据已发布（第 2 次发布），本页仍是打开时的数据。").waitFor();
  await shot(page, "newer");
  expect(await tableTexts(page, "区域排名")).toEqual(before);
  await page.getByRole("radio", { name: "上海" }).check();
  await untilPainted(page);
  expect((await tableTexts(page, "区域排名")).at(-1)?.[3]).toBe("4 / 5");
  expect(await footer(page)).toContain(data.ids.all);
  await page.getByRole("radio", { name: "杭州" }).check();
  await page.getByRole("button", { name: "载入新数据" }).click();
  await untilOpen(page, data.ids.hangzhou);
  await untilPainted(page);
  expect(await places(page)).toBeLessThan(3);
  expect(await page.getByRole("status", { name: "数据发布" }).innerText()).toBe("");
  opened.assertClean();
});

test("what was put off is not offered again, the next publication is", async () => {
  const page = await open();
  await untilPainted(page);
  const offer = page.getByRole("status", { name: "数据发布" });
  data.publish("hangzhou", 2);
  await look(page);
  await page.getByRole("button", { name: "以后再说" }).click();
  await look(page);
  expect(await offer.innerText()).toBe("");
  data.publish("hangzhou", 3);
  await look(page);
  await expect.poll(() => offer.innerText()).toContain("第 3 次发布");
  data.publish("all", 4);
  await look(page);
  await expect.poll(() => offer.innerText()).toBe("");
  opened.assertClean();
});

test("a pinned link says so, keeps its version, and is let go of as a whole", async () => {
  data.publish("hangzhou", 2, { previous: data.ids.all });
  const page = await open(`#/overview?c=310000&g=${data.ids.all}`);
  await untilPainted(page);
  expect(await notes(page)).toContain(`链接固定在较早的数据版本 ${data.ids.all}。`);
  await shot(page, "pinned");
  expect((await tableTexts(page, "区域排名")).at(-1)?.[3]).toBe("4 / 5");
  await page.getByRole("link", { name: "对比" }).click();
  expect(page.url()).toContain(`g=${data.ids.all}`);
  await page.getByRole("button", { name: "查看最新数据" }).click();
  await untilOpen(page, data.ids.hangzhou);
  expect(page.url()).not.toContain("g=");
  opened.assertClean();
});

test("an address that is changed to another version opens that version", async () => {
  data.publish("hangzhou", 2);
  const page = await open("#/overview");
  await untilPainted(page);
  await page.evaluate((id) => void (location.hash = `#/overview?g=${id}`), data.ids.all);
  await untilOpen(page, data.ids.all);
  await page.goBack();
  await untilOpen(page, data.ids.hangzhou);
  opened.assertClean();
});

test("a pointer older than one that this tab has seen is named; the next brings the page up to date", async () => {
  data.publish("all", 5);
  const page = await open();
  await untilPainted(page);
  data.publish("hangzhou", 4);
  await page.reload();
  await untilPainted(page);
  expect(await notes(page)).toContain("服务器给出的是第 4 次发布，而本页已见过第 5 次");
  await shot(page, "stale");
  data.publish("all", 6);
  await look(page);
  await page.getByText("新数据已发布（第 6 次发布）").waitFor();
  expect(await notes(page)).not.toContain("可能来自缓存");
  opened.assertClean();
});

test("a publication in the future is said to be one; the time of another stands below", async () => {
  data.publish("all", 1, { published: "2099-01-01T00:00:00Z" });
  const page = await open();
  await untilPainted(page);
  expect(await notes(page)).toMatch(/发布时间 2099-01-01 \d\d:\d\d 晚于本机时间/);
  await shot(page, "future");
  data.publish("all", 1, { published: "2025-10-08T06:03:00Z" });
  await page.reload();
  await untilPainted(page);
  expect(await notes(page)).not.toContain("晚于本机时间");
  expect(await footer(page)).toMatch(/发布于 2025-10-08 \d\d:03/);
  opened.assertClean();
});

test.each([
  [{ format: 2 }, "需要更新的页面程序，请刷新页面"],
  [{ format: 0 }, "由旧版程序发布，本页程序已经更新"],
])("a pointer of format %j: plain words and a reload that helps", async (pointer, words) => {
  data.write(pointer);
  const page = await open();
  await page.getByRole("alert").waitFor();
  expect(await page.getByRole("alert").innerText()).toContain(`数据文件 current.json ${words}`);
  await shot(page, `format-${pointer.format}`);
  data.publish("all", 1);
  await page.getByRole("button", { name: "刷新页面" }).click();
  await untilPainted(page);
  opened.assertClean();
});

test("data of a newer format published under an open page changes nothing but is said", async () => {
  const page = await open();
  await untilPainted(page);
  const before = await tableTexts(page, "区域排名");
  data.write({ format: 2 });
  await look(page);
  await page.getByText("新发布的数据需要更新的页面程序").waitFor();
  expect(await tableTexts(page, "区域排名")).toEqual(before);
  opened.assertClean();
});

test("a generation that is not whole: the file is named, and the one before can be opened", async () => {
  data.publish("hangzhou", 2, { previous: data.ids.all });
  data.remove(`generations/${data.ids.hangzhou}.json`);
  const page = await open();
  await page.getByRole("alert").waitFor();
  expect(await page.getByRole("alert").innerText()).toContain(
    `快照不完整：数据文件 generations/${data.ids.hangzhou}.json 不存在`,
  );
  await shot(page, "incomplete");
  await page.getByRole("button", { name: "打开上一个数据版本" }).click();
  await untilOpen(page, data.ids.all);
  await untilPainted(page);
  expect(await notes(page)).toContain("链接固定在较早的数据版本");
  opened.assertClean(/404/);
});
