import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stageLedger } from "../../../data/read/stageLedger.ts";
import { syntheticCode } from "../../../src/domain/creditCode.ts";
import { schema } from "../../../src/domain/schema.ts";
import { inChunks, refusalOf } from "./csvText.ts";
import { folderOf, openDatabase, rowsOf, stageText } from "./stagedLedger.ts";

const header = "统一社会信用代码,名称,行政区划代码,单位性质,职工人数,会员人数,建会方式";

const line = (n: number, name = `示例企业 ${n}`, adcode = "330106", employees = "30") =>
  `${syntheticCode(n)},${name},${adcode},非公企业,${employees},20,单建`;

const ledger = (...lines: string[]) => [header, ...lines, ""].join("\r\n");

const rulesOf = (problems: readonly { row: number | null; code: string }[]) =>
  problems.map(({ row, code }) => [row, code]);

describe("stageLedger", () => {
  it("makes the table with every column and the row's number", async () => {
    const { staged, connection } = await stageText(ledger(line(1), line(2)));
    expect(staged).toMatchObject({
      table: "enterprise",
      rowsIn: 2,
      rowsAccepted: 2,
      rowsRejected: 0,
      supplied: [
        "credit_code",
        "name",
        "adcode",
        "unit_nature",
        "employees",
        "members",
        "build_mode",
        "has_10_employees",
      ],
    });
    const columns = await rowsOf(
      connection,
      "SELECT column_name FROM duckdb_columns() WHERE table_name = 'enterprise'",
    );
    expect(columns.flat()).toEqual([
      ...schema.enterprise.columns.map(({ name }) => name),
      "file_number",
      "row_number",
    ]);
    expect(
      await rowsOf(
        connection,
        "SELECT row_number, name, employees, has_10_employees, key_lists FROM enterprise",
      ),
    ).toEqual([
      [2, "示例企业 1", 30, true, null],
      [3, "示例企业 2", 30, true, null],
    ]);
  });

  it("rejects rows with file, row, column, value, rule and fix, and keeps the rest", async () => {
    const { staged, problems } = await stageText(
      ledger(
        line(1),
        line(2, "甲", "330103"),
        "",
        `${line(3)},x`,
        line(4),
        line(5, "乙", "", "约9"),
      ),
    );
    expect(staged).toMatchObject({ rowsIn: 6, rowsAccepted: 2, rowsRejected: 4 });
    expect(rulesOf(problems)).toEqual([
      [3, "former-area"],
      [4, "blank-row"],
      [5, "extra-cell"],
      [7, "type-error"],
    ]);
    expect(problems[0]).toEqual({
      file: "enterprise.csv",
      row: 3,
      column: "行政区划代码",
      value: "330103",
      code: "former-area",
      fix: {
        zh: "下城区的代码已停用，现为 330105 拱墅区",
        en: "the code of 下城区 is no longer in force: use 330105 拱墅区",
      },
    });
  });

  it("counts a row with several problems once", async () => {
    const { staged, problems } = await stageText(ledger(line(1, "", "999999", "x"), line(2)));
    expect(problems).toHaveLength(3);
    expect(staged.rowsRejected).toBe(1);
  });

  it("keeps the first of identical rows", async () => {
    const { problems, connection } = await stageText(ledger(line(1), line(2), line(1), line(1)));
    expect(rulesOf(problems)).toEqual([
      [4, "duplicate-row"],
      [5, "duplicate-row"],
    ]);
    expect(problems[1]).toMatchObject({ column: "统一社会信用代码", value: syntheticCode(1) });
    expect(problems[1]?.fix.en).toContain("the same as row 2");
    expect(await rowsOf(connection, "SELECT row_number FROM enterprise ORDER BY 1")).toEqual([
      [2],
      [3],
    ]);
  });

  it("rejects all rows of a key that differ, naming each other", async () => {
    const { staged, problems } = await stageText(
      ledger(line(1), line(1, "别名"), line(2), line(1), line(3, "", "330106")),
    );
    expect(staged).toMatchObject({ rowsIn: 5, rowsAccepted: 1, rowsRejected: 4 });
    expect(rulesOf(problems)).toEqual([
      [6, "constraint-error"],
      [2, "primary-key"],
      [3, "primary-key"],
      [5, "primary-key"],
    ]);
    expect(problems.slice(1).map(({ fix }) => fix.zh.split("是同")[0])).toEqual([
      "与第 3、5 行",
      "与第 2、5 行",
      "与第 2、3 行",
    ]);
  });

  it("names five rows of a key at most", async () => {
    const lines = Array.from({ length: 9 }, (_, n) => line(1, `别名 ${n}`));
    const { problems } = await stageText(ledger(...lines));
    expect(problems[8]?.fix.zh).toContain("与第 2、3、4、5、6 行等（另有 3 行）");
    expect(problems[0]?.fix.zh).toContain("与第 3、4、5、6、7 行等（另有 3 行）");
  });

  it("takes rows that differ by an empty cell for different, empty keys for the same", async () => {
    const { problems } = await stageText(ledger(line(1), line(1, "示例企业 1", "", "30")));
    expect(rulesOf(problems)).toEqual([
      [2, "primary-key"],
      [3, "primary-key"],
    ]);
    const table = schema.worker_group;
    const groups = "行政区划代码,群体,会员数\n,货车司机,1\n,快递员,1\n,货车司机,2\n,快递员,1\n";
    expect(rulesOf((await stageText(groups, { table })).problems)).toEqual([
      [2, "primary-key"],
      [4, "primary-key"],
      [5, "duplicate-row"],
    ]);
  });

  it("reads 万人 exactly", async () => {
    const { connection } = await stageText(
      "行政区划代码,地区,法人单位数(个),已成立工会的法人单位数(个),法人单位就业人数(万人),就业人数中加入工会人数(万人)\n" +
        "310000,上海,343831,38761,910.28,363.12\n",
      { table: schema.area_report },
    );
    expect(await rowsOf(connection, "SELECT employees, members FROM area_report")).toEqual([
      [9_102_800, 3_631_200],
    ]);
  });

  it("rejects any row with a delimiter more or less, and only that row", async () => {
    const connection = await openDatabase();
    const lines = Array.from({ length: 8 }, (_, n) => line(n));
    const change = fc.tuple(fc.nat(lines.length - 1), fc.nat(), fc.boolean());
    await fc.assert(
      fc.asyncProperty(change, async ([at, position, isMore]) => {
        const broken = [...lines];
        const cells = line(at).split(",");
        if (isMore) cells.splice(position % 8, 0, "");
        else cells.splice(position % 6, 2, cells.slice(position % 6, (position % 6) + 2).join(""));
        broken[at] = cells.join(",");
        await connection.run("DROP TABLE IF EXISTS enterprise");
        const { problems } = await stageText(ledger(...broken), { connection });
        expect(rulesOf(problems)).toEqual([[at + 2, isMore ? "extra-cell" : "missing-cell"]]);
        expect(problems[0]?.fix.en).toContain(`has ${isMore ? 8 : 6} cells, the header 7`);
      }),
      { numRuns: 60 },
    );
  });

  it("never loses a row, whatever is in the cells", async () => {
    const cell = fc.oneof(
      fc.string({ unit: "binary", maxLength: 12 }).map((text) => text.replaceAll("\0", "")),
      fc.constantFrom("", "330106", "单建", "30", "非公企业", syntheticCode(1)),
    );
    const row = fc.oneof(
      fc.array(cell, { minLength: 1, maxLength: 9 }),
      fc.nat(3).map((n) => line(n).split(",")),
    );
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const connection = await openDatabase();
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
        const text = ledger(...rows.map((cells) => cells.map(quoted).join(",")), line(99));
        await connection.run("DROP TABLE IF EXISTS enterprise");
        const { staged } = await stageText(text, { connection });
        expect(staged.rowsIn).toBe(rows.length + 1);
      }),
      { numRuns: 100 },
    );
  });

  it("gives the same table with and without byte order mark, quotes and other line ends", async () => {
    const plain = ledger(line(1), line(2, "甲"), line(3, "乙", ""));
    const variants = [
      plain,
      `\ufeff${plain}`,
      plain.replaceAll("\r\n", "\n"),
      plain.replaceAll("\r\n", "\r"),
      plain.trimEnd(),
      plain.replaceAll(/[^,\r\n]+/g, '"$&"'),
    ];
    const tables = await Promise.all(
      variants.map(async (text) => {
        const { connection } = await stageText(text);
        return rowsOf(connection, "SELECT * FROM enterprise ORDER BY row_number");
      }),
    );
    for (const table of tables) expect(table).toEqual(tables[0]);
    expect(tables[0]).toHaveLength(3);
  });

  it("refuses empty files, and headers without rows unless allowed", async () => {
    for (const text of ["", "\ufeff", "\r\n\r\n", ledger(), `${header}\n\n\n`])
      expect((await refusalOf(stageText(text))).problems[0]?.code).toBe("no-data");
    const { staged } = await stageText(ledger(), { allowEmpty: true });
    expect(staged).toMatchObject({ rowsIn: 0, rowsAccepted: 0, rowsRejected: 0 });
    await refusalOf(stageText("", { allowEmpty: true }));
  });

  it("leaves no table behind when the file is refused", async () => {
    const connection = await openDatabase();
    const refused = [`${ledger(line(1))}"`, `${ledger(line(1))}\0`, "名称\n甲\n", ledger()];
    for (const text of refused) {
      await refusalOf(stageText(text, { connection }));
      expect(await rowsOf(connection, "SELECT * FROM duckdb_tables()")).toEqual([]);
    }
    await stageText(ledger(line(1)), { connection });
  });

  it("never drops a table that was there before", async () => {
    const { connection } = await stageText(ledger(line(1)));
    await expect(stageText(ledger(line(2)), { connection })).rejects.toThrow("already exists");
    expect(await rowsOf(connection, "SELECT name FROM enterprise")).toEqual([["示例企业 1"]]);
  });

  it("refuses a file that cannot be read, without its path", async () => {
    const connection = await openDatabase();
    const folder = folderOf({});
    const options = { connection, table: schema.enterprise, period: "2025-09", parks: [] };
    for (const [path, code] of [
      [join(folder, "enterprise.csv"), "source-error"],
      [folder, "no-data"],
    ] as const) {
      const files = [{ path }];
      const error = await refusalOf(stageLedger({ ...options, files, report: () => {} }));
      expect(error.problems[0]?.code).toBe(code);
      expect(error.message).not.toContain("/");
    }
  });

  it("takes hostile text as data", async () => {
    const names = ["'; DROP TABLE enterprise; --", '""; SELECT 1', "%s%n", "=1+1", "$$", "\\0"];
    const lines = names.map((name, n) => line(n, `"${name.replaceAll('"', '""')}"`));
    const { connection } = await stageText(ledger(...lines));
    const rows = await rowsOf(connection, "SELECT name FROM enterprise ORDER BY row_number");
    expect(rows.flat()).toEqual(names);
  });

  it("says how far it is", async () => {
    const lines = Array.from({ length: 45_000 }, (_, n) => line(n));
    const text = ledger(...lines);
    const seen: number[] = [];
    const connection = await openDatabase();
    await stageLedger({
      connection,
      table: schema.enterprise,
      files: [{ path: join(folderOf({ "enterprise.csv": text }), "enterprise.csv") }],
      period: "2025-09",
      parks: [],
      report: () => {},
      onProgress: ({ rows, bytes, totalBytes }) => {
        seen.push(rows);
        expect(totalBytes).toBe(Buffer.byteLength(text));
        expect(bytes).toBeLessThanOrEqual(totalBytes);
      },
    });
    expect(seen).toEqual([20_000, 40_000, 45_000]);
    expect(await rowsOf(connection, "SELECT count(*)::INTEGER FROM enterprise")).toEqual([
      [45_000],
    ]);
  });
});

describe("inChunks", () => {
  it("gives all bytes", async () => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of inChunks(Buffer.from("abcde"), 2)) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).toBe("abcde");
  });
});
