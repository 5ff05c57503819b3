import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  dayOf,
  demoMonths,
  monthReached,
  previousYearEnd,
  progressSince,
} from "../../data/demo/months.ts";
import { chooser, drawsOf } from "../../data/demo/random.ts";
import { territories } from "../../data/demo/territory.ts";
import { writeDemo, type DemoFile, type DemoProgress } from "../../data/demo/writeDemo.ts";
import { isPlace, isWithin, placeOf } from "../../src/domain/area.ts";
import { isCreditCode, isSyntheticCode } from "../../src/domain/creditCode.ts";
import { park, parkByName, parks, parksIn } from "../../src/domain/park.ts";
import { schema } from "../../src/domain/schema.ts";

type Row = Record<string, string>;

const rows = 6000;
const periods = ["2025-07", "2025-08", "2025-09"];
const folders: string[] = [];
let out = "";
let files: DemoFile[] = [];
const progress: DemoProgress[] = [];

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), "demo-"));
  folders.push(made);
  return made;
}

async function readRows(file: string): Promise<Row[]> {
  const text = await readFile(join(out, file), "utf8");
  return parse(text, { columns: true, bom: true, record_delimiter: "\r\n" }) as Row[];
}

const enterprises = (period: string) => readRows(`${period}/enterprise.csv`);
const codeOf = (row: Row) => row["统一社会信用代码"] ?? "";
const isBuilt = (row: Row) => row["建会方式"] !== "未建会";
const share = (some: readonly Row[], is: (row: Row) => boolean) =>
  some.filter(is).length / some.length;
const sum = (some: readonly Row[], column: string) =>
  some.reduce((total, row) => total + Number(row[column]), 0);

const unionRate = (all: readonly Row[], place: string) =>
  share(
    all.filter(
      (row) =>
        placeOf(row["行政区划代码"] ?? "") === place &&
        row["单位性质"] === "非公企业" &&
        Number(row["职工人数"]) >= 25,
    ),
    isBuilt,
  );

beforeAll(async () => {
  out = await folder();
  ({ files } = await writeDemo({ out, rows, months: 3, onProgress: (at) => progress.push(at) }));
});

afterAll(() => Promise.all(folders.map((path) => rm(path, { recursive: true }))));

describe("months of the demo", () => {
  it("end with 2025-09", () => {
    expect(demoMonths(12).map(({ period }) => period)).toEqual([
      ...["2024-10", "2024-11", "2024-12", "2025-01", "2025-02", "2025-03"],
      ...["2025-04", "2025-05", "2025-06", "2025-07", "2025-08", "2025-09"],
    ]);
  });

  it("know the December before: nine months before September, one before January", () => {
    expect([previousYearEnd(0), previousYearEnd(8), previousYearEnd(9)]).toEqual([9, 9, 21]);
  });

  it("add up to one year's progress in any twelve months", () => {
    expect(progressSince(0)).toBe(0);
    expect(progressSince(1)).toBeCloseTo(0.1); // September
    expect(progressSince(12)).toBeCloseTo(1);
    expect(progressSince(25)).toBeCloseTo(2.1);
    expect(() => progressSince(361)).toThrow("demo month: 361");
  });

  it("know the month in which something begins: the first that is less behind", () => {
    for (const behind of [0.05, 0.1, 0.9, 1, 1.3, 7.2]) {
      const ago = monthReached(behind);
      expect(progressSince(ago)).toBeLessThan(behind);
      expect(progressSince(ago + 1)).toBeGreaterThanOrEqual(behind);
    }
    expect(monthReached(40)).toBe(Infinity);
    expect(() => monthReached(0)).toThrow("not reached");
  });

  it("have days", () => {
    expect(dayOf(0, 0)).toBe("2025-09-01");
    expect(dayOf(9, 0.5)).toBe("2024-12-15");
    expect(dayOf(Infinity, 0.5) < "1995-09").toBe(true);
  });
});

describe("draws", () => {
  it("are even, and differ by seed, purpose, subject and month", () => {
    const draw = drawsOf(1);
    const many = Array.from({ length: 20_000 }, (_, n) => draw(n, "area"));
    const tenths = Array.from({ length: 10 }, (_, i) => many.filter((u) => (u * 10) >> 0 === i));
    for (const tenth of tenths) expect(Math.abs(tenth.length - 2000)).toBeLessThan(200);
    const others = [drawsOf(2)(7, "area"), drawsOf(2 ** 32 + 1)(7, "area"), draw(7, "size")];
    const all = [draw(7, "area"), ...others, draw(8, "area"), draw(7, "area", 1)];
    expect(new Set(all).size).toBe(6);
    expect(drawsOf(1)(7, "area")).toBe(draw(7, "area"));
  });

  it("choose by weight, never what has none", () => {
    const choose = chooser([0, 1, 0, 3]);
    expect([0, 0.2499, 0.25, 0.9999].map(choose)).toEqual([1, 1, 3, 3]);
  });
});

describe("territory", () => {
  it("is 13 and 16 districts and 111 counties whose weights add up to 1", () => {
    const count = (place: string) => territories.filter((own) => own.place === place).length;
    expect(["330100", "310000", "450000"].map(count)).toEqual([13, 16, 111]);
    expect(territories.reduce((total, { weight }) => total + weight, 0)).toBeCloseTo(1);
  });

  it("puts a Guangxi park into the county that its name mentions", () => {
    const named = (name: string) =>
      territories.find(({ area }) => area.name === name)?.parks.map((own) => own.name) ?? [];
    expect(named("全州县")).toContain("全州县工业集中区");
    expect(named("灌阳县")).not.toContain("全州县工业集中区");
    expect(named("港口区")).toContain("防城港市企沙工业区");
  });
});

describe("demo ledgers", () => {
  it("are every table of the schema but the area report each month, with progress after each", async () => {
    const tables = Object.keys(schema).filter((name) => name !== "area_report");
    expect(files.map(({ file }) => file)).toEqual(
      periods.flatMap((period) => tables.map((table) => `${period}/${table}.csv`)),
    );
    expect(progress.map(({ filesDone }) => filesDone)).toEqual(files.map((_, at) => at + 1));
    expect(new Set(progress.map(({ filesTotal }) => filesTotal))).toEqual(new Set([files.length]));
    for (const { file, rows: stated } of files) expect(await readRows(file)).toHaveLength(stated);
    expect(files.slice(0, 3).map((file) => file.rows)).toEqual([rows, parks.length, 43 * 4]);
  });

  it("have the same bytes when written again, other bytes for another seed", async () => {
    const hashes = async (options: { seed?: number }) => {
      const other = await folder();
      const written = await writeDemo({ out: other, rows, months: 3, ...options });
      const bytes = written.files.map(({ file }) => readFile(join(other, file)));
      return (await Promise.all(bytes)).map((own) =>
        createHash("sha256").update(own).digest("hex"),
      );
    };
    const first = await Promise.all(
      files.map(async ({ file }) =>
        createHash("sha256")
          .update(await readFile(join(out, file)))
          .digest("hex"),
      ),
    );
    expect(await hashes({ seed: 1 })).toEqual(first);
    expect((await hashes({ seed: 2 }))[0]).not.toBe(first[0]);
  });

  it("give every enterprise a valid synthetic code of its own and a name that is no real one", async () => {
    for (const period of periods) {
      const all = await enterprises(period);
      const codes = all.map(codeOf);
      expect(new Set(codes).size).toBe(rows);
      expect(codes.filter((code) => !isCreditCode(code) || !isSyntheticCode(code))).toEqual([]);
      expect(all.filter((row) => !/^示例(企业|单位) \d{6}$/.test(row["名称"] ?? ""))).toEqual([]);
    }
  });

  it("keep enterprises: a few close and as many are new, no number comes back, no union is lost", async () => {
    const [before = [], , after = []] = await Promise.all(periods.map(enterprises));
    const known = new Map(before.map((row) => [codeOf(row), row]));
    const kept = after.filter((row) => known.has(codeOf(row)));
    expect(kept.length).toBeGreaterThan(rows * 0.98);
    expect(kept.length).toBeLessThan(rows * 0.998);
    const largest = [...known.keys()].sort().at(-1) ?? "";
    const added = after.filter((row) => !known.has(codeOf(row)));
    expect(added.filter((row) => codeOf(row) <= largest)).toEqual([]);
    for (const row of kept) {
      const old = known.get(codeOf(row)) ?? {};
      for (const column of ["名称", "行政区划代码", "园区", "行业代码", "单位性质", "应建"])
        expect(row[column]).toBe(old[column]);
      if (isBuilt(old)) expect(row["建会方式"]).toBe(old["建会方式"]);
    }
  });

  it("never have more members than employees, nor more of a kind than members", async () => {
    for (const row of await enterprises("2025-09")) {
      const members = Number(row["会员人数"]);
      if (row["职工人数"] !== "") expect(members).toBeLessThanOrEqual(Number(row["职工人数"]));
      expect(Number(row["实名会员人数"])).toBeLessThanOrEqual(members);
      expect(Number(row["女会员人数"])).toBeLessThanOrEqual(members);
      expect(members > 0).toBe(isBuilt(row));
      expect(row["会员人数"]).not.toBe("");
    }
  });

  it("name parks by id or name, only where they lie", async () => {
    const inParks = (await enterprises("2025-09")).filter((row) => row["园区"] !== "");
    const named = inParks.filter((row) => parkByName(row["园区"] ?? "") !== undefined);
    expect(share(inParks, (row) => named.includes(row))).toBeGreaterThan(0.2);
    for (const row of inParks) {
      const found = park(row["园区"] ?? "") ?? parkByName(row["园区"] ?? "");
      const adcode = row["行政区划代码"] ?? "";
      expect(found?.areas.some((outer) => isWithin(adcode, outer))).toBe(true);
    }
    expect(inParks.length / rows).toBeGreaterThan(0.14);
    expect(inParks.length / rows).toBeLessThan(0.22);
    expect(parksIn("310000").length).toBeGreaterThan(0);
  });

  it("are plausible: rates near the intended ones and rising", async () => {
    const [first, last] = await Promise.all([enterprises("2025-07"), enterprises("2025-09")]);
    const bounds: [string, number, number][] = [
      ["330100", 0.73, 0.82],
      ["310000", 0.71, 0.79],
      ["450000", 0.61, 0.71],
    ];
    for (const [place, low, high] of bounds) {
      expect(unionRate(last, place)).toBeGreaterThan(low);
      expect(unionRate(last, place)).toBeLessThan(high);
    }
    expect(unionRate(last, "330100")).toBeGreaterThan(unionRate(first, "330100"));
    const publicSector = last.filter((row) => ["机关", "事业单位"].includes(row["单位性质"] ?? ""));
    expect(share(publicSector, isBuilt)).toBeGreaterThan(0.92);
    const counted = last.filter((row) => isBuilt(row) && row["职工人数"] !== "");
    const membership = sum(counted, "会员人数") / sum(counted, "职工人数");
    expect(membership).toBeGreaterThan(0.8);
    expect(membership).toBeLessThan(0.9);
  });

  it("are plausible: sizes, natures and what is unknown", async () => {
    const all = await enterprises("2025-09");
    const from25 = share(all, (row) => Number(row["职工人数"]) >= 25);
    expect(from25).toBeGreaterThan(0.25);
    expect(from25).toBeLessThan(0.4);
    expect(Math.max(...all.map((row) => Number(row["职工人数"])))).toBeGreaterThan(500);
    expect(share(all, (row) => row["单位性质"] === "非公企业")).toBeCloseTo(0.88, 1);
    const unknown = share(all, (row) => row["职工人数"] === "");
    expect(unknown).toBeGreaterThan(0.004);
    expect(unknown).toBeLessThan(0.013);
    const unplaced = share(all, (row) => {
      const adcode = row["行政区划代码"] ?? "";
      return adcode === "" || isPlace(adcode) || (adcode.startsWith("45") && adcode.endsWith("00"));
    });
    expect(unplaced).toBeGreaterThan(0.003);
    expect(unplaced).toBeLessThan(0.01);
    expect(all.some((row) => row["行政区划代码"] === "")).toBe(true);
  });

  it("count fewer active on a day than people in a group, and fewer members a year earlier", async () => {
    const groups = await readRows("2025-09/worker_group.csv");
    expect(new Set(groups.map((row) => `${row["行政区划代码"]} ${row["群体"]}`)).size).toBe(172);
    for (const row of groups) {
      expect(Number(row["日活跃数"])).toBeLessThan(Number(row["总数"]));
      expect(Number(row["会员数"])).toBeLessThan(Number(row["总数"]));
      expect(Number(row["上年会员数"])).toBeLessThan(Number(row["会员数"]));
    }
  });
});

describe("options of the demo", () => {
  it("are refused by name, with their bounds", async () => {
    const wrong = (options: object) => writeDemo({ out: "never", ...options });
    await expect(wrong({ rows: 0 })).rejects.toThrow("demo rows: 0; give a whole number from 1");
    await expect(wrong({ months: 1.5 })).rejects.toThrow("demo months: 1.5");
    await expect(wrong({ seed: Number.NaN })).rejects.toThrow("demo seed: NaN");
  });

  it("may ask for one enterprise", async () => {
    const one = await folder();
    expect((await writeDemo({ out: one, rows: 1, months: 1 })).files[0]?.rows).toBe(1);
  });
});
