import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Outcome } from "../../../data/cli/command.ts";
import { list } from "../../../data/cli/list.ts";
import { publish } from "../../../data/cli/publish.ts";
import { rollback } from "../../../data/cli/rollback.ts";
import { verify } from "../../../data/cli/verify.ts";
import { withdraw } from "../../../data/cli/withdraw.ts";
import { hashes } from "../build/dataFolders.ts";
import { TinyFolders } from "../publish/tinyFolders.ts";
import { put } from "../publish/tinySite.ts";
import { atlas, document } from "./atlas.ts";

const tiny = new TinyFolders();
beforeAll(async () => {
  await tiny.addSites("spring");
  await tiny.addData({
    may: { period: "2025-05", covered: 20 },
    june: { period: "2025-06", covered: 30 },
  });
});
afterAll(() => tiny.remove());

let to: string;
beforeEach(() => (to = tiny.target()));

const quiet = () => undefined;
const publishing = (month: string, ...more: string[]): string[] => [
  ...["--site", tiny.site("spring"), "--data", tiny.data(month), "--to", to],
  ...more,
];
const run = (month: string, ...more: string[]): Promise<Outcome> =>
  publish.run(publishing(month, ...more), quiet);

describe("atlas publish", () => {
  it("prints one document, publishes and exits with 0", async () => {
    const done = await atlas("publish", ...publishing("may"), "--json");
    expect(done.exit).toBe(0);
    expect(document(done)).toMatchObject({
      ...{ ok: true, isChanged: true, notices: [], errors: [] },
      plan: { profile: "named", after: { generation: tiny.id("may"), version: 1 } },
    });
    expect((await atlas("verify", to)).exit).toBe(0);
  });

  it("rehearses for people, without writing", async () => {
    await run("may");
    const before = hashes(to);
    const { exit, lines } = await run("june", "--plan");
    expect(exit).toBe(0);
    expect(lines.slice(0, 7)).toEqual([
      `世代 generation: ${tiny.id("may")} → ${tiny.id("june")}`,
      `页面 page: ${tiny.id("spring")} → ${tiny.id("spring")}`,
      "版本 version: 1 → 2；类型 profile: named",
      "杭州市 25人以上非公企业建会率 Union rate, non-public enterprises of 25 or more: " +
        "50.0 %（20 / 40，2025-05） → 75.0 %（30 / 40，2025-06）；单位 units: 53 → 63",
      expect.stringMatching(/^新增 new: 8, \d/),
      expect.stringMatching(/^更改 changed: 1, \d+ B$/),
      expect.stringMatching(/^不变 unchanged: \d+, \d/),
    ]);
    expect(lines.at(-1)).toMatch(/^可以发布 ready to publish/);
    expect(hashes(to)).toEqual(before);
  });

  it("tells in both languages why it does not publish", async () => {
    await run("may");
    const planned = await run("june", "--profile", "aggregate", "--plan");
    const expected = expect.stringContaining(
      'profile-of-target "named": 目标文件夹声明了另一种发布类型；发布到另一个文件夹',
    );
    expect([planned.exit, planned.lines]).toEqual([2, [expected]]);
    const { exit, json, lines } = await run("june", "--settings", tiny.make());
    expect([exit, json]).toMatchObject([2, { ok: false, errors: [{ code: "no-settings" }] }]);
    expect(lines[0]).toMatch(/^拒绝 refused: .+ \/ a folder without settings; put site\.json/);
  });

  it("of a plan with findings exits with 1 and lists them", async () => {
    await run("may");
    put(to, "targets.json", "{");
    const { exit, lines } = await run("june", "--plan");
    expect(exit).toBe(1);
    expect(lines.at(-2)).toContain("settings-invalid");
    expect(lines.at(-1)).toBe("不能发布 cannot be published: 1");
  });

  it.each([
    ["missing --site DIST or --data DIR", ["--to", "x"]],
    ["missing --to TARGET", ["--site", "x"]],
    ["--profile takes named or aggregate: all", ["--site", "x", "--to", "y", "--profile", "all"]],
    ["not an option: dist", ["--site", "x", "--to", "y", "dist"]],
  ])("wrong usage: %s", async (message, args) => {
    await expect(publish.run(args, quiet)).rejects.toThrow(message);
  });
});

describe("after two publications", () => {
  beforeEach(async () => {
    await run("may");
    await run("june");
  });

  it("atlas list tells what is there", async () => {
    const { exit, lines } = await list.run([to], quiet);
    expect(exit).toBe(0);
    expect(lines).toEqual([
      "类型 profile: named，版本 version: 2",
      expect.stringMatching(
        new RegExp(`^\\* ${tiny.id("june")} v2 \\S+Z ledger/2025-06, 3 files, 7\\d\\d B$`),
      ),
      expect.stringMatching(
        new RegExp(`^ {2}${tiny.id("may")} v1 .+ 不再显示 not shown since 20\\d\\d-.+Z$`),
      ),
      `* ${tiny.id("spring")} v2 页面 page`,
    ]);
  });

  it("atlas rollback goes back, and says so when there is nothing to go back to", async () => {
    const { exit, json, lines } = await rollback.run(["--to", to], quiet);
    expect([exit, lines]).toEqual([
      0,
      [`已退回 rolled back: ${tiny.id("june")} → ${tiny.id("may")}，版本 version 3`],
    ]);
    expect(json).toMatchObject({ ok: true, generation: tiny.id("may"), version: 3 });
    expect(await rollback.run(["--to", to], quiet)).toMatchObject({
      ...{ exit: 2, json: { errors: [{ code: "no-previous" }] } },
    });
    expect(await rollback.run(["--to", to, tiny.id("may")], quiet)).toMatchObject({ exit: 0 });
  });

  it("atlas withdraw takes a generation off", async () => {
    const { exit, json, lines } = await withdraw.run(["--to", to, tiny.id("june")], quiet);
    expect([exit, lines.slice(0, 2)]).toEqual([
      0,
      [
        `已撤下 withdrawn: ${tiny.id("june")}，移除文件 files removed: 8`,
        `现在显示 shown now: ${tiny.id("may")}，版本 version 3`,
      ],
    ]);
    expect(json).toMatchObject({ ok: true, shown: tiny.id("may"), errors: [] });
    expect(await run("june")).toMatchObject({ exit: 2, json: { errors: [{ code: "withdrawn" }] } });
    expect((await run("june", "--again")).exit).toBe(0);
  });

  it("atlas verify lists what differs", async () => {
    const [path = ""] = Object.keys(hashes(to)).filter((one) => one.startsWith("assets/"));
    rmSync(join(to, path));
    const { exit, json, lines } = await verify.run([to], quiet);
    expect(exit).toBe(1);
    expect(json).toMatchObject({ ok: false, errors: [{ path, code: "missing" }] });
    expect(lines).toEqual([
      `不符 differs: ${path}: missing: 文件缺失；再次发布即可补上 / the file is missing; publish again: that replaces it`,
      expect.stringMatching(/^不完整 not as published: .+，1$/),
    ]);
  });

  it.each([
    ["rollback", rollback, ["--to", "x", "june"], "GENERATION takes 16 hex digits: june"],
    ["withdraw", withdraw, ["--to", "x"], "missing GENERATION"],
    [
      "withdraw",
      withdraw,
      ["--to", "x", "0123456789abcdef", "--to-generation", "y"],
      "takes 16 hex digits",
    ],
    ["verify", verify, [], "missing TARGET or URL"],
    ["list", list, [], "missing TARGET"],
  ])("wrong usage of %s", async (_, command, args, message) => {
    await expect(command.run(args, quiet)).rejects.toThrow(message);
  });
});
