import { mkdirSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import type { Page } from "playwright-core";

const sizes = [
  { width: 1366, height: 768 },
  { width: 390, height: 844 },
] as const;

/** Pictures of a page on a desk and on a telephone, for eyes: only where SHOTS names a folder. */
export async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env["SHOTS"];
  if (folder === undefined) return;
  const before = page.viewportSize();
  mkdirSync(folder, { recursive: true });
  for (const size of sizes) {
    await page.setViewportSize(size);
    await page.waitForTimeout(600);
    await page.screenshot({ path: join(folder, `${name}-${size.width}.png`) });
  }
  if (before !== null) await page.setViewportSize(before);
}
