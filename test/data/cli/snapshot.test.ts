import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashes, temporaryFolders } from "../build/dataFolders.ts";
import { atlas, document, npmAtlas, type Run } from "./atlas.ts";

interface Snapshot {
  ok: boolean;
  generation: string | null;
  period: string;
  tables: { table: string; rowsIn: number; rowsAccepted: number; rowsRejected: number }[];
  rejects: string | null;
  errors: {
    file: string;
    row: number | null;
    column: string | null;
    code: string;
    value: string;
  }[];
}

const folders = temporaryFolders();
afterAll(folders.remove);

const header = "统一社会信用代码,名称,行政区划代码,单位性质,职工人数,会员人数,建会方式";
const good = "910000000000030170,示例企业 D01,,非公企业,30,15,单建";

/** A ledger folder with these lines in enterprise.csv. */
function ledger(name: string, ...lines: string[]): string {
  const folder = join(folders.make(), name);
  mkdirSync(folder);
  writeFileSync(join(folder, "enterprise.csv"), [...lines, ""].join("\n"));
  return folder;
}

const snapshot = (folder: string, period: string, out: string, ...more: string[]): Promise<Run> =>
  atlas("snapshot", folder, "--as-of", period, "--out", out, ...more);

describe("demo ledgers", () => {
  it("become a period without a rejected row, through npm too", async () => {
    const [demo, out] = [folders.make(), folders.make()];
    const written = await npmAtlas(
      ...["demo", "--out", demo, "--rows", "20", "--months", "1", "--json"],
    );
    expect(written.exit).toBe(0);
    expect(document(written)).toMatchObject({ ok: true, rows: 20, months: 1 });
    const run = await snapshot(join(demo, "2025-09"), "2025-09", out, "--json");
    expect(run.exit).toBe(0);
    const { tables, ...rest } = document<Snapshot>(run);
    expect(rest).toMatchObject({ ok: true, period: "2025-09", rejects: null, errors: [] });
    const enterprises = tables.find(({ table }) => table === "enterprise");
    expect(enterprises).toMatchObject({ rowsIn: 20, rowsAccepted: 20, rowsRejected: 0 });
    expect(run.stderr).toContain("100 %");
    const pointer = readFileSync(join(out, "current.json"), "utf8");
    expect(JSON.parse(pointer)).toMatchObject({ generation: rest.generation, version: 1 });
  }, 120_000);
});

describe("rows that break a rule", () => {
  const lines = [
    header,
    good,
    "91000000000003025T,示例企业 D02,,非公企业,10,11,单建",
    "910000000000030251,示例企业 D03,,非公企业,10,1,单建",
    "91000000000001011Y,示例企业 B01,330104,非公企业,10,1,单建",
    "910000000000010702,示例企业 B07,310112,私企,10,1,",
    "91000000000002022A,示例企业 C02,450103,非公企业,10,1,单建,多",
  ];
  let folder: string;
  let out: string;
  let run: Run;

  beforeAll(async () => {
    [folder, out] = [ledger("2025-09", ...lines), folders.make()];
    run = await snapshot(folder, "2025-09", out, "--json");
  });

  it("are rejected and counted, the others accepted: exit 1", () => {
    expect(run.exit).toBe(1);
    expect(document<Snapshot>(run)).toMatchObject({
      ok: true,
      tables: [{ table: "enterprise", rowsIn: 6, rowsAccepted: 1, rowsRejected: 5 }],
      rejects: `${folder}.rejects.csv`,
      errors: [],
    });
  });

  it("stand in the rejects file beside the folder with the place, the rule and what to do", () => {
    const text = readFileSync(`${folder}.rejects.csv`, "utf8");
    const [words, ...rows] = parse(text, { bom: true }) as string[][];
    expect(words).toEqual(["文件", "行", "列", "值", "规则", "处理办法", "fix"]);
    expect(rows.map((row) => row.slice(0, 5).join("|"))).toEqual([
      "enterprise.csv|3|会员人数|11|row-constraint",
      "enterprise.csv|4|统一社会信用代码|910000000000030251|check-character",
      "enterprise.csv|5|行政区划代码|330104|former-area",
      "enterprise.csv|6|单位性质|私企|unknown-code",
      "enterprise.csv|6|建会方式||constraint-error",
      "enterprise.csv|7||8|extra-cell",
    ]);
    expect(rows.every((row) => row[5] !== "" && row[6] !== "")).toBe(true);
    expect(rows[2]?.[5]).toContain("330102 上城区");
    expect(Object.keys(hashes(out)).some((file) => file.includes("rejects"))).toBe(false);
  });

  it("are kept where they were when a later run is refused", async () => {
    const before = hashes(out);
    const again = await snapshot(folder, "2025-09", out, "--json");
    expect(again.exit).toBe(2);
    expect(hashes(out)).toEqual(before);
    expect(existsSync(`${folder}.rejects.csv`)).toBe(true);
  });
});

describe("what is refused: exit 2 and nothing changed", () => {
  let out: string;
  let clean: string;
  let before: Record<string, string>;

  beforeAll(async () => {
    [clean, out] = [ledger("clean", header, good), folders.make()];
    expect((await snapshot(clean, "2025-09", out)).exit).toBe(0);
    before = hashes(out);
  });

  async function expectRefused(run: Run): Promise<Snapshot> {
    expect(run.exit).toBe(2);
    expect(hashes(out)).toEqual(before);
    const said = document<Snapshot>(run);
    expect(said.ok).toBe(false);
    expect(said.errors.length).toBeGreaterThan(0);
    return said;
  }

  it("a missing required column and an unknown one, both named with the fix", async () => {
    const bad = ledger("bad", `${header.replace("建会方式", "建会办法")},备注`, `${good},x`);
    const run = await snapshot(bad, "2025-10", out, "--json");
    const { errors } = await expectRefused(run);
    expect(errors.map(({ code, column }) => `${code} ${column ?? ""}`)).toEqual([
      "extra-label 建会办法",
      "extra-label 备注",
      "missing-label 建会方式",
    ]);
    expect(errors[0]).toMatchObject({ file: "enterprise.csv", row: 1 });
    expect(existsSync(`${bad}.rejects.csv`)).toBe(false);
  });

  it("a period that is there", async () => {
    const said = await expectRefused(await snapshot(clean, "2025-09", out, "--json"));
    expect(said.errors).toMatchObject([{ code: "period-exists", value: "2025-09" }]);
  });

  it("a folder that cannot be read, an empty one, and a ledger that is not UTF-8", async () => {
    const absent = join(folders.make(), "absent");
    const unread = await expectRefused(await snapshot(absent, "2025-10", out, "--json"));
    expect(unread.errors).toMatchObject([{ code: "source-error" }]);
    const nothing = await expectRefused(await snapshot(folders.make(), "2025-10", out, "--json"));
    expect(nothing.errors).toMatchObject([{ code: "no-table" }]);
    const legacy = ledger("legacy");
    writeFileSync(join(legacy, "enterprise.csv"), Buffer.from("cdb3d2bbc9e7bbe1", "hex"));
    const wrong = await expectRefused(await snapshot(legacy, "2025-10", out, "--json"));
    expect(wrong.errors).toMatchObject([{ file: "enterprise.csv", code: "encoding-error" }]);
  });

  it("a rejects file inside the folder to publish", async () => {
    const rejects = join(out, "rejects.csv");
    const run = await snapshot(clean, "2025-10", out, "--rejects", rejects, "--json");
    expect((await expectRefused(run)).errors).toMatchObject([{ code: "rejects-inside" }]);
  });

  it("wrong usage", async () => {
    const wrong = [
      [clean, "--out", out],
      [clean, "--as-of", "2025-13", "--out", out],
      [clean, "--as-of", "2025-10"],
      ["--as-of", "2025-10", "--out", out],
      [clean, clean, "--as-of", "2025-10", "--out", out],
      [clean, "--as-of", "2025-10", "--out", out, "--force"],
    ];
    const runs = await Promise.all(wrong.map((args) => atlas("snapshot", ...args, "--json")));
    for (const run of runs) await expectRefused(run);
  });

  it("is said on standard error without --json", async () => {
    const run = await snapshot(clean, "2025-09", out);
    expect(run).toMatchObject({ exit: 2, stdout: "" });
    expect(run.stderr).toContain("refused, nothing changed");
    expect(run.stderr).toContain("--replace");
  });

  it("but --replace builds a period anew: exit 0", async () => {
    const run = await snapshot(clean, "2025-09", out, "--replace", "--json");
    expect(run.exit).toBe(0);
    expect(document(run)).toMatchObject({ ok: true, rejects: null });
    expect(Object.keys(hashes(out))).toEqual(Object.keys(before));
  });
});

it("a rejects file in the place of a published one is refused before it is touched", async () => {
  const [clean, out] = [ledger("clean", header, good), folders.make()];
  await snapshot(clean, "2025-09", out);
  const before = hashes(out);
  const rejects = join(out, "current.json");
  const run = await snapshot(clean, "2025-10", out, "--rejects", rejects, "--json");
  expect(run.exit).toBe(2);
  expect(Object.keys(hashes(out))).toEqual(Object.keys(before));
});

describe("usage", () => {
  it("--help explains every command, no command explains all with exit 2", async () => {
    const asked = [["--help"], ["demo", "--help"], ["snapshot", "--help"], ["ask", "--help"], []];
    const runs = await Promise.all(asked.map((args) => atlas(...args, "--json")));
    expect(runs.map(({ exit }) => exit)).toEqual([0, 0, 0, 0, 2]);
    const texts = runs.map((run) => document<{ help: string }>(run).help);
    expect(texts[1]).toContain("atlas demo --out DIR");
    expect(texts[2]).toContain("atlas snapshot FOLDER --as-of");
    expect(texts[3]).toContain("atlas ask --data DIR --measure ID --by");
    for (const command of ["demo", "snapshot", "ask"]) expect(texts[0]).toContain(command);
    expect(texts[4]).toBe(texts[0]);
  });

  it("what is not understood is one document with exit 2", async () => {
    const out = join(folders.make(), "demo");
    const wrong = [["publish"], ["demo"], ["demo", "--out", out, "--rows", "many"]];
    const runs = await Promise.all(wrong.map((args) => atlas(...args, "--json")));
    for (const run of runs) {
      expect(run.exit).toBe(2);
      expect(document(run)).toMatchObject({ ok: false });
    }
    expect(existsSync(out)).toBe(false);
  });
});
