import { render, screen, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import Headline from "../../src/components/Headline.svelte";
import { colourScale } from "../../src/domain/colourScale.ts";
import { measure } from "../../src/domain/measure.ts";
import { standing } from "../../src/domain/standing.ts";
import type { AnswerRow } from "../../src/query/answer.ts";
import { wordsIn } from "../../src/words/words.ts";
import "../charts/layoutless.ts";
import { amount, answer, rate, read, without } from "./answers.ts";

const trendOf = (...rows: AnswerRow[]) => answer(rows, { by: ["period"] });

const base = {
  title: "杭州市",
  measure: measure("union-rate-25plus"),
  period: "2025-09",
  colour: colourScale([0.6, 0.7, 0.8], 0.8),
  words: wordsIn("zh-CN"),
  language: "zh-CN" as const,
  noTarget: "杭州市的文件没有为此指标规定数字",
};

const total = rate(null, 776, 1000);

/** The headline of a total of Hangzhou, where the target is 80 %. */
const hangzhou = (row: AnswerRow, ...months: AnswerRow[]) => ({
  ...base,
  total: row,
  stands: standing("union-rate-25plus", "330100", row),
  trend: trendOf(...months),
});

const region = () => screen.getByRole("region", { name: "杭州市" });

describe("a rate", () => {
  it("stands with its gap, its counts and the change since the period before", () => {
    const months = [rate("2025-07", 70, 100), rate("2025-08", 77, 100), rate("2025-09", 776, 1000)];
    render(Headline, { props: hangzhou(total, ...months) });
    const text = read(region());
    expect(text).toContain("77.6%");
    expect(text).toContain("▼ 还差 24 家");
    expect(text).toContain("776 / 1,000 家");
    expect(text).toContain("较2025年8月 +0.6 个百分点");
    expect(text).toContain("目标 80%");
    expect(text).not.toContain("没有为此指标规定数字");
    expect(within(region()).getByRole("img", { name: "77.6%" })).toBeTruthy();
  });

  it("that meets its target says so", () => {
    render(Headline, { props: hangzhou(rate(null, 8, 10), rate("2025-09", 8, 10)) });
    expect(read(region())).toContain("▲ 达标");
    expect(read(region())).not.toContain("还差");
  });

  it("just below its target is shown as met nowhere, the trend included", () => {
    const row = rate(null, 79_999, 100_000);
    render(Headline, { props: hangzhou(row, rate("2025-09", 79_999, 100_000)) });
    expect(read(region())).toContain("79.999%");
    expect(read(region())).toContain("▼ 还差 1 家");
    expect(screen.getByRole("slider", { name: "走势" }).ariaValueText).toBe("2025年9月 79.999%");
  });

  it("of the first period has no change, nor one after a gap", () => {
    const { unmount } = render(Headline, { props: hangzhou(total, rate("2025-09", 776, 1000)) });
    expect(read(region())).not.toContain("个百分点");
    unmount();
    const gap = [without("2025-08", "not-supplied"), rate("2025-09", 776, 1000)];
    render(Headline, { props: hangzhou(total, ...gap) });
    expect(read(region())).not.toContain("个百分点");
  });

  it("without a number in force says so instead of a gap", () => {
    render(Headline, {
      props: { ...base, total, stands: undefined, trend: trendOf(rate("2025-09", 776, 1000)) },
    });
    const text = read(region());
    expect(text).toContain("杭州市的文件没有为此指标规定数字");
    expect(text).not.toMatch(/[▲▼]|目标/);
  });

  it("that is not there says why, without a unit", () => {
    render(Headline, { props: hangzhou(without(null, "not-supplied")) });
    expect(read(region())).toContain("未提供数据");
    expect(read(region())).not.toContain("%未");
    expect(read(region())).not.toContain("未提供数据%");
    expect(read(region())).not.toMatch(/[▲▼]/);
  });

  it("does not wait for its trend", () => {
    render(Headline, { props: { ...hangzhou(total), trend: undefined } });
    expect(read(region())).toContain("77.6%");
    expect(screen.getByText("正在计算…")).toBeTruthy();
    expect(screen.queryByRole("slider")).toBeNull();
  });
});

describe("a count", () => {
  const backlog = {
    ...base,
    measure: measure("should-build-backlog"),
    total: amount(null, 1240),
    stands: undefined,
    colour: null,
  };

  it("has its unit and its change, no rate, no denominator and no word on targets", () => {
    const trend = trendOf(amount("2025-08", 1300), amount("2025-09", 1240));
    render(Headline, { props: { ...backlog, trend } });
    const text = read(region());
    expect(text).toContain("1,240 家");
    expect(text).toContain("较2025年8月 −60 家");
    expect(text).not.toMatch(/%| \/ |没有为此指标规定数字/);
    expect(screen.queryByRole("img")).toBeNull();
  });

  it("that grew has a plus", () => {
    const trend = trendOf(amount("2025-08", 40), amount("2025-09", 1240));
    render(Headline, { props: { ...backlog, trend } });
    expect(read(region())).toContain("较2025年8月 +1,200 家");
  });
});

describe("a ratio", () => {
  it("changes and goes on by its value, not by its numerator", () => {
    const staff = measure("federation-dedicated-staff");
    // 16 / 8 = 2.0 after 21 / 14 = 1.5: fewer people, more for each
    const trend = trendOf(rate("2025-08", 21, 14), rate("2025-09", 16, 8));
    const props = { ...base, measure: staff, total: rate(null, 16, 8), stands: undefined };
    render(Headline, { props: { ...props, colour: null, trend } });
    expect(read(region())).toContain("2.0 人");
    expect(read(region())).toContain("较2025年8月 +0.5 人");
    expect(screen.getByRole("slider", { name: "走势" }).ariaValueText).toBe("2025年9月 2.0");
  });
});
