import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { filesBelow } from "../../../data/site/filesBelow.ts";
import type { Served } from "../../../data/site/serve.ts";
import { datasetOf, generationOf } from "../../data/build/dataFolders.ts";
import { launchBrowser, openSite } from "../browser.ts";
import { fixtureData, removeFixtureData } from "../fixtureData.ts";
import { serveSite, testSite } from "../site.ts";
import * as faults from "./faults.ts";
import { shownFigures, type ShownFigures } from "./shownFigures.ts";
import { simulate, type FaultRule, type Simulator } from "./simulator.ts";

/**
 * A server that fails in every way that servers of an intranet do. Whatever it does: no page is blank, every figure on
 * it is right, what is missing is said, and once the server is in order again "重试" brings the page back.
 */
let behind: Served;
let server: Simulator;
let browser: Browser;
let right: Record<PageName, ShownFigures>;
let shanghai: string;
let shanghaiBoundary: string;

/** The list of a place's enterprises and figures of an earlier month are worked out in the worker. */
const pages = {
  overview: "",
  place: "#/place/330108?t=2025-08",
  list: "#/place/330108",
  data: "#/data",
} as const;
type PageName = keyof typeof pages;
const patience = { timeout: 30_000 };

beforeAll(async () => {
  const data = await fixtureData();
  const { periods } = datasetOf(await generationOf(data), "ledger");
  const boundaries = await filesBelow(join(testSite.root, "boundaries"));
  shanghaiBoundary = `boundaries/${boundaries.find((file) => /^310000-.*json$/.test(file)) ?? ""}`;
  shanghai = `data/files/${periods.at(-1)?.answers["310000"]?.file ?? ""}`;
  behind = await serveSite({ data });
  server = await simulate(behind);
  browser = await launchBrowser({ webgl: false });
  const names = Object.keys(pages) as PageName[];
  const seen: [PageName, ShownFigures][] = [];
  for (const name of names) seen.push([name, await figuresWithoutFaults(name)]);
  right = Object.fromEntries(seen) as Record<PageName, ShownFigures>;
});

afterAll(async () => {
  await browser.close();
  await server.close();
  await behind.close();
  removeFixtureData();
});

async function figuresWithoutFaults(name: PageName): Promise<ShownFigures> {
  const { page, close } = await openSite({ browser, site: server, path: pages[name] });
  await page.waitForLoadState("networkidle");
  await page
    .locator("[aria-busy=true]")
    .first()
    .waitFor({ state: "detached", ...patience });
  const figures = await shownFigures(page);
  await close();
  return figures;
}

const isWhole = async (page: Page, name: PageName): Promise<boolean> =>
  JSON.stringify(await shownFigures(page)) === JSON.stringify(right[name]);

/** Words of a text that the right one does not have at their place; a table may lack columns, or say that it does not know. */
function strayWords(text: string, whole: string): string[] {
  const words = whole.split(" ");
  let at = 0;
  return text.split(" ").filter((word) => {
    if (word === "—") return false;
    const found = words.indexOf(word, at);
    if (found >= 0) at = found + 1;
    return found < 0;
  });
}

const alerts = (page: Page) => page.locator("[role=alert]:visible");

/** Every figure that is shown is the right one; another would be worse than none. */
async function assertNothingWrong(page: Page, name: PageName): Promise<void> {
  for (const [what, text] of Object.entries(await shownFigures(page)))
    expect(strayWords(text, right[name][what] ?? ""), what).toEqual([]);
  expect((await page.locator("body").innerText()).trim().length).toBeGreaterThan(20);
}

interface Case {
  page: PageName;
  rules: FaultRule[];
  /** Another of its kind is tried every time, this one with LONG=1. */
  isLong?: true;
  /** What the notice says; the page is whole without one when left out. */
  says?: RegExp;
}

/** Opens the page on the failing server, then on the one that was put right. */
async function tell({ page: name, rules, says }: Case): Promise<void> {
  server.fail(rules);
  const { page, close } = await openSite({ browser, site: server, path: pages[name] });
  await expect
    .poll(async () => (await alerts(page).count()) > 0 || isWhole(page, name), patience)
    .toBe(true);
  await assertNothingWrong(page, name);
  const said = (await alerts(page).allInnerTexts()).join("\n");
  if (says === undefined) expect(said).toBe("");
  else expect(said).toMatch(says);
  server.fail([]);
  await retryUntilWhole(page, name);
  await close();
}

async function retryUntilWhole(page: Page, name: PageName): Promise<void> {
  const step = async (): Promise<boolean> => {
    await assertNothingWrong(page, name);
    if ((await alerts(page).count()) === 0 && (await isWhole(page, name))) return true;
    const retry = page.getByRole("button", { name: /^重试/ }).first();
    await retry.click({ timeout: 1000 }).catch(() => undefined);
    return false;
  };
  await expect.poll(step, { ...patience, interval: 300 }).toBe(true);
}

const json = /^data\/.*\.json$/;
const answers = /^data\/files\/.*\.json$/;
const parquet = /\.parquet$/;
const boundary = /^boundaries\/330100/;
const record = /^data\/provenance\//;

const cases: Record<string, Case> = {
  "slow in everything": { page: "overview", rules: [{ at: /./, fault: faults.late(250) }] },
  "answers missing": {
    page: "overview",
    rules: [{ at: answers, fault: faults.status(404) }],
    says: /快照不完整：数据文件 files\/\w+\.json 不存在/,
  },
  "the record missing": {
    isLong: true,
    page: "data",
    rules: [{ at: record, fault: faults.status(404) }],
    says: /快照不完整：数据文件 provenance\/\w+\.json 不存在/,
  },
  "no .parquet served": {
    page: "place",
    rules: [{ at: parquet, fault: faults.status(404) }],
    says: /不认识扩展名 \.parquet（IIS 报 404\.3）/,
  },
  "no .wasm served": {
    page: "list",
    rules: [{ at: /\.wasm$/, fault: faults.status(404) }],
    says: /不认识扩展名 \.wasm（IIS 报 404\.3）/,
  },
  "errors that pass": {
    page: "overview",
    rules: [{ at: json, fault: faults.status(503), times: 2 }],
  },
  "errors that stay": {
    page: "overview",
    rules: [{ at: json, fault: faults.status(500) }],
    says: /数据文件 current\.json 服务器出错（状态码 500）/,
  },
  "answers cut short": {
    page: "overview",
    rules: [{ at: answers, fault: faults.shortened(0.5), isPlain: true }],
    says: /不完整（应有 [\d,]+ 字节，只收到 [\d,]+ 字节）/,
  },
  "facts cut short": {
    page: "place",
    rules: [{ at: parquet, fault: faults.shortened(0.9), isPlain: true }],
    says: /files\/\w+\.parquet 不完整（应有 [\d,]+ 字节，只收到 [\d,]+ 字节）/,
  },
  "compressed answers cut short": {
    isLong: true,
    page: "overview",
    rules: [{ at: answers, fault: faults.shortened(0.5) }],
    says: /不完整|无法下载/,
  },
  "more promised than sent": {
    page: "data",
    rules: [{ at: record, fault: faults.overpromised, isPlain: true }],
    says: /provenance\/\w+\.json 不完整（应有 [\d,]+ 字节，只收到 [\d,]+ 字节）/,
  },
  "data, engine and its script of another type": {
    page: "list",
    rules: [{ at: /^data\/|\.wasm$|worker.*\.js$/, fault: faults.typed("text/plain") }],
  },
  "the program of another type": {
    page: "overview",
    rules: [{ at: /assets\/index-.*\.js$/, fault: faults.typed("text/plain") }],
    says: /有文件没有加载：assets\/index-[^ ]+\.js[^]*类型不对[^]*wrong MIME type/,
  },
  "a part of the program missing": {
    page: "data",
    rules: [{ at: /assets\/Data-.*\.js$/, fault: faults.status(404) }],
    says: /程序文件 assets\/Data-[^ ]+\.js 不存在：网站程序可能刚更新过/,
  },
  "the styles missing": {
    page: "overview",
    rules: [{ at: /assets\/index-.*\.css$/, fault: faults.status(404) }],
    says: /有文件没有加载：assets\/index-[^ ]+\.css[^]*404/,
  },
  "answers of another place": {
    page: "overview",
    rules: [{ at: answers, fault: faults.replaced(({ read }) => read(shanghai)), isPlain: true }],
    says: /不完整|与发布时不一致/,
  },
  "one digit changed": {
    page: "overview",
    rules: [{ at: answers, fault: faults.replaced(({ body }) => changed(body)), isPlain: true }],
    says: /与发布时不一致（校验不符），未予显示/,
  },
  "boundaries of another place": {
    isLong: true,
    page: "overview",
    rules: [
      {
        at: boundary,
        fault: faults.replaced(({ read }) => read(shanghaiBoundary)),
        isPlain: true,
      },
    ],
    says: /数据文件 boundaries\/330100-[0-9a-f]{16}\.json 无法解读/,
  },
  "no index of boundaries": {
    isLong: true,
    page: "overview",
    rules: [{ at: /boundaries\/index\.json/, fault: faults.status(500) }],
    says: /boundaries\/index\.json 服务器出错/,
  },
  "gzip that is not declared": {
    page: "overview",
    rules: [{ at: answers, fault: faults.undeclaredGzip, isPlain: true }],
    says: /是压缩过的内容/,
  },
  "gzip within gzip": {
    isLong: true,
    page: "data",
    rules: [{ at: record, fault: faults.doubleGzip, isPlain: true }],
    says: /provenance\/\w+\.json 是压缩过的内容/,
  },
  "a login page for the data": {
    page: "overview",
    rules: [{ at: json, fault: faults.login }],
    says: /current\.json 返回的是网页而不是数据，可能需要登录/,
  },
  "a login page for a part of the program": {
    isLong: true,
    page: "data",
    rules: [{ at: /assets\/Data-.*\.js$/, fault: faults.login }],
    says: /程序文件 assets\/Data-[^ ]+\.js 返回的是网页/,
  },
  "a redirection to a login": {
    page: "overview",
    rules: [{ at: answers, fault: faults.redirected }],
    says: /被服务器转到了别的网址，通常是登录页/,
  },
  "the first connections cut at 0": {
    isLong: true,
    page: "overview",
    rules: [{ at: json, fault: faults.cut(0), times: 2 }],
  },
  "the first connection cut in the middle": {
    page: "list",
    rules: [{ at: /\.(wasm|parquet|json)$/, fault: faults.cut(0.5), times: 1, isPlain: true }],
  },
  "connections cut near the end": {
    isLong: true,
    page: "overview",
    rules: [{ at: answers, fault: faults.cut(0.99), isPlain: true }],
    says: /files\/\w+\.json 不完整（应有 [\d,]+ 字节，只收到 [\d,]+ 字节）/,
  },
};

/** One bit in the middle of a file. */
function changed(body: Buffer): Buffer {
  const copy = Buffer.from(body);
  const middle = copy.length >> 1;
  copy.writeUInt8(copy.readUInt8(middle) ^ 1, middle);
  return copy;
}

test("the pages have figures to compare with", () => {
  expect(Object.keys(right.overview)).toEqual(
    expect.arrayContaining(["table 区域排名", "headline 0", "map 0"]),
  );
  expect(right.place["headline 0"]).toContain("1 / 1 家");
  expect(right.list["table 未建会企业"]).toContain("91000000");
  expect(Object.keys(right.data).length).toBeGreaterThan(2);
});

const told = Object.entries(cases).filter(
  ([, { isLong }]) => isLong !== true || process.env["LONG"] !== undefined,
);

test.each(told)("%s", (_, one) => tell(one));

test("no part of a file was ever asked for: servers need not know ranges", () => {
  expect(server.ranges).toEqual([]);
});
