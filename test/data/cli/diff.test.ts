import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { diff as diffCommand } from "../../../data/cli/diff.ts";
import { build, hashes, temporaryFolders } from "../build/dataFolders.ts";
import {
  areasByHand,
  classesByHand,
  columnsByHand,
  ledgerFolder,
  rowsAfter,
  rowsBefore,
} from "../diff/comparedLedgers.ts";
import { atlas, document, type Run } from "./atlas.ts";

const folders = temporaryFolders();
afterAll(folders.remove);

let data: string;
let generation: string;

beforeAll(async () => {
  data = folders.make();
  const ledgers = folders.make();
  const before = ledgerFolder(ledgers, "2025-08", rowsBefore);
  generation = (await build(data, [before, ledgerFolder(ledgers, "2025-09", rowsAfter)]))
    .generation;
});

const diff = (...args: string[]): Promise<Run> => atlas("diff", ...args, "--data", data);

/** The command in this process. */
const run = (...args: string[]) => diffCommand.run([...args, "--data", data], () => undefined);

describe("atlas diff", () => {
  it("prints one document and changes nothing in the data folder", async () => {
    const before = hashes(data);
    const list = join(folders.make(), "list.csv");
    const done = await diff("2025-08", "2025-09", "--list", list, "--json");
    expect(done.exit).toBe(0);
    const { areas, ...rest } = document<{ areas: object[] }>(done);
    expect(rest).toEqual({
      ok: true,
      a: { generation, period: "2025-08", enterprises: 8 },
      b: { generation, period: "2025-09", enterprises: 8 },
      restatement: false,
      classes: classesByHand,
      columns: columnsByHand,
      notices: [],
      list,
      errors: [],
    });
    expect(areas.map((row) => Object.values(row))).toEqual(areasByHand);
    expect(readFileSync(list, "utf8").trimEnd().split("\r\n")).toHaveLength(1 + 8);
    expect(hashes(data)).toEqual(before);
  });

  it("prints lines for people, areas when they are asked for", async () => {
    const { exit, stdout } = await diff("2025-08", "2025-09", "--by-district");
    expect(exit).toBe(0);
    expect(stdout.trimEnd().split("\n")).toEqual([
      `${generation}:2025-08 → ${generation}:2025-09`,
      "企业 enterprises: 8 → 8",
      "新增 new: 1",
      "减少 closed: 1",
      "迁移 moved: 4（新建会 gained a union 1，不再建会 lost it 0）",
      "变更 changed: 2（新建会 gained a union 0，不再建会 lost it 1）",
      "未变 unchanged: 1",
      "  行政区划代码 adcode: 4",
      "  会员人数 members: 2",
      "  建会方式 build_mode: 2",
      "  名称 name: 1",
      "地区 area\tA\tB\t新增 new\t减少 closed\t迁入 moved in\t迁出 moved out\t区内迁移 moved within\t变更 changed\t新建会 gained\t不再建会 lost",
      "330106 西湖区 Xihu\t4\t3\t1\t1\t0\t1\t0\t1\t0\t1",
      "450100 南宁市 Nanning\t2\t2\t0\t0\t0\t0\t1\t1\t0\t0",
      "~ 未定位\t1\t2\t0\t0\t1\t0\t1\t0\t0\t0",
      "310115 浦东新区 Pudong\t1\t0\t0\t0\t0\t1\t0\t0\t0\t0",
      "330108 滨江区 Binjiang\t0\t1\t0\t0\t1\t0\t0\t0\t1\t0",
      "合计 total\t8\t8\t1\t1\t2\t2\t2\t2\t1\t1",
    ]);
  });

  it("of a period with itself is a restatement of nothing", async () => {
    const { exit, json } = await run("2025-08", `${generation}:2025-08`);
    const { restatement, classes } = json as { restatement: boolean; classes: object };
    expect([exit, restatement]).toEqual([0, true]);
    expect(Object.keys(classes)).toEqual(
      "restated-new restated-closed restated-moved restated unchanged".split(" "),
    );
  });
});

describe("what is refused: exit 2", () => {
  it("a period that is not there, in one document or in both languages", async () => {
    const refused = await diff("2025-07", "2025-09", "--json");
    expect(refused.exit).toBe(2);
    expect(document(refused)).toMatchObject({ ok: false, errors: [{ code: "unknown-period" }] });
    const { exit, lines } = await run("2025-07", "2025-09");
    expect([exit, ...lines]).toEqual([
      2,
      `拒绝 refused: generations: unknown-period "${generation}:2025-07": ` +
        `世代 ${generation} 的台账有 2025-08, 2025-09 / ` +
        `the ledgers of generation ${generation} are of 2025-08, 2025-09`,
    ]);
  });

  it("a list inside the data folder, or in a folder that is not there", async () => {
    const inside = join(data, "list.csv");
    const refused = await run("2025-08", "2025-09", "--list", inside);
    expect(refused).toMatchObject({
      exit: 2,
      json: { ok: false, errors: [{ code: "list-inside" }] },
    });
    expect(existsSync(inside)).toBe(false);
    const absent = join(folders.make(), "absent", "list.csv");
    await expect(run("2025-08", "2025-09", "--list", absent)).rejects.toThrow(absent);
  });

  it.each([
    ["missing B", ["2025-08"]],
    ["B takes PERIOD, GENERATION or GENERATION:PERIOD: september", ["2025-08", "september"]],
    ["two sides, A and B", ["2025-08", "2025-09", "2025-10"]],
    ["--by-city", ["2025-08", "2025-09", "--by-city"]],
    ["missing --list FILE", ["2025-08", "2025-09", "--list", ""]],
  ])("wrong usage: %s", async (message, args) => {
    await expect(run(...args)).rejects.toThrow(message);
  });
});
