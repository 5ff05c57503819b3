import { render, screen } from "@testing-library/svelte";
import { expect, it } from "vitest";
import ComparisonCell from "../../src/components/ComparisonCell.svelte";
import type { MeasureId } from "../../src/domain/measure.ts";
import { wordsIn } from "../../src/words/words.ts";
import "../charts/layoutless.ts";
import { rate, read, without } from "./answers.ts";

const cell = (place: string, id: MeasureId, row = rate(place, 776, 1000)) =>
  read(
    render(ComparisonCell, {
      props: { place, id, row, colour: null, words: wordsIn("zh-CN"), language: "zh-CN" },
    }).container,
  );

it("sets Hangzhou against its own target, with gap, quotation and what else is written", () => {
  const text = cell("330100", "union-rate-25plus");
  expect(text).toContain("77.6%");
  expect(text).toContain("目标 25人以上企业建会率动态保持80%以上");
  expect(text).toContain("▼ 还差 24 家");
  expect(text).toContain(
    "“25人以上企业建会率动态保持80%以上”（2025年6月24日通知，一、工作目标 1.）",
  );
  expect(text).toContain("25人以上非公企业应建尽建 只作参考，不作判定");
  expect(text).toContain("“25人以上非公企业应建尽建”（杭总工[2024]32号，一、总体目标）");
  expect(screen.getByRole("img").ariaLabel).toBe("77.6%，目标 80%");
});

it("says that a target is met", () => {
  const text = cell("330100", "union-rate-25plus", rate("330100", 8, 10));
  expect(text).toContain("▲ 达标");
  expect(text).not.toContain("还差");
});

it.each(["shanghai-physical-union-rate", "shanghai-physical-membership-rate"] as const)(
  "shows Shanghai's 85 beside %s without a verdict, missed or not",
  (id) => {
    for (const numerator of [600, 950]) {
      const text = cell("310000", id, rate("310000", numerator, 1000));
      expect(text).toContain(numerator === 600 ? "60.0%" : "95.0%");
      expect(text).toContain("“按照建会入会率动态保持 85%的指标，制定年度工作目标”");
      expect(text).toContain("只作参考，不作判定");
      expect(text).not.toMatch(/[▲▼]|还差|达标/);
    }
    expect(screen.getAllByRole("img").map((mark) => mark.ariaLabel)).toEqual([
      "60.0%，目标 85%",
      "95.0%，目标 85%",
    ]);
  },
);

it.each([
  ["should-build-completion", "“努力实现应建尽建目标”"],
  ["membership-in-unionised", "都要依法将其组织到工会中来”"],
  ["rate-100plus", "“深化百人以上企业建会专项行动”"],
] as const)("has words only for Guangxi on %s: no figure, no verdict", (id, quote) => {
  const text = cell("450000", id);
  expect(text).toContain(quote);
  expect(text).toContain("文件只有文字要求");
  expect(text).not.toMatch(/77\.6|目标 \d|[▲▼]|达标/);
  expect(screen.queryByRole("img")).toBeNull();
});

it("is empty where the documents of a place say nothing", () => {
  expect(cell("450000", "public-sector-union-rate")).toBe("");
});

it("keeps the target where there is no value", () => {
  const text = cell("330100", "union-rate-25plus", without("330100", "not-supplied"));
  expect(text).toContain("未提供数据");
  expect(text).toContain("80%以上");
  expect(text).not.toMatch(/[▲▼]/);
});
