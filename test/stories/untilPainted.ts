import type { Locator, Page } from "playwright-core";

/** Waits until the map is drawn; gives its region. */
export async function untilPainted(page: Page, name = "地图"): Promise<Locator> {
  const region = page.getByRole("region", { name, exact: true });
  await region.and(page.locator("[aria-busy=false]")).waitFor({ timeout: 30_000 });
  return region;
}
