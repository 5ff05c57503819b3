import { expect, it } from "vitest";
import { parkMarks } from "../../src/components/parkMarks.ts";
import { ratedRow, type Answer } from "../../src/query/answer.ts";
import { hiddenRow, type CountRow } from "../../src/query/question.ts";
import { wordsIn } from "../../src/words/words.ts";
import { squares } from "../map/squares.ts";

const row = (key: string | null, numerator: number, denominator: number): CountRow => ({
  side: "base",
  keys: [key],
  numerator,
  denominator,
  leftOut: 0,
});
const answer = (counts: readonly CountRow[]): Answer => ({
  question: {
    measure: "union-rate-25plus",
    in: "330100",
    periods: ["2025-09"],
    where: [],
    by: ["park"],
  },
  rows: counts.map((one) => ratedRow("union-rate-25plus", one)),
});
const park = (areas: readonly string[], position: [number, number] | null) => ({
  name: "示例园",
  areas,
  level: null,
  lon: position?.[0] ?? null,
  lat: position?.[1] ?? null,
});
const words = wordsIn("zh-CN");

it("parks lie where they are, else in the middle of their area, else nowhere", () => {
  const names = new Map([
    ["exact", park(["900001"], [120.1, 30.2])],
    ["inArea", park(["999999", "900002"], null)],
    ["nowhere", park(["999999"], null)],
    ["empty", park(["900001"], [1, 1])],
  ]);
  const counts = [
    row("exact", 3, 4),
    row("inArea", 0, 2),
    row("nowhere", 1, 1),
    row("empty", 0, 0),
    row(null, 5, 9),
  ];
  const { marks, inexact, unplaced } = parkMarks(answer(counts), names, squares, null, words);
  expect(
    marks.map(({ id, at, isExact, amount, valueText }) => [id, at, isExact, amount, valueText]),
  ).toEqual([
    ["exact", [120.1, 30.2], true, 4, "75.0"],
    ["inArea", [121.5, 31.5], false, 2, "0.0"],
  ]);
  expect([inexact, unplaced]).toEqual([1, 1]);
});

it("a hidden park is drawn without its size", () => {
  const names = new Map([["p", park(["900001"], null)]]);
  const { marks } = parkMarks(answer([hiddenRow("base", ["p"])]), names, squares, null, words);
  expect(marks).toMatchObject([{ id: "p", status: "hidden", amount: null, valueText: "不显示" }]);
});
