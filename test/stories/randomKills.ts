import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";
import type { Served } from "../../data/site/serve.ts";
import { openSite } from "./browser.ts";
import { databaseWorker } from "./databaseWorker.ts";

/** Questions that are worked out live: no page of a park is answered by the publisher. */
const questions: readonly string[] = ["P1", "P2", "P3"].flatMap((park) =>
  ["union-rate-25plus", "zone-50plus-rate", "rate-100plus", "key-list-rate"].flatMap((measure) =>
    ["2025-09", "2025-08"].map((period) => `#/park/${park}?m=${measure}&t=${period}`),
  ),
);

const patience = { timeout: 40_000, interval: 50 };

/** What a page says of a question, once nothing of it is on its way. */
async function figures(page: Page): Promise<string> {
  const isBusy = await page.locator("[aria-busy=true], .pending, .engine").count();
  const shown = await page.locator(".headline .figures, main [role=alert]").allInnerTexts();
  return isBusy > 0 || shown.length === 0 ? "" : shown.join("\n").replace(/\s+/g, " ");
}

async function ask(page: Page, question: string): Promise<void> {
  await page.evaluate((hash) => void (location.hash = hash), question);
}

async function answered(page: Page): Promise<string> {
  await expect.poll(() => figures(page), patience).not.toBe("");
  return figures(page);
}

/** Ways to end a worker: without a word, and by an error that nobody catches. */
const ends = {
  silently: () => void Reflect.apply(Reflect.get(globalThis, "close"), globalThis, []),
  loudly: () =>
    void setTimeout(() => {
      throw new Error("killed by the story");
    }),
} as const;

export interface Kill {
  how: keyof typeof ends;
  question: string;
  /** Milliseconds after the question. */
  at: number;
  /** Milliseconds from the kill to the answer. */
  back: number;
}

/** The same numbers for the same seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * Asks questions and ends the worker at random moments; every answer must be that of a page whose worker lives. A page
 * remembers its answers, so a new one is opened when all questions have been asked.
 */
export async function killAtRandom(
  { browser, site, seed }: { browser: Browser; site: Served; seed: number },
  count: number,
): Promise<Kill[]> {
  const next = random(seed);
  const right = new Map<string, string>();
  const kills: Kill[] = [];
  while (kills.length < count) {
    const chosen = shuffled(questions, next).slice(0, count - kills.length);
    await addRightAnswers(right, { browser, site }, chosen);
    const opened = await openSite({ browser, site, path: "#/park/P4" });
    await answered(opened.page);
    for (const question of chosen) {
      const how = next() < 0.5 ? "silently" : "loudly";
      const kill = await killOver(opened.page, { how, question, at: Math.floor(next() * 400) });
      expect([question, kill.answer]).toEqual([question, right.get(question)]);
      kills.push(kill);
    }
    opened.assertClean();
    await opened.close();
  }
  return kills;
}

async function addRightAnswers(
  right: Map<string, string>,
  { browser, site }: { browser: Browser; site: Served },
  asked: readonly string[],
): Promise<void> {
  const missing = asked.filter((question) => !right.has(question));
  if (missing.length === 0) return;
  const { page, close } = await openSite({ browser, site, path: "#/park/P4" });
  await answered(page);
  for (const question of missing) {
    await ask(page, question);
    right.set(question, await answered(page));
  }
  await close();
}

async function killOver(
  page: Page,
  { how, question, at }: Omit<Kill, "back">,
): Promise<Kill & { answer: string }> {
  await ask(page, question);
  await page.waitForTimeout(at);
  const worker = await databaseWorker(page);
  await worker?.evaluate(ends[how]).catch(() => undefined);
  const killed = performance.now();
  const answer = await answered(page);
  return { how, question, at, back: performance.now() - killed, answer };
}

function shuffled<Value>(values: readonly Value[], next: () => number): Value[] {
  return values
    .map((value) => ({ value, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}
