import type { Locator, Page } from "playwright-core";

/** Not dimmed either, as what stands there is while new answers are on their way. */
const settled = "xpath=//*[@aria-busy='false' and not(ancestor::*[@aria-busy='true'])]";

/** Waits until the map is drawn with the answers that the page asked for last; gives its region. */
export async function untilPainted(page: Page, name = "地图"): Promise<Locator> {
  const region = page.getByRole("region", { name, exact: true });
  await region.and(page.locator(settled)).waitFor({ timeout: 30_000 });
  return region;
}
