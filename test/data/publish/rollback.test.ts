import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { nodeFileSystem } from "../../../data/publish/fileSystem.ts";
import { folderSource } from "../../../data/publish/folderSource.ts";
import { listPublished } from "../../../data/publish/listPublished.ts";
import { publish } from "../../../data/publish/publish.ts";
import { rollback } from "../../../data/publish/rollback.ts";
import { verify } from "../../../data/publish/verify.ts";
import { withdraw } from "../../../data/publish/withdraw.ts";
import { parsePointer } from "../../../src/domain/generation.ts";
import { hashes } from "../build/dataFolders.ts";
import { refusalOf, refusedFor } from "./refusal.ts";
import { isWriting } from "./isWriting.ts";
import { stopAt } from "./stopAt.ts";
import { openAsReader } from "./siteReader.ts";
import { testMachine, watchedFileSystem } from "./testMachine.ts";
import { TinyFolders } from "./tinyFolders.ts";
import { put, tinyData } from "./tinySite.ts";

const tiny = new TinyFolders();
afterAll(() => tiny.remove());

beforeAll(async () => {
  await tiny.addSites("spring");
  await tiny.addData({
    may: { period: "2025-05", covered: 20, rows: "of May and June" },
    june: { period: "2025-06", covered: 30, rows: "of May and June" },
    july: { period: "2025-07", covered: 31 },
  });
  for (const month of ["may", "june", "july"])
    await publish(testMachine(), tiny.request(published, month === "may" ? "spring" : null, month));
});

const published = tiny.target();
let to: string;
beforeEach(() => cpSync(published, (to = tiny.target()), { recursive: true }));

const pointer = () => parsePointer(readFileSync(join(to, "data/current.json"), "utf8"));
const back = (generation: string | null = null) => rollback(testMachine(), { to, generation });
const off = (generation: string, instead: string | null = null) =>
  withdraw(testMachine(), { to, generation, instead });
const manifest = (month: string): string => `data/generations/${tiny.id(month)}.json`;
const verified = async () => (await verify(folderSource(nodeFileSystem, to))).findings;

describe("rollback", () => {
  it("shows the generation before, step by step, and the version grows", async () => {
    expect(await back()).toMatchObject({ from: tiny.id("july"), generation: tiny.id("june") });
    expect(pointer()).toMatchObject({ version: 4, previous: tiny.id("may") });
    expect(await back()).toMatchObject({ generation: tiny.id("may"), version: 5 });
    expect(await openAsReader(to)).toMatchObject({ generation: tiny.id("may"), version: 5 });
    expect(await refusedFor(back())).toEqual(["no-previous"]);
    expect(await back(tiny.id("july"))).toMatchObject({ version: 6 });
    expect(await verified()).toEqual([]);
  });

  it("writes the pointer and the record, nothing else", async () => {
    const before = hashes(to);
    const renamed: string[] = [];
    const fs = watchedFileSystem(({ name, more }) => {
      if (name === "rename") renamed.push(more.slice(to.length + 1));
    });
    await rollback(testMachine({ fs }), { to, generation: null });
    expect(renamed).toEqual(["data/current.json", "publications.json"]);
    const changed = Object.entries(hashes(to)).filter(([path, hash]) => before[path] !== hash);
    expect(changed.map(([path]) => path)).toEqual(renamed);
  });

  it("then a publication goes back to what was shown, not to what was left", async () => {
    await back();
    await tiny.addData({ august: { period: "2025-08", covered: 32 } });
    await publish(testMachine(), tiny.request(to, null, "august"));
    expect(pointer().previous).toBe(tiny.id("june"));
  });

  it("to what is shown changes nothing", async () => {
    const before = hashes(to);
    expect(await back(tiny.id("july"))).toMatchObject({ version: 3 });
    expect(hashes(to)).toEqual(before);
  });

  it.each([
    ["a file of it is missing", () => rmSync(join(to, file("june")))],
    ["a file of it was cut", () => writeFileSync(join(to, file("june")), "cut")],
    ["its manifest is missing", () => rmSync(join(to, manifest("june")))],
    ["its manifest was altered", () => writeFileSync(join(to, manifest("june")), "{}")],
  ])("is refused when %s", async (_, damage) => {
    damage();
    const before = hashes(to);
    const [first] = await refusalOf(back());
    expect([first?.code, first?.value]).toEqual(["not-whole", tiny.id("june")]);
    expect(hashes(to)).toEqual(before);
  });

  /** Answers of a month, which no other has. */
  const file = (month: string): string => {
    const text = readFileSync(join(to, manifest(month)), "utf8");
    return `data/files/${/"330100":\{"bytes":\d+,"file":"([^"]+)"/.exec(text)?.[1]}`;
  };

  it("is refused to what is not there or was copied by hand, and where nothing was published", async () => {
    expect(await refusedFor(back("0123456789abcdef"))).toEqual(["unknown-generation"]);
    const copied = tiny.target();
    await tinyData(join(copied, "data"), { covered: 1 });
    await tinyData(join(copied, "data"), { covered: 2 });
    const { generations } = await listPublished(testMachine(), copied);
    const other = generations.find(({ isShown }) => !isShown)?.id ?? "";
    const away = rollback(testMachine(), { to: copied, generation: other });
    expect(await refusedFor(away)).toEqual(["no-origin"]);
    const nowhere = rollback(testMachine(), { to: tiny.target(), generation: null });
    expect(await refusedFor(nowhere)).toEqual(["not-published"]);
  });
});

describe("withdraw", () => {
  it("takes the generation shown off with all that is its own, and shows the one before", async () => {
    const before = Object.keys(hashes(to));
    const done = await off(tiny.id("july"));
    expect(done).toMatchObject({ shown: tiny.id("june"), version: 4, findings: [] });
    const gone = before.filter((path) => !(path in hashes(to)));
    expect(gone).toEqual([...done.removed].sort());
    expect(done.removed[0]).toBe(manifest("july"));
    // Manifest, provenance and answers with two siblings each, and a row file.
    expect(gone).toHaveLength(3 + 1 + 3 + 1);
    expect(await openAsReader(to)).toMatchObject({ generation: tiny.id("june"), version: 4 });
    expect(await verified()).toEqual([]);
  });

  it("says which files stay, as another generation holds them", async () => {
    const { notices } = await off(tiny.id("june"));
    // The fact file that all have, and the row file that May has too.
    expect(notices.map(({ code, value }) => [code, value])).toEqual([
      ["files-shared", "2"],
      ["copies-elsewhere", ""],
    ]);
    expect(pointer()).toMatchObject({ generation: tiny.id("july"), previous: tiny.id("may") });
    expect(await verified()).toEqual([]);
  });

  it("shows another one when asked to", async () => {
    await off(tiny.id("july"), tiny.id("may"));
    expect(pointer()).toMatchObject({ generation: tiny.id("may"), version: 4 });
  });

  it("is refused when there is nothing else to show, or nothing whole", async () => {
    await off(tiny.id("may"));
    writeFileSync(join(to, manifest("june")), "{}");
    expect(await refusedFor(off(tiny.id("july")))).toContain("not-whole");
    await off(tiny.id("june"));
    expect(await refusedFor(off(tiny.id("july")))).toEqual(["last-generation"]);
    expect(await refusedFor(off("0123456789abcdef"))).toEqual(["unknown-generation"]);
    expect(await openAsReader(to)).toMatchObject({ generation: tiny.id("july") });
  });

  it("keeps it off: it is neither shown again nor published, unless with --again", async () => {
    await off(tiny.id("july"));
    expect(await refusedFor(back(tiny.id("july")))).toEqual(["withdrawn"]);
    const request = tiny.request(to, null, "july");
    expect(await refusedFor(publish(testMachine(), request))).toEqual(["withdrawn"]);
    await publish(testMachine(), { ...request, again: true });
    expect(pointer()).toMatchObject({ generation: tiny.id("july"), version: 5 });
    expect((await listPublished(testMachine(), to)).withdrawn).toEqual([]);
    await back();
    await publish(testMachine(), request);
    expect(await verified()).toEqual([]);
  });

  it("takes its files off even when another generation cannot be read", async () => {
    writeFileSync(join(to, manifest("may")), "{}");
    const { removed } = await off(tiny.id("july"));
    expect(removed).toHaveLength(3 + 1 + 3 + 1);
    expect(removed.filter((path) => path in hashes(to))).toEqual([]);
  });

  it("goes on where it broke off, and tells what could not be removed", async () => {
    let left = 2;
    const fs = watchedFileSystem(({ name, path }) => {
      if (name === "remove" && path.includes("/files/") && left-- > 0)
        throw Object.assign(new Error("EBUSY"), { code: "EBUSY", path });
    });
    const broken = testMachine({ fs });
    const { findings } = await withdraw(broken, { to, generation: tiny.id("july"), instead: null });
    expect(findings.map(({ code }) => code)).toEqual(["no-permission", "no-permission"]);
    expect((await verified()).map(({ code }) => code)).toEqual(["leftover", "leftover"]);
    const { removed } = await off(tiny.id("july"));
    expect(removed).toHaveLength(2);
    expect(await verified()).toEqual([]);
  });
});

describe("what stops at any writing call", () => {
  const later = testMachine({ pid: 2, isAlive: () => false });

  it("of a rollback leaves the site whole, and a second one does the same", async () => {
    for (let n = 1, isStopped = true; isStopped; n += 1) {
      cpSync(published, (to = tiny.target()), { recursive: true });
      let count = 0;
      isStopped = await stopAt(
        (call) => isWriting(call) && ++count === n,
        (fs) => rollback(testMachine({ fs }), { to, generation: tiny.id("may") }),
      );
      await openAsReader(to);
      await rollback(later, { to, generation: tiny.id("may") });
      await publish(later, tiny.request(to, "spring", null));
      expect(await verified(), `call ${n}`).toEqual([]);
      expect(pointer().generation).toBe(tiny.id("may"));
    }
  });

  it("of a withdrawal leaves the site whole, and a second one ends it", async () => {
    for (let n = 1, isStopped = true; isStopped; n += 1) {
      cpSync(published, (to = tiny.target()), { recursive: true });
      let count = 0;
      const request = { to, generation: tiny.id("july"), instead: null };
      isStopped = await stopAt(
        (call) => isWriting(call) && ++count === n,
        (fs) => withdraw(testMachine({ fs }), request),
      );
      await openAsReader(to);
      if (isStopped) await withdraw(later, request);
      await publish(later, tiny.request(to, "spring", null));
      expect(await verified(), `call ${n}`).toEqual([]);
      expect(manifest("july") in hashes(to)).toBe(false);
      expect(pointer().generation).toBe(tiny.id("june"));
    }
  });
});

describe("list", () => {
  it("tells what is there, the newest first", async () => {
    await off(tiny.id("june"));
    put(to, ".publish.lock", "{}");
    const { generations, withdrawn, notices, ...rest } = await listPublished(testMachine(), to);
    expect(rest).toMatchObject({ profile: "named", version: 4 });
    expect(generations).toMatchObject([
      { id: tiny.id("july"), isShown: true, periods: ["ledger/2025-07"], files: 3, version: 4 },
      { id: tiny.id("may"), isShown: false, ceased: "2026-01-01T12:00:00.000Z", version: 1 },
    ]);
    expect(withdrawn).toMatchObject([{ id: tiny.id("june") }]);
    expect(notices.map(({ code }) => code)).toEqual(["publishing-now"]);
    expect(rest.releases).toMatchObject([{ id: tiny.id("spring"), isShown: true }]);
  });

  it("is refused where nothing was published", async () => {
    expect(await refusedFor(listPublished(testMachine(), tiny.target()))).toEqual([
      "not-published",
    ]);
  });
});
