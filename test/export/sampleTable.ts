import { cell, statedCell } from "../../src/export/cell.ts";
import type { ExportNotes, ExportTable } from "../../src/export/exportTable.ts";

export const sampleNotes: ExportNotes = {
  language: "zh-CN",
  site: "工会覆盖一张图",
  organisation: "市总工会",
  generation: { id: "0123456789abcdef", version: 7, published: "2025-10-03T08:00:00Z" },
  periods: ["2025-09"],
  link: "http://intranet.test/#/overview?g=0123456789abcdef",
  filters: ["行业为 制造业或建筑业"],
  measures: [
    { name: "25人以上建会率", sentence: "已建会的企业占比", denominator: "25人以上的非公企业" },
  ],
  targets: [{ quotation: "建会率达到80%以上", document: "某某通知", section: "二、（一）" }],
  isComparisonOverridden: false,
  isSynthetic: false,
  totalRows: 5,
  remarks: ["未定位的企业单列一行。"],
};

/** One column of each type, one row of each status, and texts that look like something else. */
export const sampleTable: ExportTable = {
  title: "区县排名",
  columns: [
    { name: "code", word: "代码", type: "text" },
    { name: "area", word: "区县", type: "text" },
    { name: "rate", word: "建会率", type: "rate" },
    { name: "change", word: "较上期", type: "points", unit: "个百分点" },
    { name: "enterprises", word: "企业数", type: "integer", unit: "家" },
    { name: "mean", word: "平均", type: "double" },
    { name: "is_key", word: "重点", type: "boolean" },
    { name: "checked", word: "核对日", type: "date" },
    { name: "period", word: "期", type: "period" },
  ],
  rows: [
    [
      cell("910000000000000019"),
      cell('上城区, "江干"'),
      cell(0.8125),
      cell(0.012),
      cell(1240),
      cell(3.5),
      cell(true),
      cell("2025-09-30"),
      cell("2025-09"),
    ],
    [
      cell("000123"),
      cell("=1+1"),
      statedCell(null, "hidden"),
      statedCell(null, "hidden"),
      statedCell(null, "hidden"),
      cell(-2.25),
      cell(false),
      cell("2024-02-29"),
      cell("2025-09"),
    ],
    [
      cell("1E10"),
      cell("多行\n名称"),
      statedCell(null, "not-supplied"),
      cell(-0.004),
      cell(0),
      cell(null),
      cell(null),
      cell(null),
      cell("2004"),
    ],
    [
      cell("330102"),
      cell("'=已加撇号"),
      statedCell(null, "none"),
      cell(0),
      cell(-3),
      cell(1e6),
      cell(true),
      cell(null),
      cell(null),
    ],
    [
      cell("10-49"),
      cell("# 不是注释"),
      statedCell(null, "not-applicable"),
      cell(null),
      cell(5_000_000_000),
      cell(0.1 + 0.2),
      cell(false),
      cell("1999-12-31"),
      cell("2025-10"),
    ],
  ],
  notes: sampleNotes,
};

/** Eight starts of a formula, as a spreadsheet or a careless import may see them. */
export const formulaStarts = ["=", "+", "-", "@", "\t=", "\r=", "＝", '"='] as const;
export const formulaTexts = formulaStarts.map((start) => `${start}HYPERLINK("http://a.test","x")`);
