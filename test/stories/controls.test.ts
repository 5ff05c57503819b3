import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Served } from "../../data/site/serve.ts";
import { launchBrowser, openSite } from "./browser.ts";
import { serveSite } from "./site.ts";
import { untilPainted } from "./untilPainted.ts";
import { untilTable } from "./untilTable.ts";

/** Every control of every page is in the address: a link shows what its sender saw. */
let site: Served;
let browser: Browser;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser({ webgl: false }), serveSite()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** Pages, and what each waits for. */
const pages: Record<string, (page: Page) => Promise<unknown>> = {
  "#/overview": untilPainted,
  "#/place/450100": untilPainted,
  "#/place/330110": untilTable(/^未建会企业/),
  "#/compare": untilTable(/^2004年/),
  "#/targets": untilTable(/^建会$/),
  "#/targets/hz25-25plus-union-rate": untilTable(/^各地区/),
  "#/slice": untilTable(/^表 地区/),
  "#/data": untilTable(/^各表行数/),
};

/**
 * Of the browser alone: what is searched for may be a name, and stays out of links; what is typed and not yet applied.
 */
const notShared = 'input[type="search"], input[role="combobox"], [data-draft]';
const controls = (page: Page): Locator =>
  page.locator(`select, input:not(${notShared.replaceAll(", ", "):not(")})`);

interface State {
  name: string;
  value: string;
}

/** Every control that is seen with its state, in the order of the page. */
const states = (page: Page): Promise<State[]> =>
  controls(page).evaluateAll((found) =>
    found
      .filter((one) => one.checkVisibility())
      .map((one) => {
        const field = one as HTMLInputElement;
        const name =
          field.getAttribute("aria-label") ?? field.labels?.[0]?.textContent ?? field.name;
        const isTicked = field.type === "radio" || field.type === "checkbox";
        return {
          name: name.trim().replaceAll(/\s+/g, " "),
          value: isTicked ? String(field.checked) : field.value,
        };
      }),
  );

/** Gives a control another state than it has; false for one that has no other, or is not offered now. */
async function change(control: Locator): Promise<boolean> {
  if (await control.isDisabled()) return false;
  const kind = await control.evaluate((one) =>
    one instanceof HTMLSelectElement ? "select" : (one as HTMLInputElement).type,
  );
  if (kind === "select") {
    const other = await control.evaluate((one) => {
      const { options, value } = one as HTMLSelectElement;
      return [...options].map((option) => option.value).findLast((text) => text !== value);
    });
    if (other === undefined) return false;
    await control.selectOption(other);
  } else if (kind === "radio") {
    if (await control.isChecked()) return false;
    await control.check({ force: true });
  } else if (kind === "checkbox") await control.setChecked(!(await control.isChecked()));
  else if (kind === "range") {
    const at = Number(await control.inputValue());
    await control.fill(String(at === 0 ? 1 : at - 1));
  } else await control.fill("12").then(() => control.press("Enter"));
  return true;
}

test.each(Object.entries(pages))(
  "%s: each control changes the address, which restores all of them",
  async (path, wait) => {
    const first = await openSite({ browser, site, path });
    const { page } = first;
    await wait(page);
    for (let index = 0; index < (await states(page)).length; index += 1) {
      const before = page.url();
      const control = controls(page).locator("visible=true").nth(index);
      if (!(await change(control))) continue;
      const message = `control ${index + 1} of ${path}`;
      await expect.poll(() => page.url(), { message }).not.toBe(before);
      expect(page.url().length).toBeLessThan(2000);
    }
    const again = await openSite({ browser, site, path: page.url().slice(first.url.length) });
    const seen = await states(page);
    expect(seen.length).toBeGreaterThan(0);
    await expect.poll(() => states(again.page), { timeout: 20_000 }).toEqual(seen);
    for (const opened of [first, again]) {
      opened.assertClean();
      await opened.close();
    }
  },
);
