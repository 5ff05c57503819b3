import { render, screen, within } from "@testing-library/svelte";
import { expect, it } from "vitest";
import MeasureTable from "../../src/components/MeasureTable.svelte";
import type { MeasureId } from "../../src/domain/measure.ts";
import type { Answer, AnswerRow } from "../../src/query/answer.ts";
import { wordsIn } from "../../src/words/words.ts";
import { amount, answer, rate, rowsOf, without } from "./answers.ts";

const whole = (measure: MeasureId, row: AnswerRow): [MeasureId, Answer] => [
  measure,
  answer([row], { measure, in: "330106", by: [] }),
];

const totals = new Map([
  whole("union-rate-25plus", rate(null, 776, 1000)),
  whole("membership-in-unionised", rate(null, 90, 100)),
  whole("tech-coverage", rate(null, 1, 3)),
  whole("real-name-rate", without(null, "not-supplied")),
  whole("should-build-backlog", amount(null, 1240)),
  whole("rate-100plus", rate(null, 0, 0)),
]);

const props = {
  adcode: "330106",
  totals,
  colourOf: () => null,
  selected: "union-rate-25plus" as const,
  words: wordsIn("zh-CN"),
  language: "zh-CN" as const,
  href: (id: string) => `#/place/330106?m=${id}`,
};

const table = () => screen.getByRole("table", { name: "各项指标与目标" });

it("sets every measure beside the target of its place, with the quotation and its source", () => {
  render(MeasureTable, { props });
  expect(rowsOf(table())).toEqual([
    ["指标", "现值", "分子 / 分母", "差距", "目标与依据"],
    [
      "25人以上非公企业建会率",
      "77.6%",
      "776 / 1,000",
      "▼ 还差 24 家",
      "“25人以上企业建会率动态保持80%以上”（2025年6月24日通知，一、工作目标 1.）",
    ],
    [
      "已建会非公企业职工入会率",
      "90.0%",
      "90 / 100",
      "▲ 达标",
      "“实现已建会非公企业职工入会率达到85%以上”（2025年6月24日通知，一、工作目标 2.）",
    ],
    ["高新与科技型中小企业工会覆盖率", "33.3%", "1 / 3", "", "未规定数字"],
    [
      "会员实名制率",
      "未提供数据",
      "—",
      "",
      "“会员实名制率动态保持在100%”（2025年6月24日通知，一、工作目标 2.）",
    ],
    ["应建未建单位数", "1,240 家", "", "", "未规定数字"],
    [
      "100人以上非公企业建会率",
      "无基数",
      "0 / 0",
      "",
      "“全市100人以上企业工会组织应建尽建”（2025年6月24日通知，一、工作目标 1.）",
    ],
  ]);
});

it("links each measure and tells its definition", () => {
  render(MeasureTable, { props });
  const link = within(table()).getByRole("link", { name: "会员实名制率" });
  expect(link.getAttribute("href")).toBe("#/place/330106?m=real-name-rate");
  expect(link.title).toBe("工会会员中已实名登记的比例");
});

it("has no target where the documents print no number", () => {
  render(MeasureTable, { props: { ...props, adcode: "450100" } });
  expect(
    rowsOf(table())
      .slice(1)
      .map((cells) => cells.at(-1)),
  ).toEqual(Array(6).fill("未规定数字"));
  expect(table().textContent).not.toMatch(/[▲▼]/);
});
