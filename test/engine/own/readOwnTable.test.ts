import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DuckDBConnection } from "@duckdb/node-api";
import fc from "fast-check";
import { tableFromIPC } from "apache-arrow";
import { ColumnGuess } from "../../../src/engine/own/columnGuess.ts";
import {
  largestOwnFile,
  OwnFileError,
  ownTableName,
  type OwnFault,
  type OwnTable,
} from "../../../src/engine/own/ownTable.ts";
import { readOwnTable } from "../../../src/engine/own/readOwnTable.ts";
import { raw } from "../../../src/query/sql.ts";
import { openNative, parquetOf } from "../native.ts";

const read = (content: BlobPart, name = "名单.csv"): Promise<OwnTable> =>
  readOwnTable(new File([content], name), [], () => undefined);

const faultOf = async (content: BlobPart, name?: string): Promise<OwnFault> => {
  const error: unknown = await read(content, name).catch((caught: unknown) => caught);
  if (!(error instanceof OwnFileError)) throw error;
  return error.fault;
};

/** The cells as the database gets them. */
const cellsOf = ({ slices }: OwnTable): unknown[][] =>
  slices.flatMap((ipc) => {
    const table = tableFromIPC(ipc);
    return Array.from({ length: table.numRows }, (_, row) =>
      table.schema.fields.map(
        (_field, index): unknown => table.getChildAt(index)?.get(row) ?? null,
      ),
    );
  });

const typesOf = ({ columns }: OwnTable): string => columns.map(({ type }) => type).join(" ");

describe("a text", () => {
  it("gives numbers where every cell is one, and text where something is named", async () => {
    const table = await read(
      "信用代码,名称,人数,占比,区划,学号,邮编,备注,空\n" +
        '91330000000000000X,"甲, ""乙""\n丙",12,0.5,330106,007,310000,,\n' +
        "912345678901234567,丁,-3,1,330108,008,310001,x,\n",
    );
    expect(table).toMatchObject({ name: "my_名单", rows: 2, encoding: "UTF-8", leftOut: [] });
    expect(typesOf(table)).toBe(
      "VARCHAR VARCHAR INTEGER DOUBLE VARCHAR VARCHAR VARCHAR VARCHAR VARCHAR",
    );
    expect(cellsOf(table)).toEqual([
      ["91330000000000000X", '甲, "乙"\n丙', 12, 0.5, "330106", "007", "310000", null, null],
      ["912345678901234567", "丁", -3, 1, "330108", "008", "310001", "x", null],
    ]);
  });

  it("is read as UTF-8 with or without its mark, else as GB18030, else not at all", async () => {
    const text = "名称,人数\n㐀工会,3\n";
    for (const content of [text, `\ufeff${text}`])
      expect(await read(content)).toMatchObject({
        encoding: "UTF-8",
        columns: [{ name: "名称" }, {}],
      });
    const chinese = await read(
      Uint8Array.from(Buffer.from("c3fbb3c62cc8cbcafd0ab9a4bbe12c330a", "hex")),
    );
    expect(chinese.encoding).toBe("GB18030");
    expect(cellsOf(chinese)).toEqual([["工会", 3]]);
    expect(await faultOf(new Uint8Array([0x61, 0x2c, 0xff, 0xfe, 0x0a]))).toEqual({
      kind: "encoding",
    });
  });

  it("a row of another width is named by its line, whatever stands before it", async () => {
    expect(await faultOf('a,b\n"1\n1",2\n3,4,5\n6,7\n')).toEqual({
      ...{ kind: "width", line: 4, expected: 2, got: 3 },
    });
    const late = `a,b\n${"1,2\n".repeat(300_000)}3\n${"1,2\n".repeat(10)}`;
    expect(await faultOf(late)).toEqual({ kind: "width", line: 300_002, expected: 2, got: 1 });
  });

  it.each<[string, OwnFault]>([
    ['a,b\n1,"2\n3,4\n', { kind: "quotes", line: 3 }],
    ['a,b\n1,x"y\n', { kind: "quotes", line: 2 }],
    ["a,,c\n1,2,3\n", { kind: "header", column: 2 }],
    ["名,a,A\n1,2,3\n", { kind: "twice", column: "A" }],
    ["a;b\n1;2\n", { kind: "delimiter", found: ";" }],
    ["\n\n", { kind: "empty" }],
    ["", { kind: "empty" }],
  ])("%j is refused", async (text, fault) => {
    expect(await faultOf(text)).toEqual(fault);
  });

  it("a heading alone is a table without rows; blank lines at the end are none", async () => {
    expect(await read("a,b\r\n\r\n\r\n")).toMatchObject({ rows: 0, columns: [{}, {}] });
    expect((await read("a\tb\n1\t2\n", "x.tsv")).rows).toBe(1);
  });

  it("what is read in portions is what was written", async () => {
    const rows = Array.from({ length: 120_000 }, (_, row) => `${row},"行 ${row}, ""${row % 7}"""`);
    const progress: number[] = [];
    const file = new File([`n,t\n${rows.join("\n")}\n`], "long.csv");
    const table = await readOwnTable(file, [], (part) => progress.push(part));
    expect([table.rows, table.slices.length > 1]).toEqual([120_000, true]);
    const cells = cellsOf(table);
    expect([cells[0], cells[77_777], cells.at(-1)]).toEqual(
      [0, 77_777, 119_999].map((row) => [row, `行 ${row}, "${row % 7}"`]),
    );
    expect(progress.at(-1)).toBe(1);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
  });

  it("a number is only taken for one that is written back the same", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.integer().map(String), fc.double().map(String))),
        (cells) => {
          const guess = new ColumnGuess("x");
          cells.forEach((cell) => guess.see(cell));
          if (guess.type === "text") return;
          for (const cell of cells.filter((one) => one !== "")) {
            expect(Number.isFinite(Number(cell))).toBe(true);
            const [wholePart] = String(Number(cell)).split(/[.e]/);
            expect(cell.split(".")[0]).toBe(Number(cell) === 0 ? cell.split(".")[0] : wholePart);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("a Parquet file", () => {
  let native: DuckDBConnection;
  beforeAll(async () => {
    native = await openNative();
  });
  afterAll(() => native.closeSync());

  it("has its types; those that are not held are named and left out", async () => {
    const parquet = await parquetOf(
      native,
      raw(`SELECT 'x' || range AS t, range::INTEGER AS i, 9007199254740993 + range AS l, range / 2 AS d,
        range = 1 AS b, DATE '2025-09-30' AS day, TIMESTAMP '2025-09-30 01:02:03' AS moment, [1, 2] AS list,
        CAST(range AS SMALLINT) AS s, range::FLOAT AS f, {'a': 1} AS fields, NULL::VARCHAR AS empty FROM range(2)`),
    );
    const table = await read(parquet, "资料 (1).parquet");
    expect(table).toMatchObject({ name: "my_资料_1", rows: 2, encoding: null });
    expect(table.columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
      ...[
        "t VARCHAR",
        "i INTEGER",
        "l BIGINT",
        "d DOUBLE",
        "b BOOLEAN",
        "day VARCHAR",
        "s INTEGER",
      ],
      ...["f DOUBLE", "empty VARCHAR"],
    ]);
    expect(table.leftOut).toEqual([
      { name: "moment", type: "TIMESTAMP" },
      { name: "list", type: "nested" },
      { name: "fields", type: "nested" },
    ]);
    expect(cellsOf(table)[1]).toEqual([
      ...["x1", 1, 9007199254740994n, 0.5, true, "2025-09-30", 1, 1, null],
    ]);
  });

  it("without a column that is held, or damaged, is refused", async () => {
    const parquet = await parquetOf(native, raw("SELECT [1] AS a"));
    expect(await faultOf(parquet, "a.parquet")).toEqual({
      kind: "columns",
      leftOut: [{ name: "a", type: "nested" }],
    });
    expect((await faultOf("no parquet at all", "a.parquet")).kind).toBe("unreadable");
  });
});

it("other files and larger ones are refused before they are read", async () => {
  expect(await faultOf("x", "a.xlsx")).toEqual({ kind: "type" });
  const large = new File(["x"], "a.csv");
  Object.defineProperty(large, "size", { value: largestOwnFile + 1 });
  const error: unknown = await readOwnTable(large, [], () => undefined).catch(
    (caught: unknown) => caught,
  );
  expect(error).toMatchObject({ fault: { kind: "size", bytes: largestOwnFile + 1 } });
});

it.each([
  ["名单 2025.csv", [], "my_名单_2025"],
  ["a.b.parquet", [], "my_a_b"],
  ["; DROP TABLE x; --.csv", [], "my_DROP_TABLE_x"],
  ["ｎａｍｅ.csv", [], "my_name"],
  ["?.csv", [], "my_table"],
  ["a.csv", ["MY_A", "my_a_2"], "my_a_3"],
  [`${"长".repeat(100)}.csv`, [], `my_${"长".repeat(40)}`],
])("%s becomes a name in SQL", (file, taken, name) => {
  expect(ownTableName(file, taken)).toBe(name);
});
