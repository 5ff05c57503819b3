import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cell } from "../../src/export/cell.ts";
import { exportCsv } from "../../src/export/exportCsv.ts";
import type { ExportTable } from "../../src/export/exportTable.ts";
import { exportXlsx } from "../../src/export/exportXlsx.ts";
import { restoredText } from "../../src/export/neutralText.ts";
import { findProgram } from "../findProgram.mjs";
import { naughtyTexts } from "../stories/naughtyTexts.ts";
import { readFods, type Sheet, type SheetCell } from "./readFods.ts";
import { formulaTexts, sampleNotes, sampleTable } from "./sampleTable.ts";

const soffice = findProgram(["soffice", "libreoffice"]);

/** As its dialog proposes for UTF-8 with commas; numbers, dates and the like are looked for in every field. */
const csvImport = "CSV:44,34,76,1,,0,false,true";

/** Texts without what a spreadsheet drops: control characters, halves of pairs. */
const texts = [
  ...formulaTexts.filter((text) => !text.startsWith("\r")),
  ...naughtyTexts().filter((text) => text !== "" && !/[\p{Cc}\p{Cs}\ufffe\uffff]/u.test(text)),
  "910000000000000019",
  "000123",
  "1E10",
  "10-49",
];
const nameTable: ExportTable = {
  ...sampleTable,
  columns: [{ name: "name", word: "名称", type: "text" }],
  rows: texts.map((text) => [cell(text)]),
};
const marked: ExportTable = {
  ...sampleTable,
  notes: { ...sampleNotes, isSynthetic: true, isComparisonOverridden: true, totalRows: 9_000 },
};

describe.skipIf(soffice === undefined)("LibreOffice opens what was exported", () => {
  const folder = mkdtempSync(join(tmpdir(), "atlas-office-"));
  let opened: ReadonlyMap<string, Sheet[]>;

  beforeAll(async () => {
    const files = {
      "names.csv": await exportCsv(nameTable),
      "names-x.xlsx": await exportXlsx(nameTable),
      "types.csv": await exportCsv(marked),
      "types-x.xlsx": await exportXlsx(marked),
    };
    for (const [name, blob] of Object.entries(files))
      writeFileSync(join(folder, name), Buffer.from(await blob.arrayBuffer()));
    const names = Object.keys(files);
    convert(
      names.filter((name) => name.endsWith(".csv")),
      csvImport,
    );
    convert(names.filter((name) => name.endsWith(".xlsx")));
    opened = new Map(
      Object.keys(files).map((name) => {
        const written = join(folder, name.replace(/\.\w+$/, ".fods"));
        return [name, readFods(readFileSync(written, "utf8"))];
      }),
    );
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** With a profile of its own, so that nothing of this machine is read or written. */
  function convert(names: readonly string[], filter?: string): void {
    const profile = pathToFileURL(join(folder, "profile")).href;
    execFileSync(
      soffice ?? "",
      [
        `-env:UserInstallation=${profile}`,
        "--headless",
        "--norestore",
        ...(filter === undefined ? [] : [`--infilter=${filter}`]),
        "--convert-to",
        "fods",
        "--outdir",
        folder,
        ...names.map((name) => join(folder, name)),
      ],
      { timeout: 100_000, stdio: "pipe" },
    );
  }

  const sheetsOf = (name: string): Sheet[] => opened.get(name) ?? [];
  const rowsOf = (name: string): SheetCell[][] => sheetsOf(name)[0]?.rows ?? [];
  const values = (row: readonly SheetCell[] | undefined): string[] =>
    (row ?? []).map(({ value }) => value);

  it.each(["names.csv", "names-x.xlsx", "types.csv", "types-x.xlsx"])(
    "%s without a formula",
    (name) => {
      const cells = sheetsOf(name).flatMap(({ rows }) => rows.flat());
      expect(cells.length).toBeGreaterThan(20);
      expect(cells.filter(({ formula }) => formula !== undefined)).toEqual([]);
    },
  );

  it.each([
    ["names.csv", restoredText],
    ["names-x.xlsx", (text: string) => text],
  ] as const)("%s with every text as it was", (name, restored) => {
    const [head, ...rows] = rowsOf(name).slice(0, 1 + texts.length);
    expect(values(head)).toEqual(["名称"]);
    const changed = rows.flatMap(([found], at) => (found?.type === "string" ? [] : [texts[at]]));
    // Short numbers stay numbers in a CSV file: no digit is lost.
    expect(changed.filter((text) => String(Number(text)) !== text)).toEqual([]);
    expect(rows.map(([found]) => restored(found?.value ?? ""))).toEqual(texts);
  });

  it("types-x.xlsx with typed values, marks and notes", () => {
    const [head, ...rows] = rowsOf("types-x.xlsx");
    expect(head).toHaveLength(13);
    expect(rows).toHaveLength(5);
    expect(rows[0]?.map(({ type }) => type)).toEqual([
      "string",
      "string",
      "percentage",
      "string",
      "float",
      "string",
      "float",
      "string",
      "float",
      "string",
      "date",
      "date",
      "string",
    ]);
    expect(values(rows[0])).toEqual([
      "910000000000000019",
      '上城区, "江干"',
      "0.8125",
      "有数据",
      "1.2",
      "有数据",
      "1240",
      "有数据",
      "3.5",
      "是",
      "2025-09-30",
      "2025-09-01",
      "演示数据 · 口径不同仍对比",
    ]);
    expect(values(rows[1]).slice(0, 9)).toEqual([
      "000123",
      "=1+1",
      "x",
      "不显示",
      "x",
      "不显示",
      "x",
      "不显示",
      "-2.25",
    ]);
    const [, notes] = sheetsOf("types-x.xlsx");
    expect(notes?.name).toBe("说明");
    expect(notes?.rows.map(([label, text]) => `${label?.value} ${text?.value}`)).toContain(
      "行数 共 9,000 行，已导出 5 行",
    );
  });

  it("types.csv with the same values, the notes apart", () => {
    const rows = rowsOf("types.csv");
    const end = rows.findIndex((row) => row.length === 0);
    expect(end).toBe(6);
    expect(values(rows[1]).slice(0, 9).map(restoredText)).toEqual([
      "910000000000000019",
      '上城区, "江干"',
      "0.8125",
      "有数据",
      "1.2",
      "有数据",
      "1240",
      "有数据",
      "3.5",
    ]);
    expect(values(rows[2]).slice(0, 3).map(restoredText)).toEqual(["000123", "=1+1", "x"]);
    expect(rows.slice(1, end).map((row) => row.at(-1)?.value)).toEqual(
      Array(5).fill("演示数据 · 口径不同仍对比"),
    );
    const notes = rows.slice(end + 1);
    expect(notes.every(([first]) => first?.value === "#")).toBe(true);
    expect(notes.map((row) => row[2]?.value)).toContain("共 9,000 行，已导出 5 行");
  });
});
