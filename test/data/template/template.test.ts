import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import readExcelFile from "read-excel-file/node";
import yauzl from "yauzl";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { UsageError } from "../../../data/cli/command.ts";
import { template } from "../../../data/cli/template.ts";
import { matchHeader } from "../../../data/read/matchHeader.ts";
import { readCsv } from "../../../data/read/readCsv.ts";
import { columnNotes } from "../../../data/template/columnNotes.ts";
import { notesSheet } from "../../../data/template/templateWorkbook.ts";
import { schema, type Table } from "../../../src/domain/schema.ts";

const made: string[] = [];
const folder = (): string => {
  const path = mkdtempSync(join(tmpdir(), "template-"));
  made.push(path);
  return path;
};
const run = (...args: string[]) => template.run(args, () => undefined);
const tables: readonly Table[] = Object.values(schema);
let out = "";

beforeAll(async () => {
  out = folder();
  expect((await run("--out", out)).exit).toBe(0);
});
afterAll(() => made.forEach((path) => rmSync(path, { recursive: true, force: true })));

/** The text of one entry of a zip file. */
const entryOf = (file: string, name: string): Promise<string> =>
  new Promise((resolve, reject) => {
    yauzl.open(file, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      zip.on("entry", (entry: yauzl.Entry) => {
        if (entry.fileName !== name) return zip.readEntry();
        zip.openReadStream(entry, (failure, stream) => {
          if (failure) return reject(failure);
          const chunks: Buffer[] = [];
          stream.on("data", (chunk: Buffer) => chunks.push(chunk));
          stream.on("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
        });
      });
      zip.on("end", () => reject(new Error(`no entry: ${name}`)));
      zip.readEntry();
    });
  });

it("writes a CSV and a workbook for every table of the schema", () => {
  expect(readdirSync(out).sort()).toEqual(
    tables.flatMap(({ name }) => [`${name}.csv`, `${name}.xlsx`]).sort(),
  );
});

describe.each(tables.map((table) => [table.name, table] as const))("%s", (name, table) => {
  it("has a CSV header that the reader takes: every column, in order", async () => {
    const bytes = readFileSync(join(out, `${name}.csv`));
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.toString("utf8").endsWith("\r\n")).toBe(true);
    const rows = [];
    for await (const row of readCsv(chunks(bytes), { file: `${name}.csv`, delimiter: "," }))
      rows.push(row.cells);
    expect(rows).toHaveLength(1);
    const matched = matchHeader(table, rows[0] ?? [], `${name}.csv`);
    expect(matched.map(({ column }) => column)).toEqual(table.columns);
    expect(matched.every(({ factor }) => factor === 1)).toBe(true);
  });

  it("has a workbook with the same header and a row of explanations for each column", async () => {
    const file = join(out, `${name}.xlsx`);
    const sheets = await readExcelFile(file);
    expect(sheets.map(({ sheet }) => sheet)).toEqual([table.zh, notesSheet]);
    const [ledger, notes] = sheets.map(({ data }) => data);
    expect(ledger).toEqual([table.columns.map(({ zh }) => zh)]);
    expect(notes).toHaveLength(table.columns.length + 1);
    const shown = notes?.map((row) => row.map((cell) => cell ?? ""));
    expect(shown).toEqual(columnNotes(table, "zh"));
  });

  it("has identifiers as text, whatever is typed below, and a frozen header", async () => {
    const sheet = await entryOf(join(out, `${name}.xlsx`), "xl/worksheets/sheet1.xml");
    const styles = await entryOf(join(out, `${name}.xlsx`), "xl/styles.xml");
    const format = /numFmtId="(\d+)" formatCode="@"/.exec(styles)?.[1];
    const formats = [...styles.matchAll(/<xf ?([^>]*)>/g)].map(([, attributes = ""]) =>
      attributes.includes(`numFmtId="${format}"`),
    );
    const styled = [...sheet.matchAll(/<col ([^>]*)\/>/g)].map(([, attributes = ""]) => {
      const style = /style="(\d+)"/.exec(attributes)?.[1];
      return style !== undefined && formats[Number(style)];
    });
    const texts = ["text", "credit-code", "adcode", "park", "sector"];
    expect(styled).toEqual(table.columns.map(({ type }) => texts.includes(type)));
    expect(sheet).toContain('state="frozen"');
  });

  it("states no header word that the reader takes for another column", () => {
    for (const [at, column] of table.columns.entries())
      for (const header of column.headers ?? []) {
        const word = typeof header === "string" ? header : header[0];
        const cells = table.columns.map(({ zh }) => zh).with(at, word);
        const found = matchHeader(table, cells, name).find((matched) => matched.at === at);
        expect(found?.column.name).toBe(column.name);
      }
  });
});

async function* chunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

describe("explanations", () => {
  const noteOf = (table: Table, name: string, language: "zh" | "en") =>
    columnNotes(table, language).find((row) => row[2] === name);

  it("say what a column takes", () => {
    expect(noteOf(schema.enterprise, "members", "zh")).toEqual([
      ...["会员人数", "Members", "members", "必填", "整数", "", "≥ 0；不大于“职工人数”"],
      "期末工会会员人数；没有填 0",
      "Union members at the end of the period; 0 when none",
      "members；会员数；工会会员人数",
    ]);
    expect(noteOf(schema.enterprise, "adcode", "zh")?.[3]).toBe("列必有，单元格可空");
    expect(noteOf(schema.enterprise, "has_10_employees", "en")?.[8]).toContain("worked out");
    expect(noteOf(schema.worker_group, "worker_group", "en")?.[5]).toContain(
      "货车司机 = Truck drivers",
    );
    expect(noteOf(schema.area_report, "members", "zh")?.[9]).toContain("×10000");
    expect(noteOf(schema.service_facility, "open_24h", "en")?.slice(3, 6)).toEqual([
      ...["optional", "是 (yes), 否 (no) or empty", "是 = yes; 否 = no"],
    ]);
  });

  it("are in the language that is asked for, the headers Chinese always", async () => {
    const english = folder();
    await run("--out", english, "--language", "en");
    const [ledger, notes] = await readExcelFile(join(english, "park.xlsx"));
    expect(ledger?.data[0]?.[0]).toBe("编号");
    expect(notes?.data[0]?.[3]).toBe("Required");
  });
});

describe("files that are there already", () => {
  it("are named and kept, and nothing is written", async () => {
    const taken = folder();
    writeFileSync(join(taken, "park.csv"), "mine");
    const { exit, json, lines } = await run("--out", taken);
    expect(exit).toBe(2);
    expect(json).toMatchObject({ ok: false, errors: [{ existing: ["park.csv"] }] });
    expect(lines.join()).toContain("park.csv");
    expect(readdirSync(taken)).toEqual(["park.csv"]);
    expect(readFileSync(join(taken, "park.csv"), "utf8")).toBe("mine");
  });

  it("are written over with --replace", async () => {
    const taken = folder();
    writeFileSync(join(taken, "park.csv"), "mine");
    expect((await run("--out", taken, "--replace")).exit).toBe(0);
    expect(readFileSync(join(taken, "park.csv"), "utf8")).toContain("编号");
  });
});

it("refuses what it does not understand", async () => {
  await expect(run()).rejects.toThrow(UsageError);
  await expect(run("--out", out, "--language", "fr")).rejects.toThrow("--language takes zh|en: fr");
  await expect(run("--out", out, "park")).rejects.toThrow("not understood: park");
});
