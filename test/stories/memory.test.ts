import type { CDPSession, Page } from "playwright-core";
import { expect, test } from "vitest";
import { launchBrowser, openSite } from "./browser.ts";
import { serveSite } from "./site.ts";
import { untilPainted } from "./untilPainted.ts";

/** What a page holds after it has been tidied up. */
interface Held {
  bytes: number;
  nodes: number;
  listeners: number;
}

/** Growth that interactions may leave, as a share of what was held before. */
const mostGrowth = 0.1;

async function held(session: CDPSession): Promise<Held> {
  for (let times = 0; times < 3; times += 1) await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  const value = (name: string): number => metrics.find((one) => one.name === name)?.value ?? NaN;
  return {
    bytes: value("JSHeapUsedSize"),
    nodes: value("Nodes"),
    listeners: value("JSEventListeners"),
  };
}

/** A round of what leaders do: measures, months, lenses, areas, places, and back to where it began. */
const round = [
  ["m=union-rate-25plus", "m=rate-100plus", "m=key-list-rate"],
  ["t=2025-07", "t=2025-08", "t=2025-09"],
  ["v=parks", "v=areas"],
  ["a=330106", "a=330110", ""],
]
  .flat()
  .map((choice) => `#/overview?${choice}`);

/** Goes through addresses in the page as links do, each until it is drawn. */
async function visit(page: Page, addresses: readonly string[]): Promise<void> {
  for (const address of addresses) {
    await page.evaluate((hash) => void (location.hash = hash), address);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  await untilPainted(page);
}

const places = ["310000", "450000", "330100"].map((place) => `#/overview?c=${place}`);

/** Opens a page, does something with it until it holds what it needs, and does it again: what it holds more by then. */
async function growthOf(
  webgl: boolean,
  interact: (page: Page, isWarmingUp: boolean) => Promise<void>,
): Promise<Record<keyof Held, number>> {
  const [browser, site] = await Promise.all([launchBrowser({ webgl }), serveSite()]);
  const opened = await openSite({ browser, site, viewport: { width: 800, height: 600 } });
  const { page } = opened;
  await untilPainted(page);
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  await interact(page, true);
  const before = await held(session);
  await interact(page, false);
  const after = await held(session);
  opened.assertClean();
  await browser.close();
  await site.close();
  const share = (key: keyof Held): number => (after[key] - before[key]) / before[key];
  return { bytes: share("bytes"), nodes: share("nodes"), listeners: share("listeners") };
}

function expectSteady(growth: Record<keyof Held, number>): void {
  expect(Math.max(...Object.values(growth)), JSON.stringify(growth)).toBeLessThanOrEqual(
    mostGrowth,
  );
}

/** Longer with LONG=1; software GL makes maps of the graphics card slow. */
const isLong = process.env["LONG"] !== undefined;
const interactions = isLong ? 500 : 200;

test(`${interactions} interactions leave no more than a tenth of what the page held`, async () => {
  const step = [...round, ...places];
  const growth = await growthOf(false, async (page, isWarmingUp) => {
    // Code that has just been compiled, and caches that fill up to their limits, are no growth.
    const rounds = isWarmingUp ? 12 : Math.ceil(interactions / step.length);
    for (let times = 0; times < rounds; times += 1) await visit(page, step);
  });
  expectSteady(growth);
});

test.runIf(isLong)(
  "a map that is left leaves nothing behind, also on the graphics card",
  async () => {
    const growth = await growthOf(true, async (page) => {
      for (let times = 0; times < 2; times += 1)
        for (const place of places) await visit(page, [place]);
    });
    expectSteady(growth);
  },
);
