import type { Page } from "playwright-core";

/** The rows of a table's body and foot as they are read, without cells that only draw. */
export const tableTexts = (page: Page, name: string | RegExp): Promise<string[][]> =>
  page.getByRole("table", { name, exact: true }).evaluate((table) => {
    const text = (cell: HTMLElement): string => cell.innerText.replace(/\s+/g, " ").trim();
    return [...table.querySelectorAll("tbody tr, tfoot tr")].map((row) =>
      [...row.querySelectorAll<HTMLElement>("th, td:not([aria-hidden=true])")].map(text),
    );
  });
