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

/** Half a thousand steps with three maps on software GL take their time. */
const timeout = 300_000;

/** Growth that 500 interactions may leave, as a share of what was held before. */
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

test("500 interactions leave no more than a tenth of what the page held", { timeout }, async () => {
  const [browser, site] = await Promise.all([launchBrowser(), serveSite()]);
  const opened = await openSite({ browser, site, viewport: { width: 800, height: 600 } });
  const { page } = opened;
  await untilPainted(page);
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  /** Three places with a map each: ten rounds of eleven steps and a change of place make 120. */
  const rounds = async (times: number): Promise<void> => {
    for (let index = 0; index < times; index += 1) {
      await visit(page, round);
      await visit(page, [`#/overview?c=${["310000", "450000", "330100"][index % 3]}`]);
    }
  };
  await rounds(6);
  const before = await held(session);
  await rounds(Math.ceil(500 / (round.length + 1)));
  const after = await held(session);
  const growth = (key: keyof Held): number => (after[key] - before[key]) / before[key];
  const said = JSON.stringify({ before, after });
  for (const key of ["bytes", "nodes", "listeners"] as const)
    expect(growth(key), `${key} ${said}`).toBeLessThanOrEqual(mostGrowth);
  opened.assertClean();
  await opened.close();
  await Promise.all([browser.close(), site.close()]);
});
