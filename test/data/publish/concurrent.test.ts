import { afterAll, beforeAll, expect, it } from "vitest";
import { ConcurrentPublication } from "./concurrentPublication.ts";

/* Some of what test/long/publish.test.ts does in full. */

const concurrent = new ConcurrentPublication();
beforeAll(() => concurrent.prepare());
afterAll(() => concurrent.remove());

it("ten readers during ten publications see whole states, each newer than the one before", async () => {
  expect(await concurrent.readDuring(10, 10)).toBeGreaterThan(20);
});

it("of two that publish at once one comes through, or one after the other", async () => {
  for (let round = 0; round < 10; round += 1) await concurrent.pair(round);
});
