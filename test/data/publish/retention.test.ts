import fc from "fast-check";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { nodeFileSystem } from "../../../data/publish/fileSystem.ts";
import { folderSource } from "../../../data/publish/folderSource.ts";
import { listPublished } from "../../../data/publish/listPublished.ts";
import { publish } from "../../../data/publish/publish.ts";
import { verify } from "../../../data/publish/verify.ts";
import { hashes } from "../build/dataFolders.ts";
import { openAsReader } from "./siteReader.ts";
import { day, newYear, testMachine } from "./testMachine.ts";
import { TinyFolders } from "./tinyFolders.ts";

const tiny = new TinyFolders();
afterAll(() => tiny.remove());

const months = ["m1", "m2", "m3", "m4", "m5", "m6"];

beforeAll(async () => {
  await tiny.addSites("a", "b", "c", "d", "e");
  await tiny.addData(Object.fromEntries(months.map((name, i) => [name, { covered: i + 1 }])));
});

let to: string;
beforeEach(() => (to = tiny.target()));

const at = (days: number) => testMachine({ now: () => newYear + days * day });
const publishAt = (days: number, month: string | null, site: string | null = null) =>
  publish(at(days), tiny.request(to, site, month));

const held = () =>
  months.filter((name) => `data/generations/${tiny.id(name)}.json` in hashes(to)).join(" ");
const isVerified = async () =>
  expect((await verify(folderSource(nodeFileSystem, to))).findings).toEqual([]);

describe("generations", () => {
  it("stay, three always and each for a week, then are marked, and go a day later", async () => {
    await publishAt(0, "m1", "a");
    await publishAt(1, "m2");
    await publishAt(2, "m3");
    await publishAt(3, "m4");
    expect(held()).toBe("m1 m2 m3 m4");
    // m1 ceased on day 1.
    expect((await publishAt(7.9, "m5")).plan.retired).toEqual([]);
    const marked = await publishAt(8, "m6");
    expect([marked.plan.retired, marked.plan.expired]).toEqual([[tiny.id("m1")], []]);
    expect((await publishAt(8.9, "m6")).plan.expired).toEqual([]);
    expect(held()).toBe("m1 m2 m3 m4 m5 m6");
    const before = hashes(to);
    const { plan } = await publishAt(9, "m6");
    expect([plan.expired, plan.retired]).toEqual([[tiny.id("m1")], [tiny.id("m2")]]);
    expect(held()).toBe("m2 m3 m4 m5 m6");
    const gone = Object.keys(before).filter((path) => !(path in hashes(to)));
    const planned = plan.files.filter(({ change }) => change === "removed");
    expect(gone).toEqual(planned.map(({ path }) => path).sort());
    // Answers and rows of its own with siblings of the answers, manifest and provenance with theirs.
    expect(gone).toHaveLength(3 + 1 + 3 + 1);
    await isVerified();
    await openAsReader(to);
  });

  it("never become fewer than three", async () => {
    await publishAt(0, "m1", "a");
    await publishAt(1, "m2");
    await publishAt(2, "m3");
    for (const later of [100, 200, 300]) await publishAt(later, "m3");
    expect(held()).toBe("m1 m2 m3");
  });

  it("that are shown again are no longer marked", async () => {
    for (const [i, month] of ["m1", "m2", "m3", "m4"].entries())
      await publishAt(i, month, i === 0 ? "a" : null);
    expect((await publishAt(20, "m4")).plan.retired).toEqual([tiny.id("m1")]);
    expect((await publishAt(20.5, "m1")).plan.retired).toEqual([tiny.id("m2")]);
    expect((await publishAt(40, "m1")).plan.expired).toEqual([tiny.id("m2")]);
    const { generations } = await listPublished(at(40), to);
    expect(generations[0]).toMatchObject({ id: tiny.id("m1"), isShown: true });
    expect(generations[0]?.ceased ?? generations[0]?.retired).toBeUndefined();
  });

  it("stay where the clock went back, and where it was ten years ahead once", async () => {
    for (const [i, month] of ["m1", "m2", "m3", "m4", "m5"].entries())
      await publishAt(i * 30, month, i === 0 ? "a" : null);
    expect(held()).toBe("m2 m3 m4 m5");
    const back = await publishAt(-3650, "m6");
    expect([back.plan.retired, back.plan.expired]).toEqual([[], []]);
    // m5 ceased then: when is not known before a clock that is not behind looks.
    const next = await publishAt(120.1, "m6");
    expect(next.plan.retired).not.toContain(tiny.id("m5"));
    const { generations } = await listPublished(at(120.1), to);
    const fifth = generations.find(({ id }) => id === tiny.id("m5"));
    expect(fifth?.ceased).toBe(new Date(newYear + 120.1 * day).toISOString());
    await publishAt(3650, "m1");
    const after = await publishAt(125, "m6");
    expect(after.plan.notices.map(({ code }) => code)).toEqual(["clock-behind"]);
    expect(after.plan.expired).toEqual([]);
  });

  it("of which one cannot be read hold everything back", async () => {
    for (const [i, month] of ["m1", "m2", "m3", "m4", "m5"].entries())
      await publishAt(i, month, i === 0 ? "a" : null);
    await publishAt(30, "m5");
    const manifest = join(to, `data/generations/${tiny.id("m3")}.json`);
    await nodeFileSystem.remove(manifest);
    const { plan } = await publishAt(32, "m5");
    expect(plan.expired).toEqual([tiny.id("m1"), tiny.id("m2")]);
    expect(plan.notices.map(({ code }) => code)).toEqual(["missing", "kept-unreadable"]);
    expect(held()).toBe("m1 m2 m4 m5");
  });
});

describe("releases", () => {
  it("stay as generations do, with every part of them", async () => {
    for (const [i, site] of ["a", "b", "c", "d"].entries()) await publishAt(i, "m1", site);
    const chunks = () => Object.keys(hashes(join(to, "assets"))).filter((path) => /js$/.test(path));
    expect(chunks()).toHaveLength(4);
    const due = [tiny.id("a"), tiny.id("b")];
    expect((await publishAt(10, null, "e")).plan.retired).toEqual(due);
    const { plan } = await publishAt(11, null, "e");
    expect(plan.expired).toEqual(due);
    expect(chunks()).toHaveLength(3);
    expect("assets/engine-AAAAAAAA.wasm" in hashes(to)).toBe(true);
    await isVerified();
  });
});

it("whatever is published when, what a reader opened in the last week is whole", async () => {
  const step = fc.record({
    /** Hours since the step before; negative where a clock goes back. */
    hours: fc.oneof(fc.integer({ min: 1, max: 300 }), fc.constant(-2000)),
    month: fc.constantFrom(...months),
    site: fc.constantFrom("a", "b", "c", "d", "e"),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 7 }), async (steps) => {
      to = tiny.target();
      let [real, shift] = [0, 0];
      const seen: { until: number; generation: string; release: string }[] = [];
      for (const { hours, month, site } of steps) {
        // Real time only goes on; the clock of the publisher may be set back by some.
        real += Math.abs(hours) / 24;
        shift = hours < 0 ? -100 : 0;
        for (const one of seen.slice(-1)) one.until = real + 7;
        await publishAt(real + shift, month, site);
        seen.push({ until: Infinity, generation: tiny.id(month), release: tiny.id(site) });
        const now = Object.keys(hashes(to));
        for (const one of seen.filter(({ until }) => until > real)) {
          expect(now).toContain(`data/generations/${one.generation}.json`);
          expect(now).toContain(`releases/${one.release}.json`);
        }
      }
      await isVerified();
    }),
    { numRuns: 4 },
  );
});
