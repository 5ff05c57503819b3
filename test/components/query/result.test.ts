import { describe, expect, it } from "vitest";
import { mostBars, resultChart } from "../../../src/components/query/resultChart.ts";
import { rowsText, timeText, tsvOf } from "../../../src/components/query/resultText.ts";
import { columnsBehind, sqlName, sqlWords } from "../../../src/components/query/sqlCompletion.ts";
import type { DescribedTable, SqlCell, SqlTable } from "../../../src/state/query.svelte.ts";
import { queryWordsIn } from "../../../src/words/queryWords.ts";

const tableOf = (names: string, rows: SqlCell[][], more: Partial<SqlTable> = {}): SqlTable => ({
  columns: names.split(" ").map((name) => ({ name, type: "VARCHAR" })),
  rows,
  total: rows.length,
  isComplete: true,
  ...more,
});

describe("quick chart", () => {
  it("bars: the first column of numbers over the first of text, empty cells kept apart from 0", () => {
    const table = tableOf("n area flag m", [
      [3, "甲", true, 1],
      [null, null, false, 2],
      [0, "丙", true, 3],
    ]);
    expect(resultChart(table)).toEqual({
      ...{ kind: "bars", label: "area", value: "n" },
      bars: [
        { name: "甲", value: 3 },
        { name: "NULL", value: null },
        { name: "丙", value: 0 },
      ],
    });
  });

  it("a trend where the text is of periods in order, else bars", () => {
    const rows = (...periods: string[]): SqlCell[][] =>
      periods.map((period, index) => [period, -index]);
    expect(resultChart(tableOf("t n", rows("2025-08", "2025-09")))).toMatchObject({
      kind: "trend",
    });
    expect(resultChart(tableOf("t n", rows("2025-09", "2025-08"))).kind).toBe("none");
    expect(resultChart(tableOf("t n", rows("2025-09"))).kind).toBe("bars");
  });

  it.each<[string, SqlCell[][], string]>([
    ["a n", [], "empty"],
    ["a b", [["x", "y"]], "numbers"],
    ["a", [[null]], "numbers"],
    ["n m", [[1, 2]], "texts"],
    [
      "a n",
      [
        ["x", 1],
        ["y", -1],
      ],
      "negative",
    ],
  ])("%s %j has none and says why", (names, rows, reason) => {
    expect(resultChart(tableOf(names, rows))).toEqual({ kind: "none", reason });
  });

  it("no more bars than can be read", () => {
    const chart = resultChart(
      tableOf(
        "a n",
        Array.from({ length: 200 }, (_, row) => [`r${row}`, row]),
      ),
    );
    expect(chart.kind === "bars" && chart.bars.length).toBe(mostBars);
  });
});

describe("texts of a result", () => {
  const zh = queryWordsIn("zh-CN");
  it("says how many rows there are and how many are shown", () => {
    const rows: SqlCell[][] = [[1], [2]];
    expect(rowsText(tableOf("n", rows), zh)).toBe("共 2 行");
    expect(rowsText(tableOf("n", rows, { total: 12_345 }), zh)).toBe("共 12,345 行，显示前 2 行");
    expect(rowsText(tableOf("n", rows, { total: 1_000_000, isComplete: false }), zh)).toBe(
      "超过 1,000,000 行（已在此停止），显示前 2 行",
    );
    expect([timeText(42.4, zh), timeText(1260, zh)]).toEqual(["42 毫秒", "1.3 秒"]);
  });

  it("as TSV a cell stays a cell and no text becomes a formula", () => {
    const cells: SqlCell[] = ["=1+1", "+A1", "-x", "@SUM", "-5", "a\tb\nc", null, true, -1.5];
    expect(tsvOf(tableOf("a b c d e f g h i", [cells]))).toBe(
      "a\tb\tc\td\te\tf\tg\th\ti\r\n'=1+1\t'+A1\t'-x\t'@SUM\t-5\ta b c\t\ttrue\t-1.5",
    );
  });

  it("both languages have the same words", () => {
    const shape = (value: unknown): unknown =>
      typeof value === "object" && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]))
        : typeof value;
    const en = queryWordsIn("en");
    expect(shape(en)).toEqual(shape(zh));
    const texts = Object.values(en).filter((text) => typeof text === "string");
    expect(texts.filter((text) => /[\u4e00-\u9fff]/.test(text))).toEqual([]);
  });
});

describe("completion", () => {
  const column = (name: string, zh: string) => ({
    ...{ name, type: "VARCHAR" as const, words: { zh, en: name }, meaning: { zh: "", en: "" } },
  });
  const tables: DescribedTable[] = [
    {
      name: "facts",
      words: { zh: "汇总", en: "Facts" },
      columns: [column("city", "市"), column("n", "数")],
    },
    { name: "my_名单", words: { zh: "名单.csv", en: "" }, columns: [column("负责 人", "")] },
  ];
  const said = ({ zh }: { zh: string }): string => zh;
  const labels = (words: readonly { label: string }[]): string[] => words.map(({ label }) => label);

  it("offers tables, and the columns of those that the text names", () => {
    expect(labels(sqlWords("SELECT ", tables, said))).toEqual([
      "facts",
      "my_名单",
      "city",
      "n",
      "负责 人",
    ]);
    expect(labels(sqlWords("SELECT x FROM Facts", tables, said))).toEqual([
      "facts",
      "my_名单",
      "city",
      "n",
    ]);
    expect(labels(sqlWords("FROM facts2", tables, said))).toContain("负责 人");
    expect(sqlWords("", tables, said).find(({ label }) => label === "city")).toMatchObject({
      ...{ kind: "column", detail: "市", info: "VARCHAR", apply: "city" },
    });
  });

  it("behind a point the columns of the table or of its alias", () => {
    expect(labels(columnsBehind("FROM facts AS f", "f", tables, said))).toEqual(["city", "n"]);
    expect(labels(columnsBehind("FROM my_名单 m", "m", tables, said))).toEqual(["负责 人"]);
    expect(labels(columnsBehind("", "facts", tables, said))).toEqual(["city", "n"]);
    expect(columnsBehind("FROM facts f", "g", tables, said)).toEqual([]);
  });

  it.each([
    ["city", "city"],
    ["负责人", "负责人"],
    ["负责 人", '"负责 人"'],
    ['a"b', '"a""b"'],
    ["1st", '"1st"'],
  ])("%s is written as %s", (name, written) => {
    expect(sqlName(name)).toBe(written);
  });
});
