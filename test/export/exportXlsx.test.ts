import { unzipSync, strFromU8 } from "fflate";
import readExcelFile, { readSheet } from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import { cell } from "../../src/export/cell.ts";
import { exportXlsx } from "../../src/export/exportXlsx.ts";
import { naughtyTexts } from "../stories/naughtyTexts.ts";
import { formulaTexts, sampleNotes, sampleTable } from "./sampleTable.ts";

const bytes = async (blob: Blob): Promise<Buffer> => Buffer.from(await blob.arrayBuffer());

async function parts(blob: Blob): Promise<Record<string, string>> {
  const found = unzipSync(await bytes(blob));
  return Object.fromEntries(Object.entries(found).map(([path, part]) => [path, strFromU8(part)]));
}

const textTable = (texts: readonly string[]) => ({
  ...sampleTable,
  columns: [{ name: "name", word: "名称", type: "text" as const }],
  rows: texts.map((text) => [cell(text)]),
});

describe("XLSX", () => {
  it("keeps types, marks and statuses", async () => {
    const [head, ...rows] = await readSheet(await bytes(await exportXlsx(sampleTable)), "数据");
    expect(head?.slice(0, 4)).toEqual(["代码", "区县", "建会率", "建会率（状态）"]);
    const day = (text: string) => new Date(`${text}T00:00:00Z`);
    expect(rows[0]).toEqual([
      "910000000000000019",
      '上城区, "江干"',
      0.8125,
      "有数据",
      1.2,
      "有数据",
      1240,
      "有数据",
      3.5,
      "是",
      day("2025-09-30"),
      day("2025-09-01"),
    ]);
    expect(rows[1]).toEqual([
      "000123",
      "=1+1",
      "x",
      "不显示",
      "x",
      "不显示",
      "x",
      "不显示",
      -2.25,
      "否",
      day("2024-02-29"),
      day("2025-09-01"),
    ]);
    expect(rows[2]?.slice(0, 8)).toEqual([
      "1E10",
      "多行\n名称",
      "未提供数据",
      "未提供数据",
      -0.4,
      "有数据",
      0,
      "有数据",
    ]);
    expect(rows[2]?.at(-1)).toBe("2004");
    expect(rows[4]?.[6]).toBe(5_000_000_000);
    expect(rows).toHaveLength(5);
  });

  it("explains itself on a second sheet", async () => {
    const sheets = await readExcelFile(
      await bytes(
        await exportXlsx({ ...sampleTable, notes: { ...sampleNotes, totalRows: 12_000 } }),
      ),
    );
    expect(sheets.map(({ sheet }) => sheet)).toEqual(["数据", "说明"]);
    const notes = new Map((sheets[1]?.data ?? []).map(([label, text]) => [label, text]));
    expect(notes.get("行数")).toBe("共 12,000 行，已导出 5 行");
    expect(notes.get("筛选")).toBe("行业为 制造业或建筑业");
    expect(notes.get("数据版本")).toContain("0123456789abcdef");
    expect(notes.get("目标原文")).toContain("建会率达到80%以上");
    expect(notes.get("口径")).toContain("分母：25人以上的非公企业");
  });

  it("freezes and filters the header, formats numbers and leaves room for Chinese words", async () => {
    const { "xl/worksheets/sheet1.xml": sheet = "", "xl/styles.xml": styles = "" } = await parts(
      await exportXlsx(sampleTable),
    );
    expect(sheet).toContain(
      '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>',
    );
    expect(sheet).toContain('<autoFilter ref="A1:L6"/>');
    const widths = [...sheet.matchAll(/<col [^>]*width="(\d+)"/g)].map(([, width]) =>
      Number(width),
    );
    expect(widths).toHaveLength(12);
    // Six Chinese words take twelve columns, and a button to filter by stands beside them.
    expect(widths[4]).toBeGreaterThanOrEqual(10);
    for (const code of ["0.0%", "yyyy-mm-dd", "+0.0;-0.0;0.0"])
      expect(styles).toContain(`formatCode="${code}"`);
  });

  it("holds no formula, and texts as they were", async () => {
    const texts = [
      ...formulaTexts,
      ...naughtyTexts(),
      "_x0041_",
      "\u0001",
      "\ud800",
      "\uffff",
      "a\r\nb",
    ];
    const blob = await exportXlsx(textTable(texts));
    const { "xl/worksheets/sheet1.xml": sheet = "" } = await parts(blob);
    expect(sheet).not.toMatch(/<f[ >]/);
    const dangerous = formulaTexts.length;
    const quoted = [...sheet.matchAll(/<c r="A(\d+)" s="3"/g)].map(([, row]) => Number(row) - 2);
    expect(quoted.slice(0, dangerous)).toEqual(formulaTexts.map((_, at) => at));
    const rows = await readSheet(await bytes(blob), "数据", { trim: false });
    const read = rows.slice(1, 1 + dangerous).map(([text]) => text);
    expect(read).toEqual(formulaTexts);
  });

  it("marks every row where data are synthetic or a comparison was overridden", async () => {
    const notes = { ...sampleNotes, isSynthetic: true, isComparisonOverridden: true };
    const sheets = await readExcelFile(await bytes(await exportXlsx({ ...sampleTable, notes })));
    const [head, ...rows] = sheets[0]?.data ?? [];
    expect(head?.at(-1)).toBe("标记");
    expect(rows.map((row) => row.at(-1))).toEqual(rows.map(() => "演示数据 · 口径不同仍对比"));
    const said = (sheets[1]?.data ?? []).filter(([label]) => label === "注意");
    expect(said).toHaveLength(2);
  });

  it("refuses more rows than a sheet holds, and says what to do", async () => {
    const rows = { length: 1_048_576, at: () => [] };
    await expect(exportXlsx({ ...sampleTable, rows })).rejects.toThrow(/1,048,575 行.*CSV/);
  });
});
