import type { Page } from "playwright-core";

/** Waits for the first table of a name, for as long as a database may take to start. */
export const untilTable =
  (name: RegExp) =>
  (page: Page): Promise<void> =>
    page.getByRole("table", { name }).first().waitFor({ timeout: 60_000 });
