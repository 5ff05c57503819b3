import fc from "fast-check";
import { expect, it } from "vitest";
import { openXlsx } from "../../data/read/xlsx/openXlsx.ts";
import { refusalOf } from "../data/read/csvText.ts";
import { costOf } from "../data/read/xlsx/costOf.ts";
import { mutation, readMutated } from "../data/read/xlsx/mutations.ts";
import {
  bookEntries,
  fileOf,
  readFile,
  rowOf,
  sheetXml,
  withEntry,
} from "../data/read/xlsx/workbookFile.ts";
import { zipFile } from "../data/read/xlsx/zipFile.ts";

const entries = bookEntries({
  sheets: [["S", ""]],
  strings: Array.from({ length: 1_000 }, (_, at) => `<t>文本 ${at}</t>`),
});

const sheetPart = "xl/worksheets/sheet1.xml";
const megabyte = 2 ** 20;
const open = sheetXml("").replace("</sheetData></worksheet>", "");

const fileWith = (data: Uint8Array): string =>
  fileOf(zipFile(withEntry(entries, sheetPart, { data })));

it.each([
  [`${open}<row><c><v>`, "1"],
  [`${open}<row>`, "<c/>"],
  [open, "<row/>"],
  [open, "<row>"],
])("a sheet of 500 MB of %s%s … is refused within 2 s and 256 MB", async (start, fill) => {
  const path = fileWith(Buffer.alloc(500 * megabyte, fill).fill(start, 0, start.length));
  const { outcome, milliseconds, bytes } = await costOf(() => refusalOf(readFile(path)));
  expect(outcome.problems[0]?.code).toMatch(/^(too-large|format-error)$/);
  expect(milliseconds).toBeLessThan(2_000);
  expect(bytes).toBeLessThan(256 * megabyte);
});

it("a million rows are read in the memory of a few", async () => {
  const count = 1_000_000;
  const row = (at: number) =>
    `<row r="${at}"><c r="A${at}"><v>${at}</v></c><c r="B${at}" t="s"><v>${at % 1_000}</v></c></row>`;
  const head = Buffer.from(`${open}${rowOf(["甲", "乙"])}`);
  const parts = Array.from({ length: count / 1_000 }, (_, part) =>
    Buffer.from(Array.from({ length: 1_000 }, (__, at) => row(part * 1_000 + at + 2)).join("")),
  );
  const path = fileWith(Buffer.concat([head, ...parts, Buffer.from("</sheetData></worksheet>")]));
  const { outcome, bytes } = await costOf(async () => {
    const { rows } = await openXlsx(path, { file: "test.xlsx", isHeader: () => true });
    let read = 0;
    for await (const { cells } of rows) if (cells.length === 2) read += 1;
    return read;
  });
  expect(outcome).toBe(count + 1);
  expect(bytes).toBeLessThan(128 * megabyte);
});

it("a workbook with any text exchanged is read or refused", async () => {
  await fc.assert(
    fc.asyncProperty(mutation, async (one) => void (await readMutated(one))),
    { numRuns: 5_000 },
  );
});
