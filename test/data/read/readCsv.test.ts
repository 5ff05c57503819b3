import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readText } from "../../../data/read/readText.ts";
import { cellsOf as allCells, readLedger, refusalOf } from "./csvText.ts";

const cellsOf = (text: string | Uint8Array, size?: number) => allCells(text, { size });

const rowsOf = async (text: string, size?: number) => (await readLedger(text, { size })).rows;

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
    expect(await rowsOf("a,b\n\n\n1,2\n\n3\n\n\n")).toEqual([
      { row: 1, cells: ["a", "b"] },
      { row: 2, cells: [""] },
      { row: 3, cells: [""] },
      { row: 4, cells: ["1", "2"] },
      { row: 5, cells: [""] },
      { row: 6, cells: ["3"] },
    ]);
    expect(await rowsOf("")).toEqual([]);
    expect(await rowsOf("\n\r\n")).toEqual([]);
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
      const error = await refusalOf(rowsOf(text, size));
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
        const error = await refusalOf(rowsOf(`${text.slice(0, at)}"${text.slice(at)}`, 5));
        expect(error.problems[0]?.code).toBe("unbalanced-quote");
      }),
      { numRuns: 300 },
    );
  });

  it("refuses NUL characters with their line", async () => {
    for (const text of ["a,b\n1,\0\n", 'a,b\n"1",\0', 'a,b\n"\0"', 'a,b\n"1"\0,2'])
      expect((await refusalOf(rowsOf(text, 4))).problems[0]).toMatchObject({
        code: "nul-character",
        row: 2,
      });
  });

  it("refuses fields and records beyond the limits with the figure", async () => {
    const limits = { fieldBytes: 10, recordBytes: 25 };
    const fits = "123456789,123456789,1234\n";
    const read = (text: string) => readLedger(text, { size: 4, limits });
    expect((await read(`a,b,c\n${fits}${fits}`)).rows).toHaveLength(3);
    for (const field of ["1234567890", '"23456789"', "名名名1"]) {
      const error = await refusalOf(read(`a,b\n1,2\n${field},1\n`));
      expect(error.problems[0]).toMatchObject({ code: "too-long", row: 3 });
      expect(error.message).toContain("a field of the record that starts on line 3");
      expect(error.message).toContain("limit of 10 bytes");
    }
    const long = await refusalOf(read(`a,b\n${"12345,".repeat(5)}\n`));
    expect(long.message).toContain("limit of 25 bytes");
  });

  it("stops reading at the limit of a line that never ends", async () => {
    let sent = 0;
    async function* endless() {
      yield Buffer.from("a,b\n");
      for (; sent < 1000; sent += 1) yield Buffer.alloc(65_536, "x");
    }
    const drain = async () => {
      const { rows } = await readText(endless(), { file: "test.csv", isHeader: () => true });
      for await (const row of rows) expect(row.row).toBe(1);
    };
    expect((await refusalOf(drain())).problems[0]?.code).toBe("too-long");
    expect(sent).toBeLessThan(10);
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
