import { source as axeSource, type AxeResults } from "axe-core";
import type { Page } from "playwright-core";

/** Serious violations; a program of the protocol, not of the page: the policy of the site stays as it is. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const run = `axe.run(document, { resultTypes: ["violations"] })`;
  const { violations: found } = (await page.evaluate(run)) as AxeResults;
  return found
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, failureSummary = "" }) => `${id}: ${target.join(" ")}: ${failureSummary}`,
      ),
    );
}
