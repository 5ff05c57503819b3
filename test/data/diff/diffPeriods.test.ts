import {
  appendFileSync,
  cpSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openContentStore } from "../../../data/build/contentStore.ts";
import { readGeneration, writeGeneration } from "../../../data/build/dataFolder.ts";
import { openNative } from "../../../data/build/native.ts";
import type { Diff } from "../../../data/diff/diff.ts";
import { diffPeriods } from "../../../data/diff/diffPeriods.ts";
import { parseSide } from "../../../data/diff/parseSide.ts";
import { LedgerError } from "../../../data/read/ledgerError.ts";
import type { FileRef, Generation } from "../../../src/domain/generation.ts";
import { build, datasetOf, generationOf, hashes, temporaryFolders } from "../build/dataFolders.ts";
import {
  areasByHand,
  classesByHand,
  columnsByHand,
  ledgerFolder,
  rowsAfter,
  rowsBefore,
} from "./comparedLedgers.ts";

const folders = temporaryFolders();
afterAll(folders.remove);

/** Of the data folder: the first build, and the one after August was built anew. */
let out: string;
let first: string;
let second: string;

const corrected = [
  ...rowsBefore.slice(0, 7),
  "910000000000030170,示例企业 D01,,非公企业,30,16,单建",
];

beforeAll(async () => {
  out = folders.make();
  const ledgers = folders.make();
  const before = ledgerFolder(ledgers, "2025-08", rowsBefore);
  const after = ledgerFolder(ledgers, "2025-09", rowsAfter);
  first = (await build(out, [before, after])).generation;
  const again = ledgerFolder(folders.make(), "2025-08", corrected);
  second = (await build(out, [again], { replace: true })).generation;
});

const asked = (text: string) => {
  const side = parseSide(text);
  if (side === null) throw new Error(`not a side: ${text}`);
  return side;
};

const diff = (a: string, b: string, folder = out, list?: string): Promise<Diff> =>
  diffPeriods({
    ...{ folder, a: asked(a), b: asked(b) },
    ...(list === undefined ? {} : { list }),
  });

const codesOf = async (work: Promise<unknown>): Promise<string[]> => {
  const outcome = await work.catch((error: unknown) => error);
  if (!(outcome instanceof LedgerError)) throw outcome;
  expect(outcome.problems.every(({ fix }) => fix.zh !== "" && fix.en !== "")).toBe(true);
  return outcome.problems.map(({ code, fix }) => `${code}: ${fix.en}`);
};

describe("two periods", () => {
  it("give what was worked out by hand", async () => {
    const found = await diff(`${first}:2025-08`, first);
    expect(found).toMatchObject({
      a: { generation: first, period: "2025-08", enterprises: 8 },
      b: { generation: first, period: "2025-09", enterprises: 8 },
      isRestatement: false,
      notices: [],
    });
    expect(found.classes).toEqual(classesByHand);
    expect(found.columns).toEqual(columnsByHand);
    expect(found.areas.map((row) => Object.values(row))).toEqual(areasByHand);
  });

  it("the other way round swap new and closed, in and out, gained and lost", async () => {
    const { classes, areas } = await diff(`${first}:2025-09`, `${first}:2025-08`);
    expect(classes.moved).toEqual({ enterprises: 4, gained: 0, lost: 1 });
    expect(classes.changed).toEqual({ enterprises: 2, gained: 1, lost: 0 });
    expect(areas.find(({ area }) => area === "330108")).toMatchObject({ a: 1, b: 0, movedOut: 1 });
  });

  it("of different generations say that the first was restated meanwhile", async () => {
    const { notices, isRestatement } = await diff(`${first}:2025-08`, "2025-09");
    expect(isRestatement).toBe(false);
    expect(notices.map(({ en }) => en)).toEqual([
      `2025-08 was restated in generation ${second}, so the differences hold restatements too: ` +
        `take ${second}:2025-08 as A for real change alone`,
    ]);
    expect((await diff(`${first}:2025-09`, "2025-08")).notices).toEqual([]);
  });

  it("in a folder of any name", async () => {
    const odd = join(folders.make(), "it's [a] 数据*? %20 {b}");
    cpSync(out, odd, { recursive: true });
    expect((await diff(`${first}:2025-08`, first, odd)).classes).toEqual(classesByHand);
  });

  it("a period and itself are the same", async () => {
    const { classes, columns, isRestatement } = await diff("2025-09", second);
    expect(isRestatement).toBe(true);
    expect(classes.unchanged.enterprises).toBe(8);
    expect(columns).toEqual([]);
  });
});

describe("a period that was built anew", () => {
  it("is a restatement", async () => {
    const found = await diff(`${first}:2025-08`, "2025-08");
    expect([found.isRestatement, found.classes.changed, found.classes.unchanged]).toEqual([
      true,
      { enterprises: 1, gained: 0, lost: 0 },
      { enterprises: 7, gained: 0, lost: 0 },
    ]);
    expect(found.columns).toEqual([{ column: "members", count: 1 }]);
  });
});

describe("the list", () => {
  it("has every enterprise that is not the same, safe for spreadsheets", async () => {
    const list = join(folders.make(), "list.csv");
    await diff(`${first}:2025-08`, `${first}:2025-09`, out, list);
    const lines = [
      "类别,统一社会信用代码,名称,变更前地区,变更后地区,变更内容",
      "new,91000000000000051U,示例企业 A05,,330106 西湖区,",
      "closed,91000000000000027B,示例企业 A02,330106 西湖区,,",
      "moved,910000000000000356,示例企业 A03,330106 西湖区,330108 滨江区,会员人数：0 → 20 | 建会方式：未建会 → 单建",
      "moved,91000000000001011Y,示例企业 B01,310115 浦东新区,未定位,",
      "moved,91000000000002014F,示例企业 C01,450103 青秀区,450107 西乡塘区,",
      "moved,910000000000030170,示例企业 D01,未定位,330100 杭州市,",
      "changed,910000000000000431,示例企业 A04,330106 西湖区,330106 西湖区,会员人数：10 → 0 | 建会方式：单建 → 未建会",
      "changed,91000000000002022A,'=示例企业 C02,450103 青秀区,450103 青秀区,名称：示例企业 C02 → =示例企业 C02",
    ];
    expect(readFileSync(list, "utf8")).toBe(`\ufeff${lines.map((line) => `${line}\r\n`).join("")}`);
  });

  it("names restatements so, and replaces an older list", async () => {
    const list = join(folders.make(), "list.csv");
    writeFileSync(list, "old");
    await diff(`${first}:2025-08`, "2025-08", out, list);
    const [, row] = readFileSync(list, "utf8").split("\r\n");
    expect(row).toBe("restated,910000000000030170,示例企业 D01,未定位,未定位,会员人数：15 → 16");
  });

  it("is refused inside the data folder, by a link too", async () => {
    const before = hashes(out);
    const link = join(folders.make(), "link");
    symlinkSync(join(out, "files"), link);
    for (const list of [join(out, "list.csv"), join(link, "list.csv"), out]) {
      const [said] = await codesOf(diff("2025-08", "2025-09", out, list));
      expect(said).toContain("list-inside");
    }
    expect(hashes(out)).toEqual(before);
  });
});

describe("what is refused", () => {
  it("a generation, a period and a folder that are not there", async () => {
    const absent = "0123456789abcdef";
    const [generation] = await codesOf(diff(absent, "2025-09"));
    expect(generation).toContain("unknown-generation: the data folder has the generations");
    for (const id of [first, second]) expect(generation).toContain(id);
    expect(await codesOf(diff("2025-08", "2025-10"))).toEqual([
      `unknown-period: the ledgers of generation ${second} are of 2025-08, 2025-09`,
    ]);
    await expect(diff("2025-08", "2025-09", folders.make())).rejects.toThrow("no data folder");
  });

  it("a period whose row files are gone, and says which have them", async () => {
    const many = folders.make();
    const ledgers = ["2025-07", "2025-08", "2025-09"].map((period) =>
      ledgerFolder(folders.make(), period, rowsBefore.slice(7)),
    );
    const { generation: early } = await build(many, ledgers.slice(0, 2));
    const { generation: late } = await build(many, ledgers.slice(2));
    expect(await codesOf(diff("2025-07", "2025-09", many))).toEqual([
      `no-row-files: generation ${late} has row files for 2025-08, 2025-09; generations with those of 2025-07: ${early}`,
    ]);
    const { classes } = await diff(`${early}:2025-07`, "2025-09", many);
    expect(classes.unchanged.enterprises).toBe(1);
  });
});

/** A generation whose September has other row files, written by a query over those of the first build. */
async function retold(query: string, scopes: readonly string[], rows = 8): Promise<string> {
  const generation: Generation = structuredClone(await readGeneration(out, first));
  const september = datasetOf(generation, "ledger").periods.at(-1);
  const supply = september?.tables["enterprise"];
  if (september === undefined || supply === undefined) throw new Error("no September");
  supply.rowsAccepted = rows;
  for (const scope of scopes) {
    const file = september.rows[scope];
    if (file === undefined) throw new Error(`no rows: ${scope}`);
    september.rows[scope] = await rewritten(file, query);
  }
  const pointer = readFileSync(join(out, "current.json"));
  const told = await writeGeneration(out, generation, {});
  writeFileSync(join(out, "current.json"), pointer);
  return told.generation;
}

async function rewritten(file: FileRef, query: string): Promise<FileRef> {
  const [store, connection] = [openContentStore(out), await openNative()];
  const text = query.replaceAll("rows", `read_parquet('${store.path(file)}')`);
  try {
    return await store.addFile("parquet", async (path) => {
      await connection.run(`COPY (${text}) TO '${path}' (FORMAT parquet)`);
    });
  } finally {
    connection.closeSync();
    await store.close();
  }
}

describe("files that are not what was built", () => {
  const damages: Record<string, (path: string) => void> = {
    expected: (path) => appendFileSync(path, "x"),
    "got 0": (path) => truncateSync(path),
    "is missing": (path) => rmSync(path),
    "content altered": (path) => {
      const bytes = readFileSync(path);
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
      writeFileSync(path, bytes);
    },
  };

  it.each(Object.entries(damages))("are refused: %s", async (words, damage) => {
    const generation = await generationOf(out);
    const [file] = Object.values(datasetOf(generation, "ledger").periods.at(-1)?.rows ?? {});
    const path = join(out, "files", file?.file ?? "");
    const bytes = readFileSync(path);
    damage(path);
    const [said] = await codesOf(diff("2025-08", "2025-09"));
    writeFileSync(path, bytes);
    expect(said).toMatch(new RegExp(`^altered-file: .*${words}`));
  });

  it("a generation that was altered", async () => {
    const path = join(out, "generations", `${first}.json`);
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replace("2025-08", "2025-07"));
    await expect(diff(first, "2025-09")).rejects.toThrow("content altered");
    writeFileSync(path, text);
  });

  it("row files with another number of rows than the ledger", async () => {
    const id = await retold("SELECT * FROM rows LIMIT 2", ["330106"]);
    expect(await codesOf(diff(`${first}:2025-08`, id))).toEqual([
      "row-count: the ledger has 8 enterprises, the row files 7: build the period anew with --replace",
    ]);
  });

  it("row files with an enterprise twice: its areas do not add up", async () => {
    const id = await retold("SELECT * FROM rows UNION ALL SELECT * FROM rows", ["330108"], 9);
    const work = diff(`${first}:2025-08`, id);
    expect((await codesOf(work))[0]).toMatch(/^unbalanced: enterprises are doubled or missing/);
    await expect(work).rejects.toThrow("330106 4 → 3");
  });

  it("columns that one side lacks are not compared, and named", async () => {
    const scopes = ["330106", "330108", "450100", "330100", "none"];
    const id = await retold("SELECT * EXCLUDE (members, platform_parent) FROM rows", scopes);
    const { notices, columns } = await diff(`${first}:2025-08`, id);
    expect(notices.map(({ en }) => en)).toEqual([
      "not compared, since the row files of one side lack them: members, platform_parent",
    ]);
    expect(columns).toEqual(columnsByHand.filter(({ column }) => column !== "members"));
  });
});
