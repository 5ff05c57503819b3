import { existsSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { lockHolder, takeLock } from "../../../data/publish/lock.ts";
import { temporaryFolders } from "../build/dataFolders.ts";
import { refusalOf, refusedFor } from "./refusal.ts";
import { newYear, testMachine } from "./testMachine.ts";

const folders = temporaryFolders();
afterAll(folders.remove);

let folder: string;
beforeEach(() => (folder = folders.make()));
const path = () => join(folder, ".publish.lock");
const minutes = (count: number) => () => newYear + count * 60_000;

const first = testMachine({ pid: 1, isAlive: () => true });
const second = testMachine({ pid: 2, isAlive: () => true });

describe("the lock", () => {
  it("is had by one, says by whom, and is gone when released", async () => {
    const lock = await takeLock(first, folder, false);
    const [why] = await refusalOf(takeLock({ ...second, now: minutes(3) }, folder, false));
    expect(why).toMatchObject({
      code: "locked",
      value: "pid 1, publisher, 2026-01-01T12:00:00.000Z, 3 min",
    });
    await lock.check();
    await lock.release();
    expect(existsSync(path())).toBe(false);
    await (await takeLock(second, folder, false)).release();
  });

  it("of a dead process of this machine is taken over, with a notice", async () => {
    await takeLock(first, folder, false);
    const next = await takeLock({ ...second, isAlive: () => false }, folder, false);
    expect(next.notices.map(({ code }) => code)).toEqual(["lock-broken"]);
    expect(readFileSync(path(), "utf8")).toContain('"pid":2');
  });

  it("of another machine is broken when asked to and old enough", async () => {
    await takeLock({ ...first, host: "elsewhere" }, folder, false);
    const dead = { ...second, isAlive: () => false };
    expect(await refusedFor(takeLock({ ...dead, now: minutes(60) }, folder, false))).toEqual([
      "locked",
    ]);
    expect(await refusedFor(takeLock({ ...dead, now: minutes(9) }, folder, true))).toEqual([
      "locked",
    ]);
    await takeLock({ ...dead, now: minutes(10) }, folder, true);
    expect(await lockHolder(second, folder)).toContain("pid 2");
  });

  it("that was taken by somebody else is told, and left to them", async () => {
    const lock = await takeLock(first, folder, false);
    await takeLock({ ...second, now: minutes(10) }, folder, true);
    expect(await refusedFor(lock.check())).toEqual(["lock-lost"]);
    await lock.release();
    expect(readFileSync(path(), "utf8")).toContain('"pid":2');
  });

  it("without a word is that of somebody who died while taking it", async () => {
    writeFileSync(path(), "");
    let waited = 0;
    const pause = (milliseconds: number) => Promise.resolve(void (waited += milliseconds));
    await takeLock({ ...second, pause }, folder, false);
    expect(waited).toBe(2000);
  });

  it("that cannot be understood is broken by its age alone", async () => {
    writeFileSync(path(), "{");
    utimesSync(path(), newYear / 1000, newYear / 1000);
    expect(await refusedFor(takeLock(second, folder, true))).toEqual(["locked"]);
    await takeLock({ ...second, now: minutes(11) }, folder, true);
  });

  it("is had by one of many that ask at once, dead holder or none", async () => {
    for (const held of ["", JSON.stringify({ ...lockOf(99) })]) {
      if (held !== "") writeFileSync(path(), held);
      const asked = await Promise.allSettled(
        Array.from({ length: 20 }, (_, i) =>
          takeLock(testMachine({ pid: i + 1, isAlive: (pid) => pid !== 99 }), folder, false),
        ),
      );
      const got = asked.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
      const mine = await Promise.allSettled(got.map((lock) => lock.check()));
      expect(mine.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      for (const lock of got) await lock.release();
      expect(existsSync(path())).toBe(false);
    }
  });
});

const lockOf = (pid: number) => ({
  ...{ pid, host: "publisher", token: "t" },
  since: new Date(newYear).toISOString(),
});
