import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { LedgerRow } from "../../../data/read/ledgerSource.ts";
import { openText } from "../../../data/read/openText.ts";
import { readText } from "../../../data/read/readText.ts";
import { readLedger, refusalOf } from "./csvText.ts";
import { folderOf } from "./stagedLedger.ts";

const isHeader = () => true;

const noticesOf = async (text: string, size?: number) =>
  (await readLedger(text, { size })).notices.map(({ code, row, value }) => [code, row, value]);

describe("notices of a text", () => {
  it.each([
    ["a,b\r\n1,2\r\n", undefined],
    ["a,b\r1,2\r", undefined],
    ["a,b\n1,2\n\n\n", undefined],
    ['a,b\r\n1,"x\ny\rz"\r\n"\n",""\r\n', undefined],
    ["a,b\r\n1,2\n3,4\r\n", [2, "LF"]],
    ["a,b\n1,2\n3,4\r\n5,6\r", [3, "CRLF"]],
    ["a,b\n1,2\r3,4\n", [2, "CR"]],
    ["a,b\r1,2\r\n", [2, "CRLF"]],
    ['a,b\r\n1,"x\ny"\r\n3,"4"\n', [4, "LF"]],
    ["a,b\r\n1,2\r\n3,4\r", [3, "CR"]],
    ["a\r\r\n", [2, "CRLF"]],
  ])("name the first line that ends otherwise: %j", async (text, place) => {
    const expected = place === undefined ? [] : [["mixed-line-ends", ...place]];
    for (const size of [1, 2, 3, 100]) expect(await noticesOf(text, size)).toEqual(expected);
  });

  it.each([
    ["a,b\n1,2", 2],
    ["a,b\n1,", 2],
    ['a,b\n1,"2"', 2],
    ["a,b\n\n\n1", 4],
    ["a", 1],
    ['"x\ny"\n,', 2],
  ])("say that %j has no line end", async (text, row) => {
    for (const size of [1, 3, 100])
      expect(await noticesOf(text, size)).toEqual([["cut-perhaps", row, ""]]);
  });

  it("are none for an empty file", async () => {
    for (const text of ["", "\ufeff", "\n\r\n".slice(0, 1)])
      expect(await noticesOf(text)).toEqual([]);
  });

  it("count rows from the header", async () => {
    const { notices } = await readLedger("t\na,b\n1,2", { titleRows: 1 });
    expect(notices.map(({ code, row }) => [code, row])).toEqual([
      ["title-rows", null],
      ["cut-perhaps", 2],
    ]);
  });
});

async function drained(rows: AsyncGenerator<LedgerRow>): Promise<number> {
  let last = 0;
  for await (const { row } of rows) last = row;
  return last;
}

const openFiles = (): number => readdirSync("/proc/self/fd").length;

describe("openText", () => {
  it("reads a file", async () => {
    const folder = folderOf({ "a.tsv": "a\tb\n1\t2\n" });
    const source = await openText(join(folder, "a.tsv"), { file: "a.tsv", isHeader });
    const rows: (readonly string[])[] = [];
    for await (const { cells } of source.rows) rows.push(cells);
    expect(rows).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
    expect(source).toMatchObject({ encoding: "utf-8", sheet: null, notices: [] });
  });

  it("refuses what cannot be read, without its path", async () => {
    const folder = folderOf({});
    for (const path of [join(folder, "a.csv"), folder]) {
      const error = await refusalOf(openText(path, { file: "a.csv", isHeader }));
      expect(error.problems[0]?.code).toBe("source-error");
      expect(error.message).not.toContain("/");
    }
  });

  it.skipIf(process.platform !== "linux")("closes the file however it ends", async () => {
    const text = `a,b\n${"1,2\n".repeat(100_000)}`;
    const folder = folderOf({ "a.csv": text, "bad.csv": `a;b\n${text}`, "late.csv": `${text}"` });
    const open = (file: string) =>
      openText(join(folder, file), { file, isHeader: (cells) => cells.length === 2 });
    const before = openFiles();
    await (await open("a.csv")).rows.return(undefined);
    const { rows } = await open("a.csv");
    await rows.next();
    await rows.return(undefined);
    await refusalOf(open("bad.csv"));
    const late = await open("late.csv");
    await refusalOf(drained(late.rows));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(openFiles()).toBe(before);
  });

  it("refuses a line of 500 MB in every encoding, having read a few chunks of it", async () => {
    for (const [start, unit] of [
      ["\ufeffa\n", "名"],
      ["a\n", "x"],
      ["a\n", '"'],
    ] as const)
      for (const encoding of ["utf8", "utf16le"] as const) {
        let sent = 0;
        const block = Buffer.from(unit.repeat(30_000), encoding);
        async function* chunks() {
          yield Buffer.from(
            `${encoding === "utf16le" ? "\ufeff" : ""}${start.slice(-2)}"`,
            encoding,
          );
          for (; sent < 10_000; sent += 1) yield block;
        }
        const work = async () => {
          const { rows } = await readText(chunks(), { file: "test.csv", isHeader });
          for await (const { row } of rows) expect(row).toBe(1);
        };
        expect((await refusalOf(work())).problems[0]).toMatchObject({ code: "too-long", row: 2 });
        expect(sent).toBeLessThan(15);
      }
  });
});
