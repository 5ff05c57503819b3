import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Served } from "../../data/site/serve.ts";
import { intranetHost, launchBrowser, openSite, type OpenSite } from "./browser.ts";
import { shot } from "./shot.ts";
import { serveSite } from "./site.ts";
import { tableTexts } from "./tableTexts.ts";
import { untilPainted } from "./untilPainted.ts";

/** What an address holds: the whole view, in the language asked for, with faults named. */
let site: Served;
let browser: Browser;

beforeAll(async () => {
  site = await serveSite();
  browser = await launchBrowser({ webgl: false });
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

const open = (path = "", host = "localhost"): Promise<OpenSite> =>
  openSite({ browser, site, path, host });

const ranking = (page: Page): Promise<string[][]> => tableTexts(page, "区域排名");
const headline = (page: Page): Promise<string> => page.locator(".headline .figures").innerText();

test("a reload restores the view", async () => {
  const opened = await open(
    "#/overview?c=450000&m=membership-in-unionised&t=2025-05&a=450200&l=zh-CN",
  );
  const { page } = opened;
  await untilPainted(page);
  const seen = async (): Promise<unknown> => [
    page.url(),
    await headline(page),
    await ranking(page),
    await page.getByRole("listbox").getByRole("option", { selected: true }).allInnerTexts(),
    await page.locator(".say").innerText(),
  ];
  await page.getByText("较2025年4月").waitFor();
  const before = await seen();
  await page.reload();
  await untilPainted(page);
  await page.getByText("较2025年4月").waitFor();
  expect(await seen()).toEqual(before);
  expect(await page.getByText("数据截至 2025-05-31").count()).toBe(1);
  opened.assertClean();
  await opened.close();
});

const wholeLink = /#\/overview\?c=330100&m=union-rate-25plus&t=2025-09&g=[0-9a-f]{16}$/;

test("a copied link carries place, measure, period and generation, and opens the same view", async () => {
  const opened = await open();
  const { page, context } = opened;
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await untilPainted(page);
  await page.getByText("较2025年8月").waitFor();
  await page.getByRole("button", { name: "复制链接" }).click();
  await page.getByText("✓ 复制链接").waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(wholeLink);
  const [told, table] = [await headline(page), await ranking(page)];
  await page.goto("about:blank");
  await page.goto(link);
  await untilPainted(page);
  await page.getByText("较2025年8月").waitFor();
  expect([await headline(page), await ranking(page)]).toEqual([told, table]);
  expect(await page.getByRole("note").allInnerTexts()).toHaveLength(1);
  opened.assertClean();
  await opened.close();
});

test("without a clipboard API the link is copied all the same", async () => {
  const opened = await open("", intranetHost);
  const { page } = opened;
  await untilPainted(page);
  expect(await page.evaluate(() => [isSecureContext, "clipboard" in navigator])).toEqual([
    false,
    false,
  ]);
  await page.getByRole("button", { name: "复制链接" }).click();
  await page.getByText("✓ 复制链接").waitFor();
  const reader = await open("favicon.svg");
  await reader.context.grantPermissions(["clipboard-read"]);
  await reader.page.bringToFront();
  const link = await reader.page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(wholeLink);
  expect(link).toMatch(/^http:\/\/intranet\.test:\d+\//);
  opened.assertClean();
  await Promise.all([opened.close(), reader.close()]);
});

/** What the page says itself: quotations and names of parks stay in their language. */
const withoutQuotations = (page: Page): Promise<string> =>
  page.locator("main").evaluate((main) => {
    const shown = main.cloneNode(true) as HTMLElement;
    for (const named of shown.querySelectorAll("table[aria-label=Parks] tbody th")) named.remove();
    return (shown.textContent ?? "").replace(/[“（(][^]*?[”）)]/g, "");
  });

test("the interface is Chinese whatever the browser speaks, and English on request", async () => {
  const english = await openSite({ browser, site, path: "#/overview?l=en", locale: "zh-CN" });
  await untilPainted(english.page, "Map");
  expect(await english.page.locator("html").getAttribute("lang")).toBe("en");
  expect(await english.page.getByRole("navigation").getByRole("link").allInnerTexts()).toEqual([
    "Overview",
    "Changes",
    "Compare",
    "Targets",
    "Analysis",
    "Data",
  ]);
  expect(await withoutQuotations(english.page)).not.toMatch(/[\u4e00-\u9fff]/);
  await english.page.getByRole("button", { name: "中文" }).click();
  await untilPainted(english.page);
  english.assertClean();
  await english.close();
  const chinese = await openSite({ browser, site, locale: "en-GB" });
  await untilPainted(chinese.page);
  expect(await chinese.page.locator("html").getAttribute("lang")).toBe("zh-CN");
  chinese.assertClean();
  await chinese.close();
});

test("parts of a URL that are not understood are named and ignored", async () => {
  const opened = await open("#/overview?c=110000&m=happiness&t=September&a=3301&l=fr");
  const { page } = opened;
  await untilPainted(page);
  const [, notice] = await page.getByRole("note").allInnerTexts();
  expect(notice).toContain("链接中有无法识别的部分，已忽略：");
  for (const part of ["c=110000", "m=happiness", "t=September", "a=3301", "l=fr"])
    expect(notice).toContain(`不认识的值 “${part}”`);
  expect(await page.getByRole("combobox", { name: "指标" }).inputValue()).toBe("union-rate-25plus");
  expect(await page.getByRole("radio", { name: "杭州" }).isChecked()).toBe(true);
  opened.assertClean();
  await opened.close();
});

test("an unknown page, a period without data and a generation that is gone are named", async () => {
  const opened = await open("#/nowhere?t=2019-01&g=0123456789abcdef");
  const { page } = opened;
  await untilPainted(page);
  const notices = (await page.getByRole("note").allInnerTexts()).join("\n");
  expect(notices).toContain("已忽略：没有这一页 “nowhere”");
  expect(notices).toContain("没有 2019年1月 的数据，现显示最近一期");
  expect(notices).toContain("链接中的数据版本 0123456789abcdef 已不在服务器上");
  await page.getByText("数据截至 2025-09-30").waitFor();
  opened.assertClean(/404/);
  await opened.close();
});

const junk: [what: string, hash: string, says: RegExp][] = [
  ["a megabyte", `#/overview?m=${"a".repeat(1 << 20)}`, /过长的链接 “#\/overview\?m=a{20,30}…”/],
  [
    "SQL for a code",
    "#/overview?m=';DROP TABLE enterprise_facts;--&a=330106' OR 1=1",
    /不认识的值 “m=';DROP TABLE enterprise_facts;--”；不认识的值 “a=330106' OR 1=1”/,
  ],
  ["a key of another program", "#/overview?utm_source=mail", /不认识的参数 “utm_source=mail”/],
  ["a search of an earlier program", "#/overview?q=%E6%9F%90", /不认识的参数 “q=%E6%9F%90”/],
  ["a key given twice", "#/overview?m=union-rate-25plus&m=rate-100plus", /重复的参数 “m”/],
  ["a damaged encoding", "#/overview?m=%E4%BD&t=%", /损坏的编码 “m=%E4%BD”；损坏的编码 “t=%”/],
  ["NUL", "#/overview?m=%00", /不认识的值 “m=\ufffd”/],
  ["half a surrogate", "#/overview?t=\ud83d", /不认识的值 “t=\ufffd”/],
  ["markup", "#/overview?m=<img src=x onerror=alert(1)>", /不认识的值 “m=<img/],
  [
    "200 keys",
    `#/overview?${Array.from({ length: 200 }, (_, n) => `k${n}=1`).join("&")}`,
    /另有 194 处/,
  ],
];

test("whatever stands in a link: the default view, and in plain words what was ignored", async () => {
  const opened = await open();
  const { page } = opened;
  await untilPainted(page);
  const whole = await ranking(page);
  for (const [what, hash, says] of junk) {
    await page.evaluate((next) => void (location.hash = next), hash);
    const notice = page.getByRole("note").filter({ hasText: "链接中有无法识别的部分，已忽略：" });
    await expect.poll(() => notice.innerText().catch(() => ""), { timeout: 20_000 }).toMatch(says);
    expect((await notice.innerText()).length, what).toBeLessThan(400);
    expect([what, await ranking(page)]).toEqual([what, whole]);
    const measure = page.getByRole("combobox", { name: "指标" });
    expect(await measure.inputValue()).toBe("union-rate-25plus");
    if (what === "SQL for a code") await shot(page, "junk");
  }
  expect(await page.locator("img").count()).toBe(0);
  opened.assertClean();
  await opened.close();
});

test("a park and a target that are not there are said not to be", async () => {
  const opened = await open("#/park/1'%20OR%20'1'='1");
  const { page } = opened;
  await page.getByText("没有编号为 “1' OR '1'='1” 的园区").waitFor({ timeout: 60_000 });
  expect(await page.locator(".headline, table").count()).toBe(0);
  await page.evaluate(() => void (location.hash = "#/targets/no-such-target"));
  await page.getByText("没有编号为 “no-such-target” 的目标").waitFor();
  opened.assertClean();
  await opened.close();
});

test("a search for an enterprise stays out of the address, of requests and of copied links", async () => {
  const opened = await open("#/place/330110", intranetHost);
  const { page, requests } = opened;
  const list = page.getByRole("table", { name: "未建会企业" });
  await list.waitFor({ timeout: 60_000 });
  const before = page.url();
  const secret = (await tableTexts(page, "未建会企业"))[7]?.[0] ?? "";
  expect(secret).toMatch(/^示例企业 \d{6}$/);
  await page.getByRole("searchbox").fill(secret);
  await page.getByRole("searchbox").press("Enter");
  const names = async (): Promise<(string | undefined)[]> =>
    (await tableTexts(page, "未建会企业")).map(([name]) => name);
  await expect.poll(names, { timeout: 20_000 }).toEqual([secret]);
  expect(page.url()).toBe(before);
  await page.reload();
  await list.waitFor({ timeout: 60_000 });
  expect(await page.getByRole("searchbox").inputValue()).toBe(secret);
  const addresses = [page.url(), ...requests.map(({ url }) => url)].map(decodeURIComponent);
  expect(addresses.filter((address) => address.includes("示例企业"))).toEqual([]);
  opened.assertClean();
  await opened.close();
});
