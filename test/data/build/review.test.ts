import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { askFolder } from "../../../data/ask.ts";
import { buildSnapshots, type BuildOptions } from "../../../data/build/buildSnapshots.ts";
import { readCurrent } from "../../../data/build/dataFolder.ts";
import { openNative } from "../../../data/build/native.ts";
import { LedgerError } from "../../../data/read/ledgerError.ts";
import type { Problem } from "../../../data/read/problem.ts";
import { parseProvenance, type Provenance } from "../../../src/domain/provenance.ts";
import { encodeGb18030, encodeUtf16 } from "../read/encodeText.ts";
import { hashes, temporaryFolders } from "./dataFolders.ts";
import { syntheticCode } from "../../../src/domain/creditCode.ts";

const folders = temporaryFolders();
afterAll(folders.remove);

const header = "统一社会信用代码,名称,行政区划代码,单位性质,职工人数,会员人数,建会方式";
const rows = (adcode: string, count: number, from = 0): string[] =>
  Array.from(
    { length: count },
    (_, n) =>
      `${syntheticCode(from + n)},示例企业 ${from + n},${adcode},非公企业,30,15,${n % 2 === 0 ? "单建" : "未建会"}`,
  );
const text = (...lines: string[]): string => [header, ...lines, ""].join("\n");

function ledgers(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = join(folders.make(), "ledgers");
  mkdirSync(folder);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

async function build(
  out: string,
  folder: string,
  period: string,
  options: Partial<BuildOptions> = {},
) {
  const problems: Problem[] = [];
  const built = await buildSnapshots({
    folders: [{ folder, period }],
    out,
    report: (problem) => problems.push(problem),
    ...options,
  });
  return { ...built, problems };
}

async function refusal(work: Promise<unknown>): Promise<LedgerError> {
  const error = await work.catch((caught: unknown) => caught);
  if (error instanceof LedgerError) return error;
  throw error instanceof Error ? error : new Error("not refused");
}

async function provenanceOf(out: string): Promise<Provenance> {
  const current = await readCurrent(out);
  return parseProvenance(
    readFileSync(join(out, "provenance", `${current?.pointer.provenance}.json`), "utf8"),
  );
}

const august = ledgers({
  "enterprise.csv": text(...rows("330102", 10), ...rows("330106", 10, 10)),
});

describe("a result that differs absurdly from the period before", () => {
  it("stops for a fifth of the rows, names both numbers, and changes nothing", async () => {
    const out = folders.make();
    await build(out, august, "2025-08");
    const before = hashes(out);
    const fewer = ledgers({
      "enterprise.csv": text(...rows("330102", 8), ...rows("330106", 7, 10)),
    });
    const error = await refusal(build(out, fewer, "2025-09"));
    expect(error.problems.map(({ code }) => code)).toEqual(["absurd-change"]);
    expect(error.problems[0]?.fix.zh).toContain("企业由 2025-08 的 20 行减为 15 行（−25%）");
    expect(hashes(out)).toEqual(before);
    // 16 of 20 is exactly four fifths
    const enough = ledgers({
      "enterprise.csv": text(...rows("330102", 8), ...rows("330106", 8, 10)),
    });
    await build(out, enough, "2025-09");
  });

  it("stops for a missing district and a missing table; a reason lets it pass and is kept", async () => {
    const out = folders.make();
    const full = ledgers({
      "enterprise.csv": text(...rows("330102", 18), ...rows("330106", 2, 18)),
      "staff.csv": "行政区划代码,人员类型,人数\n330102,专职,3\n",
    });
    await build(out, full, "2025-08");
    const partial = ledgers({ "enterprise.csv": text(...rows("330102", 20)) });
    const error = await refusal(build(out, partial, "2025-09"));
    expect(error.problems[0]?.fix.zh).toContain("企业没有 330106 西湖区的行，2025-08 有 2 行");
    expect(error.problems[0]?.fix.zh).toContain("没有工会工作者台账，2025-08 有".slice(0, 2));
    await build(out, partial, "2025-09", { acceptChange: "西湖区本月并入上城区填报" });
    const { acceptedChanges } = await provenanceOf(out);
    expect(acceptedChanges).toMatchObject([
      { period: "2025-09", reason: "西湖区本月并入上城区填报" },
    ]);
    expect(acceptedChanges[0]?.changes.length).toBe(2);
    // the next period stands beside the accepted one, and a rebuilt one loses its note
    await build(out, partial, "2025-10");
    await build(out, full, "2025-09", { replace: true });
    expect((await provenanceOf(out)).acceptedChanges).toEqual([]);
  });

  it("compares the periods of one build too", async () => {
    const one = ledgers({ "enterprise.csv": text(...rows("330102", 1)) });
    const both = [
      { folder: august, period: "2025-08" },
      { folder: one, period: "2025-09" },
    ];
    const error = await refusal(
      buildSnapshots({ folders: both, out: folders.make(), report: () => undefined }),
    );
    expect(error.problems[0]?.code).toBe("absurd-change");
  });
});

it("stops at more problems of a rule than allowed, and by default at none", async () => {
  const bad = ledgers({ "enterprise.csv": text(...rows("330102", 5), ...rows("330104", 2, 5)) });
  const limits = (number: number) => ({ limits: new Map([["former-area", number] as const]) });
  const error = await refusal(build(folders.make(), bad, "2025-08", limits(1)));
  expect(error.problems).toMatchObject([{ code: "over-threshold", value: "former-area 2" }]);
  await build(folders.make(), bad, "2025-08", limits(2));
  await build(folders.make(), bad, "2025-08");
});

it("stops when a table has another number of rows than was declared", async () => {
  const declared = (number: number) => ({ declaredRows: new Map([["enterprise", number]]) });
  const error = await refusal(build(folders.make(), august, "2025-08", declared(21)));
  expect(error.problems).toMatchObject([{ code: "row-count", value: "enterprise 20" }]);
  await build(folders.make(), august, "2025-08", declared(20));
});

it("warns of a file that was handed in before", async () => {
  const out = folders.make();
  await build(out, august, "2025-08");
  const { problems } = await build(out, august, "2025-09");
  expect(problems).toMatchObject([
    { code: "same-input", file: "enterprise.csv", value: "enterprise.csv" },
  ]);
  expect(problems[0]?.fix.zh).toContain("2025-08");
});

describe("a district whose file is late", () => {
  const out = folders.make();
  const late = ledgers({
    "enterprise-330102.csv": text(...rows("330102", 4)),
    "enterprise-330106.csv": text(...rows("330106", 6, 10)),
    "park.csv": "编号,名称,行政区划代码\nP1,示例园区,330102\n",
  });

  it("is not reported, never zero; those that reported keep their numbers", async () => {
    await build(out, late, "2025-09");
    const asked = { measure: "union-rate-25plus", where: [] } as const;
    const { rows: areas } = await askFolder(out, { ...asked, in: "330100", by: ["area"] });
    const told = new Map(
      areas.map(({ keys, numerator, denominator, status }) => [
        keys[0],
        [numerator, denominator, status],
      ]),
    );
    expect(told.get("330102")).toEqual([2, 4, "ok"]);
    expect(told.get("330106")).toEqual([3, 6, "ok"]);
    expect(told.get("330105")).toEqual([null, null, "not-supplied"]);
    expect([...told.values()].filter(([, , status]) => status === "not-supplied")).toHaveLength(11);
    const [alone] = (await askFolder(out, { ...asked, in: "330105", by: [] })).rows;
    expect(alone).toMatchObject({ numerator: null, status: "not-supplied" });
    // Shanghai has no file at all: nothing is said of it
    const places = (await askFolder(out, { ...asked, in: null, by: ["area"] })).rows;
    expect(places.map(({ keys, status }) => [keys[0], status])).toEqual([["330100", "ok"]]);
  });

  it("stands in the manifest and in the provenance, and is no missing district", async () => {
    const current = await readCurrent(out);
    const [ledger] = current?.generation.datasets ?? [];
    expect(ledger?.periods[0]?.tables["enterprise"]?.notReported).toHaveLength(11);
    const found = (await provenanceOf(out)).tables.find(({ table }) => table === "enterprise");
    expect(found).toMatchObject({
      rowsIn: 10,
      rowsAccepted: 10,
      rowsRejected: 0,
      accepted: { "330102": 4, "330106": 6 },
      rejected: {},
      filled: { credit_code: 10, employees: 10 },
    });
    const next = ledgers({ "enterprise-330106.csv": text(...rows("330106", 9, 10)) });
    cpSync(join(late, "park.csv"), join(next, "park.csv"));
    await build(out, next, "2025-10");
    expect(
      (await provenanceOf(out)).tables
        .filter(({ period }) => period === "2025-10")
        .find(({ table }) => table === "enterprise")?.notReported,
    ).toHaveLength(12);
  });
});

it("gives one generation for the same ledger in four encodings, as a workbook of text and as Parquet", async () => {
  const lines = [...rows("330102", 3), `${syntheticCode(7)},𬭎㻬“示例”,330106,非公企业,30,15,单建`];
  const ledger = text(...lines);
  const ids = new Set<string>();
  for (const bytes of [ledger, `\ufeff${ledger}`, encodeGb18030(ledger), encodeUtf16(ledger)])
    ids.add(
      (await build(folders.make(), ledgers({ "enterprise.csv": bytes }), "2025-09")).generation,
    );
  const parquet = ledgers({});
  const connection = await openNative();
  const cells = lines.map(
    (line) =>
      `(${line
        .split(",")
        .map((cell) => `'${cell}'`)
        .join(", ")})`,
  );
  await connection.run(
    `COPY (SELECT * FROM (VALUES ${cells.join(", ")}) AS t(${header
      .split(",")
      .map((word) => `"${word}"`)
      .join(", ")}))
    TO '${join(parquet, "enterprise.parquet")}' (FORMAT parquet)`,
  );
  connection.closeSync();
  ids.add((await build(folders.make(), parquet, "2025-09")).generation);
  expect(ids.size).toBe(1);
});

it("keeps nothing of an enterprise in the provenance", async () => {
  const out = folders.make();
  const bad = ledgers({ "enterprise.csv": text(...rows("330102", 3), ...rows("330104", 2, 5)) });
  await build(out, bad, "2025-08");
  const kept = JSON.stringify(await provenanceOf(out));
  expect(kept).not.toMatch(/示例企业|91000000\d/);
  expect(kept).toContain('"former-area"');
});
