import type { Page } from "playwright-core";

/** Links and controls less than 24 px high or wide, but for links in a sentence. */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll("button, a[href], input, select, summary, [role=slider]")]
      .map((element) => {
        const { width, height, right } = (
          element.closest("label") ?? element
        ).getBoundingClientRect();
        const isInline =
          element.tagName === "A" && element.closest("p, li, footer, .line") !== null;
        const isShown = width > 1 && height > 1 && right > 0;
        const isSmall = isShown && !isInline && Math.min(width, height) < 23.5;
        const name = element.getAttribute("aria-label") ?? element.textContent.trim();
        return isSmall
          ? `${element.tagName} ${name.slice(0, 20)}: ${Math.round(width)} × ${Math.round(height)}`
          : "";
      })
      .filter((found) => found !== ""),
  );

/** What sticks out of the page at the right, and words that are cut off with no way to see the rest. */
export const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const isHidden = (element: Element): boolean =>
      element.closest(".visually-hidden, .read, .areas, svg, [aria-hidden=true], .skip") !== null;
    const said = (element: Element, why: string): string =>
      `${element.tagName}.${element.className}: ${why}: ${element.textContent.trim().slice(0, 30)}`;
    const leaves = [...document.querySelectorAll("main *, header *")].filter(
      (element) =>
        element instanceof HTMLElement &&
        element.childElementCount === 0 &&
        element.textContent.trim() !== "" &&
        !isHidden(element),
    ) as HTMLElement[];
    const outside = leaves.filter(
      (element) =>
        element.getBoundingClientRect().right > innerWidth + 1 &&
        element.closest(".scroll, dialog, option") === null,
    );
    const clipped = leaves.filter((element) => {
      const { overflowX, overflowY } = getComputedStyle(element);
      const isCut = overflowX === "hidden" || overflowY === "hidden";
      return (
        isCut && !element.hasAttribute("title") && element.scrollWidth > element.clientWidth + 1
      );
    });
    return [
      ...(document.documentElement.scrollWidth > innerWidth ? ["the page scrolls sideways"] : []),
      ...outside.map((element) => said(element, "outside")),
      ...clipped.map((element) => said(element, "cut")),
    ];
  });
