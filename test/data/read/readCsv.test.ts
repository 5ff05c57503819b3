import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readText, refusalOf } from "./csvText.ts";

const cellsOf = async (text: string | Uint8Array, size?: number) =>
  (await readText(text, size)).map(({ cells }) => cells);

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
const sizes = [1, 3, 7, 64];

describe("readCsv", () => {
  it.each(["\n", "\r", "\r\n"])("reads the same rows with line ends %j", async (end) => {
    const text = ["甲,乙", '1,"x ""y"", z"', ",", '"",3'].join(end);
    const rows = [
      ["甲", "乙"],
      ["1", 'x "y", z'],
      ["", ""],
      ["", "3"],
    ];
    for (const size of sizes) {
      expect(await cellsOf(text, size)).toEqual(rows);
      expect(await cellsOf(text + end, size)).toEqual(rows);
    }
  });

  it("takes a quoted line break in the header for no delimiter", async () => {
    expect(await cellsOf('"a b\nc",d\n1,2\n')).toEqual([
      ["a b\nc", "d"],
      ["1", "2"],
    ]);
  });

  it("keeps line breaks and white space within cells", async () => {
    expect(await cellsOf('a,b\r\n"1\r\n2", 3 \n', 2)).toEqual([
      ["a", "b"],
      ["1\r\n2", " 3 "],
    ]);
  });

  it("numbers rows, blank lines too, and leaves out blank lines at the end", async () => {
    expect(await readText("a,b\n\n\n1,2\n\n3\n\n\n")).toEqual([
      { row: 1, cells: ["a", "b"] },
      { row: 2, cells: [""] },
      { row: 3, cells: [""] },
      { row: 4, cells: ["1", "2"] },
      { row: 5, cells: [""] },
      { row: 6, cells: ["3"] },
    ]);
    expect(await readText("")).toEqual([]);
    expect(await readText("\n\r\n")).toEqual([]);
  });

  it.each([
    ["never closed", 'a,b\n1,"2\n3,4\n', 2],
    ["closed by another cell's quote", 'a,b\n1,"2\n3,4\n5,"6"\n', 2],
    ["after a letter", 'a,b\n1,2"\n', 2],
    ["before a letter", 'a,b\n1,2\n"3"x,4\n', 3],
    ["after a blank", 'a,b\r\n1, "2"\r\n', 2],
    ["after a quoted line break", 'a,b\r\n"1\r\n2",3\r\n4,5"\r\n', 4],
  ])("refuses a quote %s at its line", async (_, text, line) => {
    for (const size of sizes) {
      const error = await refusalOf(readText(text, size));
      expect(error.problems[0]?.code).toBe("unbalanced-quote");
      expect(error.row).toBe(line);
    }
  });

  it("refuses the file wherever a quote is put in", async () => {
    const cell = fc.stringMatching(/^[a-c名,"\n]{0,4}$/);
    const table = fc.array(fc.tuple(cell, cell, fc.boolean()), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(table, fc.nat(), async (rows, position) => {
        const text = ["a,b", ...rows.map(([a, b]) => `${quoted(a)},${quoted(b)}`)].join("\n");
        const plain = await cellsOf(text);
        expect(plain.slice(1)).toEqual(rows.map(([a, b]) => [a, b]));
        const at = position % (text.length + 1);
        const error = await refusalOf(readText(`${text.slice(0, at)}"${text.slice(at)}`, 5));
        expect(error.problems[0]?.code).toBe("unbalanced-quote");
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    [";", ";"],
    ["\t", "TAB"],
    ["，", "，"],
    ["|", "|"],
    [" ", "SPACE"],
  ])("refuses the delimiter %j", async (mark, name) => {
    for (const text of [`名称${mark}代码\n1${mark}2\n`, `"a,b"${mark}"c"\n"1"${mark}"2"\n`]) {
      const error = await refusalOf(readText(text, 3));
      expect(error.problems[0]).toMatchObject({ code: "wrong-delimiter", value: name, row: 1 });
      expect(error.message).toContain(`found ${name}, expected ','`);
    }
  });

  it("refuses NUL characters with their line", async () => {
    for (const text of ["a,b\n1,\0\n", 'a,b\n"1",\0', 'a,b\n"\0"', 'a,b\n"1"\0,2'])
      expect((await refusalOf(readText(text, 4))).problems[0]).toMatchObject({
        code: "nul-character",
        row: 2,
      });
  });

  it("refuses fields and records beyond the limits with the figure", async () => {
    const limits = { fieldBytes: 10, recordBytes: 25 };
    const fits = "123456789,123456789,1234\n";
    expect(await readText(`a,b,c\n${fits}${fits}`, 4, limits)).toHaveLength(3);
    for (const field of ["1234567890", '"23456789"', "名名名1"]) {
      const error = await refusalOf(readText(`a,b\n1,2\n${field},1\n`, 4, limits));
      expect(error.problems[0]).toMatchObject({ code: "too-long", row: 3 });
      expect(error.message).toContain("a field of the record that starts on line 3");
      expect(error.message).toContain("limit of 10 bytes");
    }
    const long = await refusalOf(readText(`a,b\n${"12345,".repeat(5)}\n`, 4, limits));
    expect(long.message).toContain("limit of 25 bytes");
  });

  it("stops reading at the limit of a line that never ends", async () => {
    let sent = 0;
    async function* endless() {
      yield Buffer.from("a,b\n");
      for (; sent < 1000; sent += 1) yield Buffer.alloc(65_536, "x");
    }
    const { readCsv } = await import("../../../data/read/readCsv.ts");
    const drain = async () => {
      for await (const row of readCsv(endless(), "test.csv")) expect(row.row).toBe(1);
    };
    expect((await refusalOf(drain())).problems[0]?.code).toBe("too-long");
    expect(sent).toBeLessThan(10);
  });
});

const spectrum = "../shared/corpora/csv-spectrum";

describe.skipIf(!existsSync(spectrum))("csv-spectrum", () => {
  const names = existsSync(spectrum) ? readdirSync(`${spectrum}/csvs`) : [];
  // The published JSON of location_coordinates disagrees with its CSV in the first column.
  it.each(names.filter((name) => name !== "location_coordinates.csv"))("%s", async (name) => {
    const [header = [], ...rows] = await cellsOf(readFileSync(`${spectrum}/csvs/${name}`), 7);
    const records = rows.map((row) =>
      Object.fromEntries(header.map((word, at) => [word, row[at]])),
    );
    const published: unknown = JSON.parse(
      readFileSync(`${spectrum}/json/${name.replace(".csv", ".json")}`, "utf8"),
    );
    expect(records).toEqual([published].flat());
  });
});

const csvlint = "../shared/corpora/csvlint-fixtures/features/fixtures";

describe.skipIf(!existsSync(csvlint))("csvlint fixtures", () => {
  const read = (name: string) => cellsOf(readFileSync(`${csvlint}/${name}`), 11);
  const teaspoon = (second: string) => [
    ["Foo", second, "Baz"],
    ["Biff", "Baff", "Boff"],
    ["Qux", "Teaspoon", "Doge"],
  ];

  it.each([
    ["cr-line-endings.csv", "Bar"],
    ["lf-line-endings.csv", "Bsr"],
    ["crlf-line-endings.csv", "Bsr"],
    ["inconsistent-line-endings.csv", "Bsr"],
    ["inconsistent-line-endings-unquoted.csv", "Bsr"],
  ])("%s", async (name, second) => expect(await read(name)).toEqual(teaspoon(second)));

  it("reads valid files whole", async () => {
    expect(await read("valid.csv")).toHaveLength(3);
    expect(await read("valid_many_rows.csv")).toHaveLength(
      readFileSync(`${csvlint}/valid_many_rows.csv`, "utf8").trimEnd().split("\r\n").length,
    );
  });

  it("refuses a stray quote and illegal bytes", async () => {
    expect((await refusalOf(read("invalid_many_rows.csv"))).row).toBe(4);
    const error = await refusalOf(read("invalid-byte-sequence.csv"));
    expect(error.problems[0]).toMatchObject({ code: "encoding-error", row: 1 });
  });
});

const naughty = "../shared/corpora/naughty-strings/blns.json";

describe.skipIf(!existsSync(naughty))("naughty strings", () => {
  it("keeps every string that has no NUL", async () => {
    const strings = (JSON.parse(readFileSync(naughty, "utf8")) as string[]).filter(
      (text) => !text.includes("\0"),
    );
    const text = ["a,b", ...strings.map((word) => `${quoted(word)},x`)].join("\r\n");
    const [, ...rows] = await cellsOf(text, 13);
    expect(rows).toEqual(strings.map((word) => [word, "x"]));
  });
});
