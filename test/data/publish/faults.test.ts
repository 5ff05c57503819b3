import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PublishError } from "../../../data/publish/finding.ts";
import { BrokenPublication, failure } from "./brokenPublication.ts";
import { isWriting } from "./isWriting.ts";
import { testMachine, watchedFileSystem } from "./testMachine.ts";

const broken = new BrokenPublication();
beforeAll(() => broken.prepare());
afterAll(() => broken.remove());

const codes = ["ENOSPC", "EIO", "EACCES", "EROFS"];

/** Of the calls every fourth; test/long takes them all. */
const step = 4;

describe("a publication of which one call of the file system fails", () => {
  it("leaves the site whole, names the path, and the next one cleans up", async () => {
    const writing = (await broken.calls(broken.copy())).filter(isWriting).length;
    expect(writing).toBeGreaterThan(60);
    for (let n = 1; n <= writing + 1; n += step) {
      const code = codes[((n - 1) / step) % codes.length] ?? "EIO";
      await broken.failAt(n, { code, lasts: n % 3 === 0, of: isWriting });
    }
  });

  it("says what failed in both languages", async () => {
    const to = broken.copy();
    const error = await broken.error(to, (call) => {
      if (call.name === "write") throw failure("ENOSPC", call);
    });
    expect((error as Error).message).toMatch(
      /^\/.+: disk-full "ENOSPC": 磁盘已满；腾出空间后再发布 \/ the disk is full; make room/,
    );
  });

  it("that is the first leaves nothing, or a folder that the next one completes", async () => {
    const to = broken.fresh();
    const error = await broken.error(to, (call) => {
      if (call.name === "open" && call.more === "wx") throw failure("EACCES", call);
    });
    expect([(error as PublishError).findings[0]?.code, existsSync(to)]).toEqual([
      "no-permission",
      false,
    ]);
    await broken.error(to, (call) => {
      if (call.name === "rename" && call.more.endsWith("current.json")) throw failure("EIO", call);
    });
    expect(existsSync(join(to, "index.html"))).toBe(false);
    await broken.expectRecovery(to, "first");
  });

  it("after the pointer was written is told as published", async () => {
    const to = broken.copy();
    const { findings, isChanged } = await broken.publish(
      to,
      watchedFileSystem((call) => {
        if (call.name === "rename" && call.more.endsWith("publications.json"))
          throw failure("EIO", call);
      }),
    );
    expect([isChanged, findings.map(({ code }) => code)]).toEqual([true, ["io-error"]]);
    await broken.expectRecovery(to, "after");
  });

  it("between page and pointer is told as unfinished", async () => {
    const to = broken.copy();
    const error = await broken.error(to, (call) => {
      if (call.name === "rename" && call.more.endsWith("current.json")) throw failure("EIO", call);
    });
    expect((error as PublishError).findings.map(({ code, path }) => [code, path])).toEqual([
      ["io-error", join(to, "data/current.json")],
      ["unfinished", "data/current.json"],
    ]);
  });
});

describe("a rename that Windows refuses", () => {
  const busy = (times: number, code: string) => {
    let left = times;
    return watchedFileSystem((call) => {
      if (call.name === "rename" && call.more.endsWith("current.json") && left-- > 0)
        throw failure(code, call);
    });
  };
  let waited: number[];
  const pause = (milliseconds: number) => Promise.resolve(void waited.push(milliseconds));

  it.each(["EPERM", "EBUSY", "EACCES"])("for a moment with %s is tried again", async (code) => {
    waited = [];
    const to = broken.copy();
    await broken.publish(to, busy(4, code), { pause });
    expect(waited).toEqual([50, 100, 200, 400]);
    await broken.expectRecovery(to, code);
  });

  it("for good leaves the old pointer and says what to do", async () => {
    waited = [];
    const to = broken.copy();
    const before = readFileSync(join(to, "data/current.json"), "utf8");
    await expect(broken.publish(to, busy(Infinity, "EPERM"), { pause })).rejects.toThrow(
      "close the program that holds it",
    );
    expect(waited.reduce((sum, one) => sum + one)).toBeLessThan(10_000);
    expect(readFileSync(join(to, "data/current.json"), "utf8")).toBe(before);
    await broken.expectWhole(to, "refused");
    await broken.expectRecovery(to, "refused");
  });
});

describe("a publication that stops", () => {
  it("at any writing call leaves the site whole, and the next one cleans up", async () => {
    const writing = (await broken.calls(broken.copy())).filter(isWriting).length;
    for (let n = 3; n <= writing; n += step) await broken.stopAtWriting(n);
  });
});

describe("the order of calls", () => {
  it("syncs every file before it gets its name, and every name before page and pointer", async () => {
    const to = broken.copy();
    const calls = (await broken.calls(to)).filter(isWriting);
    const unsynced = new Set<string>();
    const unnamed = new Set<string>();
    const renamed: string[] = [];
    for (const { name, path, more } of calls) {
      if (name === "write") unsynced.add(path);
      if (name === "sync") unsynced.delete(path);
      if (name === "syncFolder")
        for (const one of unnamed) if (join(one, "..") === path) unnamed.delete(one);
      if (name !== "rename") continue;
      expect(unsynced, more).not.toContain(path);
      const below = more.slice(to.length + 1);
      if (["index.html", "data/current.json", "publications.json"].includes(below))
        expect([...unnamed], below).toEqual([]);
      unnamed.add(more);
      renamed.push(below);
    }
    expect([...unnamed]).toEqual([]);
    expect(renamed.slice(-3)).toEqual(["index.html", "data/current.json", "publications.json"]);
    expect(renamed.length).toBeGreaterThan(12);
  });

  it("takes the lock first and gives it back last", async () => {
    const calls = (await broken.calls(broken.copy())).filter(isWriting);
    const [first, last] = [calls.at(0), calls.at(-1)];
    expect([first?.name, first?.more]).toEqual(["open", "wx"]);
    expect(first?.path).toMatch(/\.publish\.lock$/);
    expect([last?.name, last?.path]).toEqual(["remove", first?.path]);
  });

  it("writes nothing after somebody else moved the pointer or took the lock", async () => {
    for (const [file, code] of [
      ["data/current.json", "pointer-moved"],
      [".publish.lock", "lock-lost"],
    ] as const) {
      const to = broken.copy();
      const page = readFileSync(join(to, "index.html"), "utf8");
      const fs = watchedFileSystem(async ({ name, more }) => {
        if (name !== "rename" || !more.endsWith("boundaries/index.json")) return;
        const text = readFileSync(join(to, file), "utf8");
        await testMachine().fs.remove(join(to, file));
        const other = await testMachine().fs.open(join(to, file), "wx");
        await other.write(Buffer.from(`${text} `));
        await other.close();
      });
      await expect(broken.publish(to, fs)).rejects.toThrow(code);
      expect(readFileSync(join(to, "index.html"), "utf8")).toBe(page);
    }
  });
});
