import type { Page } from "playwright-core";

interface Shift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
}

declare global {
  interface Window {
    /** Sum of the shifts since it was last asked for. */
    shifted: number;
  }
}

/** Has a page add up how much of its layout jumps, over a network of 150 ms and 1.5 MB a second. */
export async function watchLayoutShifts(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 150,
    downloadThroughput: 1_500_000,
    uploadThroughput: 1_500_000,
  });
  await page.addInitScript(() => {
    window.shifted = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as Shift[])
        if (!entry.hadRecentInput) window.shifted += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
}

/** Layout shift since the last call: shares of the viewport times the way moved. */
export const layoutShifts = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { shifted } = window;
    window.shifted = 0;
    return shifted;
  });
