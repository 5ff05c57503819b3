import { render, screen } from "@testing-library/svelte";
import { expect, it } from "vitest";
import OneRuleTable from "../../src/components/OneRuleTable.svelte";
import { places, type Place } from "../../src/domain/area.ts";
import type { MeasureId } from "../../src/domain/measure.ts";
import { targetOf } from "../../src/domain/targets.ts";
import type { TargetId } from "../../src/domain/targetIds.ts";
import type { AnswerRow } from "../../src/query/answer.ts";
import { wordsIn } from "../../src/words/words.ts";
import "../charts/layoutless.ts";
import { answer, rate, read, rowsOf } from "./answers.ts";

function show(id: TargetId, measure: MeasureId, owner: Place, rows: Record<Place, AnswerRow>) {
  const answers = new Map(
    places.map((place) => [place, answer([rows[place]], { measure, in: place, by: [] })]),
  );
  return render(OneRuleTable, {
    props: {
      rule: { target: targetOf(id), measure, owner, answers },
      colour: null,
      words: wordsIn("zh-CN"),
      language: "zh-CN",
    },
  }).container;
}

it("applies Hangzhou's 25+ to all three, marked as an assumption, with what each would lack", () => {
  const container = show("hz25-25plus-union-rate", "union-rate-25plus", "330100", {
    "330100": rate(null, 776, 1000),
    "310000": { ...rate(null, 90, 100), leftOut: 7 },
    "450000": rate(null, 0, 0),
  });
  const said = read(container);
  expect(said).toContain("假设 把杭州市的口径用到三地的台账上");
  expect(said).toContain("“25人以上企业建会率动态保持80%以上”");
  expect(said).not.toMatch(/[▲▼]|达标$|未达标/);
  expect(rowsOf(screen.getByRole("table", { name: "统一口径（假设）" }))).toEqual([
    ["地区", "现值", "分子 / 分母", "未计入（职工人数不详）", "假如按目标 80%"],
    // 80 % of 1,000 is 800
    ["杭州市", "77.6%", "776 / 1,000", "0", "还差 24 家"],
    ["上海市", "90.0%", "90 / 100", "7", "已够"],
    ["广西壮族自治区", "无基数", "0 / 0", "0", ""],
  ]);
  expect(screen.getAllByRole("img").map((mark) => mark.ariaLabel)).toEqual([
    "杭州 77.6%",
    "上海 90.0%",
    "广西 无基数",
  ]);
});

it("gives no verdict under Shanghai's combined figure, whoever it is applied to", () => {
  show("sh18-physical-85-combined", "shanghai-physical-union-rate", "310000", {
    "330100": rate(null, 90, 100),
    "310000": rate(null, 60, 100),
    "450000": rate(null, 50, 100),
  });
  const last = rowsOf(screen.getByRole("table"))
    .slice(1)
    .map((cells) => cells.at(-1));
  expect(last).toEqual(["只作参考，不作判定", "只作参考，不作判定", "只作参考，不作判定"]);
});
