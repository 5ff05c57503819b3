import { source as axeSource, type AxeResults } from "axe-core";
import type { Page } from "playwright-core";

/** All violations; a program of the protocol, not of the page: the policy of the site stays as it is. */
export async function axeViolations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(`"axe" in window`))) await page.evaluate(axeSource);
  const run = `axe.run(document, { resultTypes: ["violations"] })`;
  const { violations: found } = (await page.evaluate(run)) as AxeResults;
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = "" }) => `${id}: ${target.join(" ")}: ${failureSummary}`),
  );
}
