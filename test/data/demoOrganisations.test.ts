import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { group } from "d3-array";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tableSupplies } from "../../data/build/stagedPeriod.ts";
import { openNative } from "../../data/build/native.ts";
import { writeDemo } from "../../data/demo/writeDemo.ts";
import type { Problem } from "../../data/read/problem.ts";
import { stageFolder, type StagedFolder } from "../../data/read/readLedgerFolder.ts";
import { placeOf, type Place } from "../../src/domain/area.ts";
import { measure, measureDataset, measureIds } from "../../src/domain/measure.ts";
import { schema, type TableName } from "../../src/domain/schema.ts";
import { isSuppliedBy } from "../../src/query/supply.ts";

/* The ledgers of the demo beside the enterprises: whether they are read, and whether they go together. */

type Row = Record<string, string>;

const periods = ["2025-07", "2025-08", "2025-09"];
const [first = "", , last = ""] = periods;
const folders: string[] = [];
const texts = new Map<string, Row[]>();
let out = "";

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), "demo-"));
  folders.push(made);
  return made;
}

async function rowsOf(table: TableName, period = last): Promise<Row[]> {
  const file = `${period}/${table}.csv`;
  const text =
    texts.get(file) ?? parse(await readFile(join(out, file)), { columns: true, bom: true });
  texts.set(file, text as Row[]);
  return text as Row[];
}

async function staged(root: string, period: string): Promise<[StagedFolder, Problem[]]> {
  const connection = await openNative();
  const problems: Problem[] = [];
  const report = (problem: Problem) => problems.push(problem);
  const found = await stageFolder({ connection, folder: join(root, period), period, report });
  connection.closeSync();
  return [found, problems];
}

const adcodeOf = (row: Row): string => row["行政区划代码"] ?? "";
const isIn = (place: Place) => (row: Row) => placeOf(adcodeOf(row)) === place;
const count = (rows: readonly Row[], is: (row: Row) => boolean): number => rows.filter(is).length;
const sum = (rows: readonly Row[], column: string): number =>
  rows.reduce((total, row) => total + Number(row[column]), 0);
const byId = (rows: readonly Row[], id: string) => new Map(rows.map((row) => [row[id] ?? "", row]));

beforeAll(async () => {
  out = await folder();
  await writeDemo({ out, rows: 6000, months: 3 });
});
afterAll(() => Promise.all(folders.map((path) => rm(path, { recursive: true }))));

describe("the ledgers of a demo month", () => {
  it("are all read without a problem and supply every measure that one period can hold", async () => {
    const [{ tables }, problems] = await staged(out, last);
    expect(problems).toEqual([]);
    expect(tables.map(({ table }) => table).sort()).toEqual(
      Object.keys(schema)
        .filter((name) => name !== "area_report")
        .sort(),
    );
    for (const { rowsIn, rowsAccepted } of tables) expect(rowsAccepted).toBe(rowsIn);
    const supplies = tableSupplies(tables);
    const wanted = measureIds.filter(
      (id) => measureDataset(id) === "ledger" && measure(id).flow === undefined,
    );
    expect(wanted.filter((id) => !isSuppliedBy(id, supplies))).toEqual([]);
  });

  it("are read for one enterprise too, whatever it is", async () => {
    for (const seed of [1, 2, 3]) {
      const one = await folder();
      await writeDemo({ out: one, rows: 1, months: 1, seed });
      const [{ tables }, problems] = await staged(one, last);
      expect(problems).toEqual([]);
      expect(tables).toHaveLength(16);
    }
  });
});

describe("the unions of the demo", () => {
  it("are there for every enterprise that has one, in its district and of its build mode", async () => {
    for (const period of periods) {
      const unions = byId(await rowsOf("union_organisation", period), "工会编号");
      for (const row of await rowsOf("enterprise", period)) {
        const union = unions.get(row["所属工会"] ?? "");
        expect(union === undefined).toBe(row["建会方式"] === "未建会");
        if (union === undefined) continue;
        expect(adcodeOf(union)).toBe(adcodeOf(row));
        expect(union["单建工会"]).toBe(row["建会方式"] === "单建" ? "是" : "否");
      }
    }
  });

  it("have the members of their enterprises", async () => {
    const [enterprises, unions] = [await rowsOf("enterprise"), await rowsOf("union_organisation")];
    const members = new Map<string, number[]>();
    for (const row of enterprises) {
      const id = row["所属工会"] ?? "";
      const sums = members.get(id) ?? [0, 0, 0];
      members.set(
        id,
        sums.map(
          (own, at) => own + Number(row[["会员人数", "女会员人数", "实名会员人数"][at] ?? ""]),
        ),
      );
    }
    for (const union of unions) {
      const [all = 0, women = 0, realName = 0] = members.get(union["工会编号"] ?? "") ?? [];
      expect(Number(union["会员人数"])).toBe(all);
      // The enterprise's own cell is empty for a few.
      expect(Number(union["女会员人数"])).toBeGreaterThanOrEqual(women);
      expect(Number(union["实名会员人数"])).toBeGreaterThanOrEqual(realName);
    }
  });

  it("are founded before they appear and keep their day", async () => {
    const [before, after] = [
      byId(await rowsOf("union_organisation", first), "工会编号"),
      await rowsOf("union_organisation"),
    ];
    const added = after.filter((row) => !before.has(row["工会编号"] ?? ""));
    const isOwn = (row: Row) => row["单建工会"] === "是";
    expect(added.filter(isOwn).length).toBeGreaterThan(5);
    for (const row of added.filter(isOwn))
      expect(["2025-08", "2025-09"]).toContain(row["建会日期"]?.slice(0, 7));
    for (const row of after) {
      const old = before.get(row["工会编号"] ?? "");
      expect((row["建会日期"] ?? "") < "2025-10").toBe(true);
      if (old !== undefined) expect(row["建会日期"]).toBe(old["建会日期"]);
    }
  });

  it("of Hangzhou since 2024 grow month by month, in proportion to the enterprises", async () => {
    const news = await Promise.all(
      periods.map(async (period) =>
        count(
          (await rowsOf("union_organisation", period)).filter(isIn("330100")),
          (row) => (row["建会日期"] ?? "") >= "2024-01-01",
        ),
      ),
    );
    expect([...news].sort((a, b) => a - b)).toEqual(news);
    expect(news[2]).toBeGreaterThan(news[0] ?? 0);
    // 22,700 enterprises of the default 60,000 are in Hangzhou; the target is 10,000 new unions.
    expect((news[2] ?? 0) / 6000).toBeGreaterThan(0.005);
    expect((news[2] ?? 0) / 6000).toBeLessThan(10_000 / 60_000);
  });

  it("have plainly synthetic names", async () => {
    for (const table of [
      "union_organisation",
      "federation",
      "venue",
      "platform",
      "sector_union",
      "service_facility",
    ] as const)
      for (const row of await rowsOf(table)) expect(row["名称"]).toMatch(/^示例/);
  });
});

describe("the stars of the demo", () => {
  it("are Hangzhou's, the two latest of each union, of years in which it was there", async () => {
    const unions = byId(await rowsOf("union_organisation"), "工会编号");
    const ratings = await rowsOf("star_rating");
    expect(new Set(ratings.map((row) => row["年度"]))).toEqual(new Set(["2023", "2024", "2025"]));
    const perUnion = group(ratings, (row) => row["工会编号"] ?? "");
    for (const [id, rated] of perUnion) {
      const years = rated.map((row) => Number(row["年度"])).sort();
      expect(years.length, id).toBeLessThanOrEqual(2);
      if (years.length === 2) expect((years[1] ?? 0) - (years[0] ?? 0), id).toBe(1);
    }
    for (const row of ratings) {
      const union = unions.get(row["工会编号"] ?? "") ?? {};
      expect(placeOf(adcodeOf(union))).toBe("330100");
      expect(Number(union["建会日期"]?.slice(0, 4))).toBeLessThanOrEqual(Number(row["年度"]));
    }
  });

  it("are checked on the spot at four stars by five per cent or more, the failed ones demoted", async () => {
    const high = (await rowsOf("star_rating")).filter((row) => /四|五/.test(row["星级"] ?? ""));
    const checked = high.filter((row) => row["抽查"] === "是");
    expect(checked.length / high.length).toBeGreaterThan(0.04);
    expect(checked.length / high.length).toBeLessThan(0.1);
    for (const row of checked) expect(row["降级定星"] === "").toBe(row["抽查通过"] === "是");
  });

  it("come with results of the rubric for the unions checked, better for those with stars", async () => {
    const stars = new Map(
      (await rowsOf("star_rating")).map((row) => [`${row["工会编号"]} ${row["年度"]}`, row]),
    );
    for (const row of await rowsOf("rubric_item_result")) {
      const rating = stars.get(`${row["工会编号"]} ${row["年度"]}`);
      expect(rating?.["抽查"]).toBe("是");
      if (rating?.["星级"] !== "未定星" && row["指标项"]?.includes("basic"))
        expect(row["达标"]).toBe("是");
    }
  });
});

describe("federations, staff and facilities of the demo", () => {
  it("stay below Shanghai's thousand federations, with some demonstrations", async () => {
    const shanghai = (await rowsOf("federation")).filter(isIn("310000"));
    const built = count(shanghai, (row) =>
      ["有人办事", "有服务场地", "有经费保障"].every((column) => row[column] === "是"),
    );
    expect(built).toBeGreaterThan(500);
    expect(built).toBeLessThan(1000);
    const shown = count(
      (await rowsOf("union_organisation")).filter(isIn("310000")),
      (row) => row["组织形式"] === "工会联合会" && row["示范点/培育对象"] === "是",
    );
    expect(shown).toBeGreaterThan(10);
    expect(shown).toBeLessThan(100);
  });

  it("list the federations that park.csv says the parks have", async () => {
    const inParks = (await rowsOf("federation"))
      .map((row) => row["园区"])
      .filter((id) => id !== "");
    const parks = (await rowsOf("park")).filter((row) => row["已建联合会"] === "是");
    expect(inParks).toEqual(parks.map((row) => row["编号"]));
  });

  it("have staff near Shanghai's targets and trained cadres near 80 %", async () => {
    const staff = await rowsOf("staff");
    const professional = staff.filter(
      (row) => isIn("310000")(row) && row["类型"] === "职业化工会工作者",
    );
    const below = professional.filter((row) => row["工作层级"] === "小二级以下");
    const total = sum(professional, "人数");
    expect(sum(below, "人数") / total).toBeGreaterThan(0.7);
    expect(sum(below, "人数") / total).toBeLessThan(0.9);
    const unions = count(await rowsOf("union_organisation"), isIn("310000"));
    expect(unions / total).toBeGreaterThan(25);
    expect(unions / total).toBeLessThan(70);
    const employees = sum((await rowsOf("enterprise")).filter(isIn("310000")), "职工人数");
    expect(employees / total).toBeGreaterThan(1400);
    expect(employees / total).toBeLessThan(3800);
    const cadres = staff.filter((row) => ["专职", "兼职", "挂职"].includes(row["类型"] ?? ""));
    const trained = cadres.filter((row) => row["轮训"] === "是");
    expect(sum(trained, "人数") / sum(cadres, "人数")).toBeCloseTo(0.8, 1);
  });

  it("have schools and fitness points on the way to 500 and 300", async () => {
    const shanghai = (await rowsOf("service_facility")).filter(isIn("310000"));
    const schools = count(shanghai, (row) => row["类型"] === "“新时代”职工学校");
    const points = count(shanghai, (row) => row["类型"] === "职工健身点");
    expect(schools).toBeGreaterThan(350);
    expect(schools).toBeLessThan(500);
    expect(points).toBeGreaterThan(220);
    expect(points).toBeLessThan(300);
  });
});

describe("the other ledgers of the demo", () => {
  it("add the members of enterprises and groups up by channel", async () => {
    const members = await rowsOf("member");
    const some = (is: (row: Row) => boolean) => sum(members.filter(is), "人数");
    const enterprises = await rowsOf("enterprise");
    expect(some((row) => row["重点群体"] === "")).toBe(sum(enterprises, "会员人数"));
    expect(some((row) => row["重点群体"] !== "")).toBe(sum(await rowsOf("worker_group"), "会员数"));
  });

  it("name venues and platforms that are listed", async () => {
    const venues = byId(await rowsOf("venue"), "编号");
    const platforms = byId(await rowsOf("platform"), "名称");
    const enterprises = await rowsOf("enterprise");
    const inVenues = enterprises.filter((row) => row["所在楼宇"] !== "");
    expect(inVenues.length).toBeGreaterThan(100);
    for (const row of inVenues)
      expect(adcodeOf(venues.get(row["所在楼宇"] ?? "") ?? {})).toBe(adcodeOf(row));
    for (const row of enterprises.filter((own) => own["所属平台"] !== ""))
      expect(platforms.has(row["所属平台"] ?? "")).toBe(true);
  });

  it("work on every enterprise that should have a union and has none", async () => {
    const backlog = (await rowsOf("enterprise")).filter(
      (row) => row["应建"] === "是" && row["建会方式"] === "未建会",
    );
    const codes = (rows: readonly Row[]) => rows.map((row) => row["统一社会信用代码"]);
    expect(codes(await rowsOf("work_ledger"))).toEqual(codes(backlog));
  });
});
