import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { literal } from "../../../../data/build/native.ts";
import { openParquet } from "../../../../data/read/parquet/openParquet.ts";
import { readLedger, refusalOf } from "../csvText.ts";
import { openScratch, SharedReader } from "./parquetFiles.ts";

let scratch: Awaited<ReturnType<typeof openScratch>>;
const shared = new SharedReader();
beforeAll(async () => {
  scratch = await openScratch();
});
afterAll(() => {
  shared.stop();
  scratch.close();
});

/** The texts of the only record of a query, as Parquet has it. */
async function recordOf(query: string) {
  const [header, record] = await shared.read(await scratch.write("record.parquet", query));
  return { header: header?.cells, ...record };
}

describe("openParquet", () => {
  it("reads every type as text and says how it is stored", async () => {
    const columns = [
      ["name", "'示例企业 ''a'''", "示例企业 'a'", "text"],
      ["listed", "'x'::ENUM ('x', 'y')", "x", "text"],
      ["json", `'{"a": 1}'::JSON`, '{"a": 1}', "text"],
      [
        "uuid",
        "'00000000-0000-0000-0000-00000000000a'::UUID",
        `${"0".repeat(8)}-0000-0000-0000-00000000000a`,
        "text",
      ],
      ["i8", "'-128'::TINYINT", "-128", "number"],
      ["u8", "'255'::UTINYINT", "255", "number"],
      ["i16", "'-32768'::SMALLINT", "-32768", "number"],
      ["u16", "'65535'::USMALLINT", "65535", "number"],
      ["i32", "'-2147483648'::INTEGER", "-2147483648", "number"],
      ["u32", "'4294967295'::UINTEGER", "4294967295", "number"],
      ["i64", "'-9223372036854775808'::BIGINT", "-9223372036854775808", "number"],
      ["u64", "'18446744073709551615'::UBIGINT", "18446744073709551615", "number"],
      ["i128", `'${"9".repeat(38)}'::DECIMAL(38, 0)`, "9".repeat(38), "number"],
      ["rate", "'-1234567.50'::DECIMAL(9, 2)", "-1234567.50", "number"],
      ["small", "'0.000000000000000001'::DECIMAL(18, 18)", "0.000000000000000001", "number"],
      ["wide", "'12345678901234567890.01'::DECIMAL(38, 2)", "12345678901234567890.01", "number"],
      ["f", "'0.1'::FLOAT", "0.1", "number"],
      ["d", "'0.1'::DOUBLE + '0.2'::DOUBLE", "0.30000000000000004", "number"],
      ["whole", "'12'::DOUBLE", "12", "number"],
      ["big", "1e21::DOUBLE", "1000000000000000000000", "number"],
      ["h", "'120'::HUGEINT", "120", "number"],
      ["yes", "true", "TRUE", "boolean"],
      ["no", "false", "FALSE", "boolean"],
      ["day", "DATE '2025-09-30'", "2025-09-30", "date"],
      ["ms", "TIMESTAMP_MS '1969-12-31 00:00:00'", "1969-12-31", "date"],
      ["us", "TIMESTAMP '2025-09-30 00:00:00'", "2025-09-30", "date"],
      ["ns", "TIMESTAMP_NS '2025-09-30 00:00:00'", "2025-09-30", "date"],
      ["tz", "TIMESTAMPTZ '2025-09-30 00:00:00+00'", "2025-09-30", "date"],
      ["none", "NULL::VARCHAR", "", "text"],
      ["nothing", "NULL::INTEGER", "", "number"],
      ["never", "NULL::DATE", "", "date"],
    ] as const;
    const record = await recordOf(
      `SELECT ${columns.map(([name, sql]) => `${sql} AS ${name}`).join(", ")}`,
    );
    expect(record.header).toEqual(columns.map(([name]) => name));
    expect(record.cells).toEqual(columns.map(([, , text]) => text));
    expect(record.kinds).toEqual(columns.map(([, , , kind]) => kind));
    expect(record.row).toBe(2);
    expect(record.faults).toBeUndefined();
  });

  it("keeps texts exactly, and header words too", async () => {
    const texts = [
      "\ufeffa",
      " a\u3000",
      "\0",
      'a"\\\n\r\t',
      "𬭎㻬é\u0301",
      "\ufffd",
      "=1+1",
      "null",
      "",
    ];
    const sql = texts.map((text, at) => {
      const parts = text.split("\0").map(literal).join(" || chr(0) || ");
      return `${parts} AS "c${at}"`;
    });
    expect((await recordOf(`SELECT ${sql.join(", ")}`)).cells).toEqual(texts);
    const words = [
      "\ufeff名称",
      " 名称 ",
      "__proto__",
      "c1",
      "'; DROP TABLE a; --",
      'a"b',
      "filename",
    ];
    const named = words.map((word) => `1 AS "${word.replaceAll('"', '""')}"`);
    expect((await recordOf(`SELECT ${named.join(", ")}`)).header).toEqual(words);
  });

  it("names cells of which no exact value can be told", async () => {
    const record = await recordOf(
      `SELECT 1 AS a, 'nan'::DOUBLE AS b, '-inf'::FLOAT AS c, TIMESTAMP '2025-09-30 08:00:00' AS d,
        TIMESTAMPTZ '2025-09-29 16:00:00+00' AS e, 'infinity'::DATE AS f, -('nan'::DOUBLE) AS g, NULL::DOUBLE AS h`,
    );
    expect([...(record.faults?.keys() ?? [])]).toEqual([1, 2, 3, 4, 5, 6]);
    for (const fault of record.faults?.values() ?? []) expect(fault.code).toBe("type-error");
    expect(record.cells?.slice(1, 4)).toEqual(["NaN", "-Infinity", "2025-09-30 08:00:00"]);
    expect(record.faults?.get(3)?.fix.en).toContain("write the column as DATE");
  });

  it("writes any double as its shortest decimal", async () => {
    const values = fc.sample(fc.double({ noNaN: true, noDefaultInfinity: true }), 300);
    const list = values.map((value) => `(${literal(String(value))}::DOUBLE)`).join(", ");
    const path = await scratch.write("doubles.parquet", `SELECT * FROM (VALUES ${list}) AS t(x)`);
    const [, ...rows] = await shared.read(path);
    for (const [at, value] of values.entries()) {
      const text = rows[at]?.cells[0] ?? "";
      expect(Number(text)).toBe(value === 0 ? 0 : value);
      const digits = String(Math.abs(value))
        .replace(/e.*/, "")
        .replace(".", "")
        .replace(/^0+|0+$/g, "");
      expect(
        text
          .replace("-", "")
          .replace(".", "")
          .replace(/^0+|0+$/g, ""),
      ).toBe(digits);
    }
  });

  it("reads the same from every codec, several row groups and dictionaries", async () => {
    const query = `SELECT i, '企业' || (i % 7) AS name, CASE WHEN i % 3 = 0 THEN NULL ELSE i / 4 END AS part
      FROM range(10000) AS t(i)`;
    const expected = Array.from({ length: 10_000 }, (_, i) =>
      [String(i), `企业${i % 7}`, i % 3 === 0 ? "" : String(i / 4)].join("|"),
    );
    for (const codec of ["uncompressed", "snappy", "gzip", "zstd", "brotli", "lz4_raw"]) {
      const options = `, COMPRESSION ${codec}, ROW_GROUP_SIZE 2048`;
      const path = await scratch.write(`${codec}.parquet`, query, options);
      const [header, ...rows] = await shared.read(path);
      expect(header).toEqual({ row: 1, cells: ["i", "name", "part"] });
      expect(rows.map(({ cells }) => cells.join("|"))).toEqual(expected);
      expect(rows.at(-1)?.row).toBe(10_001);
    }
  });

  it("gives the texts that the same table has as CSV", async () => {
    const row = fc.record({
      name: fc.string({ unit: "grapheme" }).map((text) => text.replaceAll("\0", "")),
      count: fc.option(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), { nil: null }),
      cents: fc.integer({ min: -99_999, max: 99_999 }),
      day: fc.date({
        min: new Date("1900-01-01"),
        max: new Date("2100-12-31"),
        noInvalidDate: true,
      }),
      isOne: fc.boolean(),
    });
    const table = fc
      .sample(row, 200)
      .map(({ name, count, cents, day, isOne }) => [
        name,
        String(count ?? ""),
        (cents / 100).toFixed(2).replace(/^-0\.00$/, "0.00"),
        day.toISOString().slice(0, 10),
        isOne ? "TRUE" : "FALSE",
      ]);
    const values = table.map(
      ([name = "", count = "", rate, day, isOne]) =>
        `(${literal(name)}, ${count === "" ? "NULL" : `'${count}'`}::BIGINT, ${rate}::DECIMAL(9, 2), DATE '${day}', ${isOne})`,
    );
    const path = await scratch.write(
      "table.parquet",
      `SELECT * FROM (VALUES ${values.join(", ")}) AS t(name, count, rate, day, is_one)`,
    );
    const csv = stringify([["name", "count", "rate", "day", "is_one"], ...table], {
      quoted: true,
    });
    const cellsOf = (rows: readonly { cells: readonly string[] }[]) =>
      rows.map(({ cells }) => cells);
    expect(cellsOf(await shared.read(path))).toEqual(cellsOf((await readLedger(csv)).rows));
  });

  it("reads a file that has a header only", async () => {
    const path = await scratch.write("empty.parquet", "SELECT 1 AS a, 'x' AS b LIMIT 0");
    expect(await shared.read(path)).toEqual([{ row: 1, cells: ["a", "b"] }]);
  });

  it("refuses columns that are not flat, each by name and type", async () => {
    const path = await scratch.write(
      "nested.parquet",
      `SELECT 1 AS a, [1] AS list, {'x': 1} AS struct, MAP {'k': 1} AS map, 'b'::BLOB AS bytes, TIME '08:00' AS time`,
    );
    const { problems } = await refusalOf(shared.read(path));
    expect(problems.map(({ code, column, value }) => [code, column, value])).toEqual([
      ["nested-column", "list", "INTEGER[]"],
      ["nested-column", "struct", "STRUCT(x INTEGER)"],
      ["nested-column", "map", "MAP(VARCHAR, INTEGER)"],
      ["nested-column", "bytes", "BLOB"],
      ["nested-column", "time", "TIME"],
    ]);
  });

  it.each(["plain", "repeated", "column name"])("refuses illegal UTF-8: %s", async (where) => {
    const value = where === "plain" ? "'MARKED' || i" : "'MARKED'";
    const path = await scratch.write(
      "illegal.parquet",
      `SELECT ${where === "column name" ? "'x'" : value} AS NAMEDCOL FROM range(100) AS t(i)`,
      ", COMPRESSION uncompressed",
    );
    const bytes = readFileSync(path);
    const mark = where === "column name" ? "NAMEDCOL" : "MARKED";
    for (let at = bytes.indexOf(mark); at !== -1; at = bytes.indexOf(mark, at + 1))
      bytes[at + 1] = 0xff;
    writeFileSync(path, bytes);
    const { problems, message } = await refusalOf(shared.read(path));
    expect(problems[0]?.code).toBe("encoding-error");
    expect(message).not.toContain("\ufffd");
  });

  it("refuses a file that holds another number of records than it declares", async () => {
    const path = await scratch.write("count.parquet", "SELECT 77 AS a FROM range(50)");
    const bytes = readFileSync(path);
    // The footer: version (i32), schema (list), num_rows (i64, zigzag): 50 is 0x64.
    const footer = bytes.length - 8 - bytes.readUInt32LE(bytes.length - 8);
    const at = bytes.indexOf(Buffer.from([0x16, 0x64]), footer);
    bytes[at + 1] = 0x62;
    writeFileSync(path, bytes);
    const { problems } = await refusalOf(shared.read(path));
    expect(problems[0]).toMatchObject({ code: "row-count", value: "50" });
  });
});

describe("folders of part files", () => {
  it("reads partitions as columns and numbers rows through", async () => {
    const path = await scratch.write(
      "ledger",
      `SELECT i, ['杭州', '上 海/a=b%', 'none'][i % 3 + 1] AS city FROM range(9) AS t(i) ORDER BY i`,
      ", PARTITION_BY (city)",
    );
    renameSync(join(path, "city=none"), join(path, "city=__HIVE_DEFAULT_PARTITION__"));
    const [header, ...rows] = await shared.read(path, "ledger");
    expect(header?.cells).toEqual(["i", "city"]);
    expect(rows.map(({ row }) => row)).toEqual(rows.map((_, at) => at + 2));
    const found = rows.map(({ cells }) => cells.join(" ")).sort();
    expect(found).toEqual(
      Array.from({ length: 9 }, (_, i) => `${i} ${["杭州", "上 海/a=b%", ""][i % 3]}`),
    );
    expect(rows[0]?.kinds).toEqual(["number", "text"]);
  });

  it("reads the columns of all parts in the order of the first", async () => {
    const folder = await folderOf(
      "order",
      "SELECT 1 AS a, 'x' AS b",
      "SELECT 'y' AS b, 2.5::DOUBLE AS a",
    );
    expect((await shared.read(folder)).map(({ cells }) => cells)).toEqual([
      ["a", "b"],
      ["1", "x"],
      ["2.5", "y"],
    ]);
  });

  it("refuses parts with other columns, by name", async () => {
    const folder = await folderOf(
      "other",
      "SELECT 1 AS a, 2 AS b, 3 AS c",
      "SELECT 1 AS a, 'x' AS b, 3 AS d",
    );
    const { problems } = await refusalOf(shared.read(folder, "other"));
    expect(problems.map(({ file, code, column }) => [file, code, column])).toEqual([
      ["other/1.parquet", "missing-label", "c"],
      ["other/1.parquet", "extra-label", "d"],
      ["other/1.parquet", "type-error", "b"],
    ]);
    expect(problems[0]?.fix.en).toContain("differs from the first file other/0.parquet");
  });

  it("refuses a column that is in the folder's name and in the file", async () => {
    await folderOf("twice/a=1", "SELECT 1 AS a, 2 AS b");
    const { problems } = await refusalOf(shared.read(join(scratch.folder, "twice")));
    expect(problems[0]).toMatchObject({ code: "duplicate-label", column: "a" });
  });

  /** A folder with a part file for each query. */
  async function folderOf(name: string, ...queries: string[]): Promise<string> {
    mkdirSync(join(scratch.folder, name), { recursive: true });
    for (const [at, query] of queries.entries())
      await scratch.write(`${name}/${at}.parquet`, query);
    return join(scratch.folder, name);
  }
});

describe("names", () => {
  it.each([
    "it's.parquet",
    "100%.parquet",
    "a%27b.parquet",
    "two\nlines.parquet",
    "..parquet",
    "*?[a-z]{b}.parquet",
    "~$.parquet",
    "x'); DROP TABLE a; --.parquet",
    "s3:a.parquet",
    "台账，2025年9月.parquet",
    `${"长".repeat(63)}.parquet`,
    "no extension",
  ])("%j", async (name) => {
    const path = await scratch.write("plain.parquet", "SELECT 1 AS a");
    const named = join(scratch.folder, name);
    writeFileSync(named, readFileSync(path));
    expect((await shared.read(named)).map(({ cells }) => cells)).toEqual([["a"], ["1"]]);
  });
});

describe("a long file", () => {
  it("streams in bounded memory", { timeout: 60_000 }, async () => {
    const path = await scratch.write(
      "long.parquet",
      `SELECT i, md5(i::VARCHAR) AS a, md5((i + 1)::VARCHAR) AS b, repeat('企', 30) AS c
        FROM range(200000) AS t(i)`,
    );
    const { rows, encoding, sheet, notices } = await openParquet(path, { file: "long.parquet" });
    expect([encoding, sheet, notices]).toEqual([null, null, []]);
    await rows.next();
    await rows.next();
    const before = process.memoryUsage().rss;
    await wait(300);
    // Nothing is sent before it is asked for.
    expect(process.memoryUsage().rss - before).toBeLessThan(20_000_000);
    let [count, most] = [2, 0];
    for await (const { row } of rows) {
      count += 1;
      if (row !== count) throw new Error(`row ${row} for ${count}`);
      if (count % 1000 === 0) most = Math.max(most, process.memoryUsage().rss);
    }
    expect(count).toBe(200_001);
    // As texts the rows are 40 MB, and more than 60 MB as strings of the engine.
    expect(most - before).toBeLessThan(150_000_000);
  });
});
