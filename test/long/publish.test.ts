import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BrokenPublication } from "../data/publish/brokenPublication.ts";
import { ConcurrentPublication } from "../data/publish/concurrentPublication.ts";
import { isWriting } from "../data/publish/isWriting.ts";
import { KilledPublication } from "../data/publish/killedPublication.ts";

describe("a publication that is killed with -9", () => {
  const killed = new KilledPublication();
  beforeAll(() => killed.prepare());
  afterAll(() => killed.remove());

  it("before every writing call leaves the site whole, and the next one cleans up", async () => {
    for (let n = 1; n <= killed.calls; n += 1) await killed.killAt(n);
  });

  it.each([200, 1000])("at %d random moments does, too", async (kills) => {
    let midst = 0;
    for (let i = 0; i < kills; i += 1) midst += Number(await killed.killAfter(Math.random()));
    expect(midst).toBeGreaterThan(kills / 10);
  });
});

describe("a publication on a file system that", () => {
  const broken = new BrokenPublication();
  beforeAll(() => broken.prepare());
  afterAll(() => broken.remove());

  const codes = ["ENOSPC", "EIO", "EACCES", "EROFS"];

  it.each(codes.flatMap((code) => [true, false].map((lasts) => ({ code, lasts }))))(
    "fails with $code, lasting: $lasts, at every writing call",
    async (failure) => {
      const writing = (await broken.calls(broken.copy())).filter(isWriting).length;
      for (let n = 1; n <= writing + 1; n += 1)
        await broken.failAt(n, { ...failure, of: isWriting });
    },
  );

  it.each([true, false])("fails with EIO, lasting: %s, at every call", async (lasts) => {
    const calls = (await broken.calls(broken.copy())).length;
    for (let n = 1; n <= calls + 1; n += 1)
      await broken.failAt(n, { code: "EIO", lasts, of: () => true });
  });

  it("stops at every writing call", async () => {
    const writing = (await broken.calls(broken.copy())).filter(isWriting).length;
    for (let n = 1; n <= writing; n += 1) await broken.stopAtWriting(n);
  });
});

describe("publications at once", () => {
  const concurrent = new ConcurrentPublication();
  beforeAll(() => concurrent.prepare());
  afterAll(() => concurrent.remove());

  it("a hundred of them with ten readers", async () => {
    expect(await concurrent.readDuring(100, 10)).toBeGreaterThan(200);
  });

  it("fifty pairs", async () => {
    const through = [];
    for (let round = 0; round < 50; round += 1) through.push(await concurrent.pair(round));
    expect(through).toContain(1);
  });
});
