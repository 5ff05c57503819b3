import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openXlsx } from "../../../../data/read/xlsx/openXlsx.ts";
import { xlsxLimits } from "../../../../data/read/xlsx/xlsxLimits.ts";
import { refusalOf } from "../csvText.ts";
import { costOf } from "./costOf.ts";
import { mutation, readMutated } from "./mutations.ts";
import {
  bookEntries,
  fileOf,
  fileOfBook,
  inline,
  readBook,
  readFile,
  readRows,
  readZip,
  rowOf,
  sheetXml,
  withEntry,
} from "./workbookFile.ts";
import { zipFile, type ZipEntry } from "./zipFile.ts";

const book = { sheets: [["台账", rowOf(["甲"]) + rowOf(["1"])]] as const };
const entries = bookEntries(book);
const sheetPart = "xl/worksheets/sheet1.xml";

const problemOf = async (work: Promise<unknown>) => {
  const { problems, message } = await refusalOf(work);
  expect(problems).toHaveLength(1);
  expect(message).not.toMatch(/\bat .*\.(ts|js):\d+/);
  return problems[0];
};

const ofBytes = (bytes: Uint8Array | string) => problemOf(readFile(fileOf(Buffer.from(bytes))));
const ofZip = (changed: readonly ZipEntry[], options?: Parameters<typeof readZip>[1]) =>
  problemOf(readZip(changed, options));

const ole2 = (text: string): Buffer =>
  Buffer.concat([
    Buffer.from("d0cf11e0a1b11ae1", "hex"),
    Buffer.alloc(70_000),
    Buffer.from(text, "utf16le"),
    Buffer.alloc(100),
  ]);

describe("files that are no workbook", () => {
  it.each([
    ["an old workbook", ole2("Workbook"), "format-error", "old Excel file (.xls)"],
    ["an encrypted workbook", ole2("EncryptedPackage"), "encrypted-file", "has a password"],
    ["CSV", "名称,代码\r\n1,2\r\n", "format-error", "but perhaps CSV"],
    ["HTML", "\ufeff \n<html><table><tr><td>1", "format-error", "but perhaps HTML/XML"],
    ["bytes", Buffer.from([1, 2, 0, 3]), "format-error", "not an .xlsx workbook: "],
    ["nothing", "", "no-data", "empty"],
    ["an empty zip", zipFile([]), "format-error", "not an .xlsx workbook"],
    ["another zip", zipFile([{ name: "a.txt", data: "1" }]), "format-error", "perhaps .ods"],
    ["the start of a zip", zipFile(entries).subarray(0, 900), "cut-file", "cut or is damaged"],
  ])("%s", async (_, bytes, code, advice) => {
    const problem = await ofBytes(bytes);
    expect(problem).toMatchObject({ code, file: "test.xlsx", row: null, column: null });
    expect(problem?.fix.en).toContain(advice);
  });

  it("shows the first line of a text", async () =>
    expect((await ofBytes("名称,代码\r\n1,2"))?.value).toBe("名称,代码"));

  it("files that are not there, and folders", async () => {
    expect(await problemOf(readFile("/nowhere/x.xlsx"))).toMatchObject({
      code: "source-error",
      value: "ENOENT",
    });
    const folder = join(dirname(fileOfBook(book)), "folder.xlsx");
    mkdirSync(folder);
    expect(await problemOf(readFile(folder))).toMatchObject({
      code: "source-error",
      value: "EISDIR",
    });
  });

  const typed = (type: string) => bookEntries({ ...book, type });

  it("binary workbooks and documents", async () => {
    const binary = "application/vnd.ms-excel.sheet.binary.macroEnabled.main";
    expect(await ofZip(typed(binary))).toMatchObject({ code: "format-error", value: ".xlsb" });
    const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    expect(await ofZip(typed(word))).toMatchObject({ code: "format-error" });
  });

  it("macros", async () => {
    const enabled = "application/vnd.ms-excel.sheet.macroEnabled.main+xml";
    expect(await ofZip(typed(enabled))).toMatchObject({ code: "macro-file" });
    const macros = { name: "xl/vbaProject.bin", data: "x" };
    expect(await ofZip([...entries, macros])).toMatchObject({ code: "macro-file" });
  });

  it("templates are workbooks", async () => {
    const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml";
    expect((await readZip(typed(type))).rows).toHaveLength(2);
  });
});

describe("zips", () => {
  it.each(["../../evil.txt", "/etc/passwd", "xl/../../evil.txt", "..\\evil.txt", "C:\\evil.txt"])(
    "with the name %s",
    async (name) => {
      const path = fileOf(zipFile([...entries, { name, data: "evil" }]));
      expect(await problemOf(readFile(path))).toMatchObject({ code: "format-error" });
      expect(readdirSync(dirname(path))).toEqual(["test.xlsx"]);
      expect(existsSync(join(dirname(path), "../../evil.txt"))).toBe(false);
    },
  );

  it("with the same name twice", async () => {
    for (const name of [sheetPart, sheetPart.toUpperCase()])
      expect((await ofZip([...entries, { name, data: "" }]))?.fix.en).toContain("duplicate");
  });

  it("with entries that overlap", async () => {
    const shared = { name: "xl/media/1.png", data: "x", isOverlapping: true };
    expect((await ofZip([...entries, shared]))?.fix.en).toContain("overlapping");
  });

  it.each([
    ["size", { size: 10 }, "format-error", "more than the 10 bytes"],
    ["size", { size: 9_999_999 }, "cut-file", "cut or is damaged"],
    ["checksum", { crc: 1 }, "cut-file", "CRC-32"],
    ["name", { localName: "xl/worksheets/sheet2.xml" }, "format-error", "disagree"],
  ])("with a %s that is not so: %j", async (_, claimed, code, reason) => {
    const problem = await ofZip(withEntry(entries, sheetPart, { claimed }));
    expect(problem?.code).toBe(code);
    expect(problem?.fix.en).toContain(reason);
  });

  it("with data that cannot be inflated", async () => {
    const bytes = zipFile(withEntry(entries, sheetPart, {}));
    bytes.fill(0xff, bytes.indexOf(sheetPart) + 30, bytes.indexOf(sheetPart) + 60);
    expect(await ofBytes(bytes)).toMatchObject({ code: "cut-file", value: sheetPart });
  });

  it("with encrypted entries", async () => {
    const changed = withEntry(entries, sheetPart, { isEncrypted: true });
    expect(await ofZip(changed)).toMatchObject({ code: "encrypted-file" });
  });

  it("with more entries than the limit or than it says", async () => {
    const more = Array.from({ length: 10_001 }, (_, at) => ({
      name: `xl/media/${at}`,
      data: "",
      isStored: true,
    }));
    const problem = await ofZip([...entries, ...more]);
    expect(problem).toMatchObject({ code: "too-large" });
    expect(problem?.fix.en).toContain("10000");
    expect((await ofBytes(zipFile(more, 65_535)))?.code).toBe("too-large");
    expect((await ofBytes(zipFile(entries, entries.length - 1)))?.fix.en).toContain("number of");
  });

  it("without a part that is needed", async () => {
    for (const name of ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", sheetPart])
      expect(await ofZip(withEntry(entries, name, null))).toMatchObject({ code: "format-error" });
    for (const name of ["xl/styles.xml", "xl/sharedStrings.xml"])
      expect((await readZip(withEntry(entries, name, null))).rows).toHaveLength(2);
  });

  it("cut at any byte", async () => {
    const whole = zipFile(entries);
    for (let at = 1; at < whole.length; at += 97)
      expect((await ofBytes(whole.subarray(0, at)))?.code).toMatch(/cut-file|format-error/);
  });

  it("with any byte changed are refused or read as before", async () => {
    const whole = zipFile(entries);
    const { rows } = await readZip(entries);
    for (let at = 0; at < whole.length; at += 31) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ 0x21;
      const read = readFile(fileOf(bytes)).then((sheet) => expect(sheet.rows).toEqual(rows));
      await read.catch(async () => await refusalOf(read));
    }
  });
});

describe("XML", () => {
  const laughs = `<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`;
  const outside = `<!DOCTYPE l SYSTEM "file:///etc/passwd">`;
  const parts = entries.map(({ name }) => name);

  it.each(parts.flatMap((name) => [laughs, outside].map((doctype) => [name, doctype] as const)))(
    "of %s with %s",
    async (name, doctype) => {
      const old = String(entries.find((entry) => entry.name === name)?.data ?? "");
      const data = doctype + old.replace(/^<\?xml[^>]*>/, "");
      const problem = await ofZip(withEntry(entries, name, { data }));
      expect(problem).toMatchObject({ code: "format-error" });
      expect(problem?.fix.en).toContain("DOCTYPE");
    },
  );

  it("with any text exchanged is read or refused", async () => {
    const refused = new Set<string>();
    await fc.assert(
      fc.asyncProperty(mutation, async (one) => {
        for (const code of await readMutated(one)) refused.add(code);
      }),
      { numRuns: 400 },
    );
    expect(refused).toContain("format-error");
  });

  it("in another encoding, or with bytes that no text has", async () => {
    const xml = sheetXml(rowOf(["甲"]));
    const gbk = xml.replace("UTF-8", "GBK");
    expect((await problemOf(readRows(gbk)))?.fix.en).toContain("encoding GBK");
    const data = Buffer.concat([Buffer.from(xml), Buffer.from([0xff])]);
    expect(await ofZip(withEntry(entries, sheetPart, { data }))).toMatchObject({
      code: "encoding-error",
      value: sheetPart,
    });
  });

  it("that is very deep", async () => {
    const deep = "<a>".repeat(300) + "</a>".repeat(300);
    expect((await problemOf(readRows(sheetXml("", deep))))?.fix.en).toContain("too deep");
  });
});

describe("limits", () => {
  it("are those of the format, and of half a gigabyte", () =>
    expect(xlsxLimits).toMatchObject({
      sheetBytes: 512 * 2 ** 20,
      sharedStringsBytes: 256 * 2 ** 20,
      entries: 10_000,
      columns: 16_384,
      rows: 1_048_576,
    }));

  const many = (count: number, text: string) => text.repeat(count);

  it.each([
    [{ sheetBytes: 2_000 }, sheetXml(many(400, "<row/>"))],
    [{ rows: 399 }, sheetXml(many(400, "<row/>"))],
    [{ columns: 9 }, sheetXml(rowOf(["甲", "<c r='J1'/>"]))],
    [{ cellCharacters: 9 }, sheetXml(rowOf(["0123456789"]))],
    [{ cellCharacters: 9 }, sheetXml(rowOf(["<c t='str'><v>0123456789</v></c>"]))],
    [{ rowCharacters: 99_999 }, sheetXml(rowOf(Array.from({ length: 9_000 }, () => inline(""))))],
    [
      { mergedRanges: 2 },
      sheetXml("", `<mergeCells>${many(3, '<mergeCell ref="A1"/>')}</mergeCells>`),
    ],
    [{ partBytes: 2_000 }, sheetXml("", many(2_000, "<q/>"))],
  ])("%j", async (limits, xml) => {
    const problem = await problemOf(readRows(xml, {}, { limits, sheet: "Sheet1" }));
    expect(problem).toMatchObject({ code: "too-large" });
    expect(problem?.fix.en).toContain(String(Object.values(limits)[0]));
    expect(problem?.fix.zh).toContain(String(Object.values(limits)[0]));
  });

  it("of shared strings", async () => {
    const strings = Array.from({ length: 100 }, () => "<t>x</t>");
    for (const limits of [{ sharedStrings: 99 }, { sharedStringsBytes: 500 }])
      expect(
        await problemOf(readBook({ ...book, strings }, { limits, sheet: "台账" })),
      ).toMatchObject({ code: "too-large" });
  });

  const megabyte = 2 ** 20;

  const filled = (size: number, start: string, fill: string) =>
    Buffer.alloc(size, fill).fill(start, 0, start.length);

  const open = sheetXml("").replace("</sheetData></worksheet>", "");

  it.each<[string, Partial<ZipEntry>]>([
    ["says 600 MB", { data: "", claimed: { size: 600 * megabyte } }],
    ["says 1 kB", { data: filled(64 * megabyte, open, "<row/>"), claimed: { size: 1024 } }],
    ["one text", { data: filled(64 * megabyte, `${open}<row><c><v>`, "1") }],
    ["one tag", { data: filled(64 * megabyte, `${open}<row `, 'a="1" ') }],
    ["one comment", { data: filled(64 * megabyte, `${open}<!-- `, " ") }],
    ["one row", { data: filled(64 * megabyte, `${open}<row>`, "<c/>") }],
    ["rows", { data: filled(64 * megabyte, open, "<row/>") }],
    ["nested tags", { data: filled(64 * megabyte, open, "<row>") }],
    ["other tags", { data: filled(64 * megabyte, "<worksheet ", "x") }],
  ])("bombs: %s", async (_, change) => {
    const path = fileOf(zipFile(withEntry(entries, sheetPart, change)));
    const { outcome, milliseconds, bytes } = await costOf(() => problemOf(readFile(path)));
    expect(outcome?.code).toMatch(/^(too-large|format-error)$/);
    expect(milliseconds).toBeLessThan(2_000);
    expect(bytes).toBeLessThan(256 * megabyte);
  });
});

describe("the file", () => {
  const openFiles = () => readdirSync("/proc/self/fd").length;

  it.skipIf(!existsSync("/proc/self/fd"))("is closed however the reading ends", async () => {
    const path = fileOfBook({ sheets: [["S", rowOf(["甲"]).repeat(20_000)]] });
    const bad = fileOf(zipFile(withEntry(entries, sheetPart, { data: "<q/>" })));
    const options = { file: "test.xlsx", isHeader: () => true };
    await openXlsx(path, options).then(({ rows }) => rows.return(undefined));
    const before = openFiles();
    for (let run = 0; run < 5; run += 1) {
      await readFile(path);
      await openXlsx(path, options).then(({ rows }) => rows.return(undefined));
      for await (const { row } of (await openXlsx(path, options)).rows) if (row === 3) break;
      await problemOf(readFile(bad));
    }
    await expect.poll(openFiles).toBeLessThanOrEqual(before);
  });
});
