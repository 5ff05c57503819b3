import { render } from "@testing-library/svelte";
import { expect, it } from "vitest";
import PaceCard from "../../src/components/PaceCard.svelte";
import { pace } from "../../src/domain/pace.ts";
import { wordsIn } from "../../src/words/words.ts";
import "../charts/layoutless.ts";
import { amount, rate, read } from "./answers.ts";
import { board } from "./board.ts";

const at = (asOf: string, numerator: number, denominator: number | null = null) => ({
  asOf,
  numerator,
  denominator,
  status: "ok" as const,
});

function said(row: ReturnType<typeof board>): string {
  const shown = pace(row.input);
  if (shown === null || row.measure === null) throw new Error("no pace");
  return read(
    render(PaceCard, {
      props: { pace: shown, measure: row.measure, words: wordsIn("zh-CN"), language: "zh-CN" },
    }).container,
  );
}

it("tells the burn-up of a count: needed, present, reached", () => {
  // 3,000 in 20 months are 150 a month; 6,000 are left for 15 months; at 150 they take 40: January 2029
  const series = [at("2024-01-31", 1000), at("2025-09-30", 4000)];
  const text = said(board("hz24-new-union-orgs", amount(null, 4000), { series }));
  expect(text).toContain("到期限每月须 400 个；目前每月 150 个；照目前的进度 2029年1月达到");
  expect(text).toContain("10,000");
  expect(text).toContain("2026-12-31");
});

it("tells the pace of a rate in points, and in people", () => {
  // 20 points are missing; 80 % of 1,000 less 600 are 200 people in 15 months
  const series = [at("2025-03-31", 570, 1000), at("2025-09-30", 600, 1000)];
  const text = said(board("hz24-truck-driver-membership-rate", rate(null, 600, 1000), { series }));
  expect(text).toContain("到期限每月须 +1.3 个百分点（按现在的分母约 14 人）");
  expect(text).toContain("目前每月 +0.5 个百分点");
  // 20 ÷ 0.5 are 40 months from September 2025
  expect(text).toContain("照目前的进度 2029年1月达到");
});

it("says that the pace does not get there, and that one period has none", () => {
  const falling = [at("2025-03-31", 610, 1000), at("2025-09-30", 600, 1000)];
  const row = rate(null, 600, 1000);
  expect(said(board("hz24-truck-driver-membership-rate", row, { series: falling }))).toContain(
    "照目前的进度达不到",
  );
  expect(said(board("hz24-truck-driver-membership-rate", row))).toContain(
    "只有一期数据，没有目前的进度",
  );
});
