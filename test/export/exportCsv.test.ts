import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { cell } from "../../src/export/cell.ts";
import { exportCsv } from "../../src/export/exportCsv.ts";
import { restoredText } from "../../src/export/neutralText.ts";
import { formulaTexts, sampleNotes, sampleTable } from "./sampleTable.ts";

const bytes = async (blob: Blob): Promise<Buffer> => Buffer.from(await blob.arrayBuffer());
const text = async (blob: Blob): Promise<string> => (await bytes(blob)).toString("utf8");

/** As a program reads it: comments left out. */
const readRows = (csv: string): string[][] =>
  parse(csv, {
    bom: true,
    comment: "#",
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: "\r\n",
  });

describe("CSV", () => {
  it("is UTF-8 with byte order mark and CRLF", async () => {
    const written = await bytes(await exportCsv(sampleTable));
    expect([...written.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const csv = written.toString("utf8");
    expect(csv.replaceAll("\r\n", "").replace("多行\n名称", "")).not.toMatch(/[\r\n]/);
    expect(csv.endsWith("\r\n")).toBe(true);
  });

  it("keeps types, marks what is withheld and says why beside it", async () => {
    const [head, ...rows] = readRows(await text(await exportCsv(sampleTable)));
    expect(head).toEqual(
      "代码,区县,建会率,建会率（状态）,较上期（个百分点）,较上期（状态）,企业数（家）,企业数（状态）,平均,重点,核对日,期".split(
        ",",
      ),
    );
    expect(rows).toEqual([
      [
        "'910000000000000019",
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
        "2025-09",
      ],
      [
        "'000123",
        "'=1+1",
        "x",
        "不显示",
        "x",
        "不显示",
        "x",
        "不显示",
        "-2.25",
        "否",
        "2024-02-29",
        "2025-09",
      ],
      [
        "'1E10",
        "多行\n名称",
        "未提供数据",
        "未提供数据",
        "-0.4",
        "有数据",
        "0",
        "有数据",
        "",
        "",
        "",
        "2004",
      ],
      [
        "330102",
        "''=已加撇号",
        "无基数",
        "无基数",
        "0",
        "有数据",
        "-3",
        "有数据",
        "1000000",
        "是",
        "",
        "",
      ],
      [
        "'10-49",
        "# 不是注释",
        "不适用",
        "不适用",
        "",
        "有数据",
        "5000000000",
        "有数据",
        "0.30000000000000004",
        "否",
        "1999-12-31",
        "2025-10",
      ],
    ]);
  });

  it("ends with notes that programs skip and a spreadsheet shows apart", async () => {
    const csv = await text(
      await exportCsv({
        ...sampleTable,
        rows: sampleTable.rows,
        notes: { ...sampleNotes, totalRows: 12_000 },
      }),
    );
    const [, notes = ""] = csv.split("\r\n\r\n");
    expect(
      notes
        .split("\r\n")
        .slice(0, -1)
        .every((line) => line.startsWith("#,")),
    ).toBe(true);
    for (const said of [
      "共 12,000 行，已导出 5 行",
      "行业为 制造业或建筑业",
      "0123456789abcdef（第 7 版）",
      "分母：25人以上的非公企业",
      "“建会率达到80%以上”——某某通知 二、（一）",
      "截至 2025-09-30",
      "x 表示",
      "http://intranet.test/",
    ])
      expect(notes).toContain(said);
  });

  it("marks every row where data are synthetic or a comparison was overridden", async () => {
    const notes = { ...sampleNotes, isSynthetic: true, isComparisonOverridden: true };
    const csv = await text(await exportCsv({ ...sampleTable, notes }));
    const [head, ...rows] = readRows(csv);
    expect(head?.at(-1)).toBe("标记");
    expect(rows.map((row) => row.at(-1))).toEqual(rows.map(() => "演示数据 · 口径不同仍对比"));
    expect(csv).toContain("不代表任何地区的真实情况");
    expect(csv).toContain("不能据此比较高低");
    const english = await text(
      await exportCsv({ ...sampleTable, notes: { ...notes, language: "en" } }),
    );
    expect(readRows(english)[1]?.at(-1)).toBe(
      "Demonstration data · Compared although definitions differ",
    );
  });

  it("gives texts back as they were", async () => {
    const table = {
      ...sampleTable,
      columns: sampleTable.columns.slice(0, 1),
      rows: formulaTexts.map((one) => [cell(one)]),
    };
    const [, ...rows] = readRows(await text(await exportCsv(table)));
    expect(rows.map(([one = ""]) => restoredText(one))).toEqual(formulaTexts);
    expect(rows.every(([one = ""]) => one.startsWith("'"))).toBe(true);
  });

  it("neutralises what calls itself a date", async () => {
    const table = {
      ...sampleTable,
      columns: [{ name: "d", word: "日", type: "date" as const }],
      rows: [[cell("=1+1")]],
    };
    expect(readRows(await text(await exportCsv(table)))[1]).toEqual(["'=1+1"]);
  });
});
