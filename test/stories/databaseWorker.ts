import type { Page, Worker } from "playwright-core";

/** The worker in which the database runs, not the one inside it; undefined when there is none. */
export async function databaseWorker(page: Page): Promise<Worker | undefined> {
  for (const worker of page.workers().reverse()) {
    const isDatabase = worker.evaluate(() => Reflect.has(globalThis, "duckdb"));
    if (await isDatabase.catch(() => false)) return worker;
  }
  return undefined;
}
