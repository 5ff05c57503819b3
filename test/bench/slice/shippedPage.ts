import type { Browser, Page } from "playwright-core";
import { serve } from "../../../data/site/serve.ts";
import { drawsOf } from "../../../data/demo/random.ts";
import { recordPage } from "../../stories/record.ts";
import { isolated } from "./isolated.ts";
import type { Kind } from "./page/steps.ts";
import type { SliceData } from "./sliceData.ts";

/** What one interaction costs the main thread, in milliseconds. */
export interface Work {
  /** From the event until the DOM is up to date, and until it is laid out as well, by the clock. */
  update: number;
  layout: number;
  /** Script, and with it style and layout, in time of the processor: what else the machine does is not in it. */
  script: number;
  processor: number;
}

/** As the page itself sees it. */
type Seen = Pick<Work, "update" | "layout">;

export interface PageTimes {
  work: Record<Kind | "enter", Work[]>;
  /** What opening the page asked for: files of the site, of the data, and their bytes on the wire. */
  opening: { requests: number; bytes: number; files: string[] };
}

/** Where the shipped page is opened: the place with the most rows of the cube, all its groups, the same measure. */
const route = "#/slice?c=450000&m=should-build-completion";

/** Chromium takes about 200 changes of the address in ten seconds. */
const pace = 130;

/** Opens 分析 of the built site and works through clicks, additions and brushes with real events. */
export async function shippedPage(
  browser: Browser,
  root: string,
  data: SliceData,
  clicks: number,
): Promise<PageTimes> {
  const site = await serve({ root, mounts: [{ at: "data/", root: data.folder }] });
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: "zh-CN",
  });
  try {
    await isolated(context);
    const page = await context.newPage();
    const record = await recordPage(page, new URL(site.url).origin);
    // The bundler of Node names functions by a helper that pages lack.
    await page.addInitScript("globalThis.__name = (value) => value");
    await page.goto(site.url + route);
    await page.locator("section[data-dimension] button[aria-pressed]").first().waitFor();
    await page.waitForTimeout(2000);
    const opening = {
      requests: record.requests.length,
      bytes: record.requests.reduce((sum, { bytes }) => sum + bytes, 0),
      files: record.requests.map(({ url }) => url),
    };
    await page.evaluate(installDriver);
    const work = await workThrough(page, await workMeter(page), clicks);
    record.assertClean();
    return { work, opening };
  } finally {
    await context.close();
    await site.close();
  }
}

type Meter = (act: () => Promise<Seen>) => Promise<Work>;

/** Adds to what the page sees of an interaction what its main thread spent. */
async function workMeter(page: Page): Promise<Meter> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const spent = async (): Promise<Pick<Work, "script" | "processor">> => {
    const { metrics } = await session.send("Performance.getMetrics");
    const [script = 0, layout = 0, style = 0] = [
      "ScriptDuration",
      "LayoutDuration",
      "RecalcStyleDuration",
    ].map((name) => (metrics.find((one) => one.name === name)?.value ?? 0) * 1000);
    return { script, processor: script + layout + style };
  };
  return async (act) => {
    const before = await spent();
    const seen = await act();
    const { script, processor } = await spent();
    return { ...seen, script: script - before.script, processor: processor - before.processor };
  };
}

const movesOfBrush = 10;

async function workThrough(page: Page, meter: Meter, clicks: number): Promise<PageTimes["work"]> {
  const draw = drawsOf(20250901);
  const work: PageTimes["work"] = { click: [], add: [], brush: [], enter: [] };
  const cards = await page.evaluate(() => driver.count());
  const enter = (card: number): Promise<Work> =>
    meter(() => page.evaluate((at) => driver.enter(at), card));
  for (let gesture = 0; gesture < clicks; gesture++) {
    const card = Math.floor(draw(gesture, "area") * cards);
    const kind = gesture % 2 === 0 ? "click" : "add";
    work.enter.push(await enter(card));
    const choice = [card, draw(gesture, "park"), kind === "add"] as const;
    work[kind].push(await meter(() => page.evaluate((one) => driver.click(...one), choice)));
    await page.waitForTimeout(pace);
    if (gesture % movesOfBrush === 0) {
      const brushed = Math.floor(draw(gesture, "section") * cards);
      const place = (move: number) =>
        [brushed, draw(gesture * movesOfBrush + move, "size-angle")] as const;
      await enter(brushed);
      await page.evaluate((one) => driver.press(...one), place(0));
      for (let move = 1; move <= movesOfBrush; move++)
        work.brush.push(
          await meter(() => page.evaluate((one) => driver.move(...one), place(move))),
        );
      await page.evaluate((one) => driver.release(...one), place(0));
      await page.waitForTimeout(pace);
    }
    if (gesture % 6 < 5) continue;
    await page.evaluate(() => driver.clear());
    await page.waitForTimeout(pace);
  }
  return work;
}

/** What `installDriver` leaves in the page; a bar is chosen by a share (0–1) of those of its card. */
declare const driver: {
  /** Cards with bars. */
  count: () => number;
  enter: (card: number) => Promise<Seen>;
  click: (card: number, bar: number, isAdding: boolean) => Promise<Seen>;
  press: (card: number, bar: number) => Promise<void>;
  move: (card: number, bar: number) => Promise<Seen>;
  release: (card: number, bar: number) => Promise<void>;
  clear: () => Promise<Seen>;
};

/** Runs in the page. */
function installDriver(): void {
  const cards = (): HTMLElement[] =>
    [...document.querySelectorAll<HTMLElement>("section[data-dimension]")].filter(
      (card) => card.querySelector("li[data-at]") !== null,
    );
  const bars = (card: number): HTMLElement[] => [
    ...(cards()[card]?.querySelectorAll<HTMLElement>("li[data-at]") ?? []),
  ];
  const at = (card: number, u: number): HTMLElement => {
    const all = bars(card);
    const found = all[Math.min(all.length - 1, Math.floor(u * all.length))];
    if (found === undefined) throw new Error(`card ${card}: no bars`);
    return found;
  };
  /** A task of its own: whatever microtasks the event left have run. */
  const nextTask = (): Promise<void> =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    });
  const frame = (): Promise<void> =>
    new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  async function worked(act: () => void): Promise<Seen> {
    await frame();
    const since = performance.now();
    act();
    await nextTask();
    const update = performance.now() - since;
    void document.body.offsetHeight;
    return { update, layout: performance.now() - since };
  }
  const pointer = (type: string, target: Element, buttons: number): boolean => {
    const { left, top, width, height } = target.getBoundingClientRect();
    const init = { bubbles: true, buttons, button: 0, pointerType: "mouse" };
    const place = { clientX: left + width / 2, clientY: top + height / 2 };
    return target.dispatchEvent(new PointerEvent(type, { ...init, ...place }));
  };
  const enter = (card: number): Promise<Seen> =>
    worked(() => cards()[card]?.dispatchEvent(new PointerEvent("pointerenter")));
  const click = (card: number, button: number, isAdding: boolean): Promise<Seen> => {
    const target = at(card, button).querySelector("button");
    return worked(() =>
      target?.dispatchEvent(new MouseEvent("click", { bubbles: true, ctrlKey: isAdding })),
    );
  };
  async function press(card: number, bar: number): Promise<void> {
    cards()[card]?.scrollIntoView({ block: "center" });
    await frame();
    pointer("pointerdown", at(card, bar), 1);
  }
  const move = (card: number, bar: number): Promise<Seen> => {
    const target = at(card, bar);
    return worked(() => pointer("pointermove", target, 1));
  };
  /** The click that follows a drag ends it. */
  async function release(card: number, bar: number): Promise<void> {
    pointer("pointerup", at(card, bar), 0);
    const button = at(card, bar).querySelector("button");
    button?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    await frame();
  }
  const clear = (): Promise<Seen> =>
    worked(() => {
      location.hash = location.hash.replace(/&f=[^&]*/, "");
    });
  const count = (): number => cards().length;
  Object.assign(globalThis, { driver: { count, enter, click, press, move, release, clear } });
}
