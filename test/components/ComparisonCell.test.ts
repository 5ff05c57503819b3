import { render, screen } from "@testing-library/svelte";
import { expect, it } from "vitest";
import ComparisonCell from "../../src/components/ComparisonCell.svelte";
import type { TargetId } from "../../src/domain/targetIds.ts";
import type { BoardRow } from "../../src/state/targetBoard.svelte.ts";
import { wordsIn } from "../../src/words/words.ts";
import "../charts/layoutless.ts";
import { rate, read, without } from "./answers.ts";
import { board } from "./board.ts";

const cell = (...entries: BoardRow[]) =>
  read(
    render(ComparisonCell, {
      props: { entries, colour: null, words: wordsIn("zh-CN"), language: "zh-CN" },
    }).container,
  );

it("sets Hangzhou against its own target, with gap and quotation, an older document's beside it", () => {
  const row = rate(null, 92, 100);
  const text = cell(
    board("hz25-100plus-should-build-all", row),
    board("hz24-100plus-full-coverage-2024", row),
  );
  expect(text).toContain("92.0%");
  expect(text).toContain("全市100人以上企业工会组织应建尽建 ▼ 未达标 还差 8 家");
  expect(text).toContain(
    "“全市100人以上企业工会组织应建尽建”（2025年6月24日通知，一、工作目标 1.）",
  );
  // 2024年底 has come: a status of its own
  expect(text).toContain("2024年底基本实现百人以上企业建会全覆盖 ▼ 未达标 还差 8 家");
  expect(screen.getByRole("img").ariaLabel).toBe("92.0%，目标 100%");
});

it("says that a target is met, and never by rounding", () => {
  expect(cell(board("hz25-25plus-union-rate", rate(null, 8, 10)))).toContain("▲ 达标");
  const almost = cell(board("hz25-25plus-union-rate", rate(null, 799_999, 1_000_000)));
  expect(almost).toContain("79.9999%");
  expect(almost).toContain("▼ 未达标 还差 1 家");
});

it.each(["shanghai-physical-union-rate", "shanghai-physical-membership-rate"] as const)(
  "shows Shanghai's 85 beside %s without a verdict, missed or not",
  (measure) => {
    for (const numerator of [600, 950]) {
      const row = rate(null, numerator, 1000);
      const text = cell(board("sh18-physical-85-combined", row, { measure }));
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

it.each<[TargetId, string]>([
  ["gx20-should-build-goal", "“努力实现应建尽建目标”"],
  ["gx20-all-employees-organised", "都要依法将其组织到工会中来”"],
  ["gx20-100plus-campaign", "“深化百人以上企业建会专项行动”"],
])("has words only for Guangxi on %s: no figure, no verdict", (id, quote) => {
  const text = cell(board(id, rate(null, 776, 1000)));
  expect(text).toContain(quote);
  expect(text).toContain("文件只有文字要求");
  expect(text).not.toMatch(/77\.6|目标 \d|[▲▼]|达标/);
  expect(screen.queryByRole("img")).toBeNull();
});

it("shows the value beside a condition that is no rate", () => {
  const text = cell(board("gx20-women-committee-10", rate(null, 647, 1000)));
  expect(text).toContain("64.7%");
  expect(text).toContain("数字是条件，不是比率");
  expect(text).not.toMatch(/还差|达标|[▲▼]/);
});

it("says 未规定 where the documents of a place say nothing", () => {
  expect(cell()).toBe("未规定");
});

it("keeps the target where there is no value", () => {
  const text = cell(board("hz25-25plus-union-rate", without(null, "not-supplied")));
  expect(text).toContain("未提供数据");
  expect(text).toContain("80%以上");
  expect(text).not.toMatch(/[▲▼]/);
});
