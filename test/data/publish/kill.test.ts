import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { KilledPublication } from "./killedPublication.ts";

/* Some of what test/long/publish.test.ts does in full. */

const killed = new KilledPublication();
beforeAll(() => killed.prepare());
afterAll(() => killed.remove());

describe("a publication that is killed with -9", () => {
  it("before a writing call leaves the site whole, and the next one cleans up", async () => {
    expect(killed.calls).toBeGreaterThan(60);
    for (let n = 1; n <= killed.calls; n += Math.ceil(killed.calls / 6)) await killed.killAt(n);
  });

  it("at 20 random moments does, too", async () => {
    let midst = 0;
    for (let i = 0; i < 20; i += 1) midst += Number(await killed.killAfter(Math.random()));
    expect(midst).toBeGreaterThan(0);
  }, 180_000);
});
