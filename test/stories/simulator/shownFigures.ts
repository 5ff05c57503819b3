import type { Page } from "playwright-core";

/** Every figure on a page: its tables by name, and the headline. */
export type ShownFigures = Record<string, string>;

export const shownFigures = (page: Page): Promise<ShownFigures> =>
  page.evaluate(() => {
    const read = (element: HTMLElement): string => element.innerText.replace(/\s+/g, " ").trim();
    const tables = [...document.querySelectorAll<HTMLElement>("table[aria-label]")].map(
      (table) => [`table ${table.getAttribute("aria-label") ?? ""}`, read(table)] as const,
    );
    const headlines = [...document.querySelectorAll<HTMLElement>(".headline .figures")].map(
      (headline, at) => [`headline ${at}`, read(headline)] as const,
    );
    const maps = [...document.querySelectorAll("[role=listbox]")].map(
      (list, at) => [`map ${at}`, list.textContent?.replace(/\s+/g, " ") ?? ""] as const,
    );
    return Object.fromEntries([...tables, ...headlines, ...maps]);
  });

/** What a page says that it cannot show, or that is not as it should be. */
export const notices = (page: Page): Promise<string> =>
  page
    .locator("[role=alert]:visible, [role=note]:visible, [role=status]:visible")
    .allInnerTexts()
    .then((texts) => texts.join("\n").trim());
