import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { stageFolder } from "../../../data/read/readLedgerFolder.ts";
import { syntheticCode } from "../../../src/domain/creditCode.ts";
import { parks as official } from "../../../src/domain/park.ts";
import { refusalOf } from "./csvText.ts";
import { folderOf, openDatabase, rowsOf, stageFiles } from "./stagedLedger.ts";

const enterprises = (...parks: string[]) =>
  [
    "统一社会信用代码,名称,行政区划代码,园区,单位性质,职工人数,会员人数,建会方式",
    ...parks.map((park, n) => `${syntheticCode(n)},示例企业,330106,${park},非公企业,30,0,未建会`),
    "",
  ].join("\n");

const census =
  "行政区划代码,地区,法人单位数(个),已成立工会的法人单位数(个),法人单位就业人数(万人),就业人数中加入工会人数(万人)\n";

describe("stageFolder", () => {
  it("reads parks first, so that rows may name them", async () => {
    const { tables, parks, problems, connection } = await stageFiles({
      "enterprise.csv": enterprises("示例园区", "P-1", "G316033", "别的园区", "重名"),
      "park.csv":
        "编号,名称,行政区划代码,经度,级别\nP-1,示例园区,330106；330110,120.1,省级\n" +
        "P-2,坏的园区,999999,,\nP-3,重名,330106,,\nP-4,重名,330106,,\n",
      "source.json": "{}",
      "README.md": "#",
      "notes.TXT": "",
      ".DS_Store": "",
      "~$enterprise.xlsx": "",
    });
    expect(tables.map(({ table, rowsIn, rowsRejected }) => [table, rowsIn, rowsRejected])).toEqual([
      ["park", 4, 1],
      ["enterprise", 5, 2],
    ]);
    expect(parks[0]).toEqual({
      id: "P-1",
      name: "示例园区",
      areas: ["330106", "330110"],
      lon: 120.1,
      lat: null,
      level: "省级",
    });
    expect(parks.map(({ id }) => id)).toEqual(["P-1", "P-3", "P-4"]);
    expect(problems.map(({ file, row, code }) => [file, row, code])).toEqual([
      ["park.csv", 3, "unknown-area"],
      ["enterprise.csv", 5, "foreign-key"],
      ["enterprise.csv", 6, "foreign-key"],
    ]);
    expect(await rowsOf(connection, "SELECT park FROM enterprise ORDER BY row_number")).toEqual([
      ["P-1"],
      ["P-1"],
      ["G316033"],
    ]);
  });

  it("gives the official parks when no ledger declares any", async () => {
    const { parks } = await stageFiles({ "enterprise.csv": enterprises("") });
    expect(parks).toEqual(official);
  });

  it("reads the published census report", async () => {
    const connection = await openDatabase();
    const { tables } = await stageFolder({
      connection,
      folder: "data/reports/census-2004",
      period: "2004",
      report: (problem) => expect(problem).toBeUndefined(),
    });
    expect(tables).toMatchObject([{ table: "area_report", rowsIn: 27, rowsAccepted: 27 }]);
    const shanghai = "SELECT unionised_units, legal_units FROM area_report WHERE adcode = '310000'";
    expect(await rowsOf(connection, shanghai)).toEqual([[38_761, 343_831]]);
    const nation = "SELECT employees, members FROM area_report WHERE adcode = '000000'";
    expect(await rowsOf(connection, nation)).toEqual([[212_616_600, 122_908_000]]);
  });

  it("refuses every file that is no ledger, naming the nearest table", async () => {
    const error = await refusalOf(
      stageFiles({
        "enterprise.csv": enterprises(""),
        "enterprises.csv": "",
        "企业们.csv": "",
        "worker_group.pdf": "",
        "Park.csv": "",
      }),
    );
    expect(error.problems.map(({ file, code, fix }) => [file, code, fix.en])).toEqual([
      ["Park.csv", "unknown-file", "is it park.csv?"],
      ["enterprises.csv", "unknown-file", "is it enterprise.csv?"],
      [
        "worker_group.pdf",
        "unknown-file",
        "only CSV, TSV, XLSX and Parquet are read: save it as CSV UTF-8, or move it out of the folder",
      ],
      ["企业们.csv", "unknown-file", "begin its name with that of a table, such as enterprise.csv"],
    ]);
  });

  it("takes many files for one table, and names rows of another file in repeats", async () => {
    const text = enterprises("");
    const { tables, problems } = await stageFiles({
      "enterprise-330106.csv": text,
      "企业（补报）.CSV": text,
    });
    expect(tables.map(({ table, files }) => [table, files.map(({ file }) => file)])).toEqual([
      ["enterprise", ["enterprise-330106.csv", "企业（补报）.CSV"]],
    ]);
    expect(problems.map(({ file, row, code, fix }) => [file, row, code, fix.en])).toEqual([
      [
        "企业（补报）.CSV",
        2,
        "duplicate-row",
        "the same as row 2 of enterprise-330106.csv, which is kept: delete this row",
      ],
    ]);
    expect(
      tables[0]?.files.map(({ rowsAccepted, rowsRejected }) => [rowsAccepted, rowsRejected]),
    ).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });

  it("refuses folders without a ledger, or that are not there", async () => {
    const error = await refusalOf(stageFiles({ "source.json": "{}" }));
    expect(error.problems[0]?.code).toBe("no-table");
    const folder = folderOf({});
    mkdirSync(join(folder, "enterprise.csv"));
    const options = { connection: await openDatabase(), period: "2025-09", report: () => {} };
    expect((await refusalOf(stageFolder({ ...options, folder }))).problems[0]?.code).toBe(
      "no-data",
    );
    const absent = join(folder, "absent");
    expect((await refusalOf(stageFolder({ ...options, folder: absent }))).message).toBe(
      'absent: source-error "ENOENT": cannot read the folder',
    );
  });

  it("names the header of the file that is refused", async () => {
    const error = await refusalOf(
      stageFiles({
        "enterprise.csv": enterprises(""),
        "area_report.csv": `${census.trim()},__proto__\n`,
      }),
    );
    expect(error.file).toBe("area_report.csv");
    expect(error.problems.map(({ code, column }) => [code, column])).toEqual([
      ["extra-label", "__proto__"],
    ]);
  });
});
