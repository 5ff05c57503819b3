import type { Page } from "playwright-core";

/** The entries of a list as they are read, words parted by one space. */
export async function listTexts(page: Page, name: string): Promise<string[]> {
  const entries = page.getByRole("list", { name, exact: true }).getByRole("listitem");
  return (await entries.allInnerTexts()).map((text) => text.replace(/\s+/g, " ").trim());
}
