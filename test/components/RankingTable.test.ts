import { fireEvent, render, screen, within } from "@testing-library/svelte";
import axe from "axe-core";
import { describe, expect, it, vi } from "vitest";
import RankingTable from "../../src/components/RankingTable.svelte";
import { colourScale } from "../../src/domain/colourScale.ts";
import { measure } from "../../src/domain/measure.ts";
import { wordsIn } from "../../src/words/words.ts";
import "../charts/layoutless.ts";
import { amount, answer, rate, rowsOf, without } from "./answers.ts";

const parts = answer([
  rate("330102", 799_999, 1_000_000),
  rate("330106", 8, 10),
  rate("330108", 0, 0),
  rate("330110", 776, 1000),
  without("330114", "not-supplied"),
  rate(null, 3, 7),
]);

// 799,999 + 8 + 776 + 3 of 1,000,000 + 10 + 1,000 + 7
const total = rate(null, 800_786, 1_001_017);

const props = {
  adcode: "330100",
  measure: measure("union-rate-25plus"),
  parts,
  total,
  check: { ok: true, difference: 0 },
  colour: colourScale([0.6, 0.7, 0.8], 0.8),
  selected: null,
  words: wordsIn("zh-CN"),
  language: "zh-CN" as const,
  href: (adcode: string) => `#/place/${adcode}`,
  onselect: () => undefined,
};

const table = () => screen.getByRole("table", { name: "区域排名" });

describe("areas of Hangzhou", () => {
  it("are in the order of their rate, with target and gap, 未定位 and the total", () => {
    render(RankingTable, { props });
    expect(rowsOf(table())).toEqual([
      ["名次", "区县市", "比率 %", "分子 / 分母", "目标 %", "距目标"],
      ["1", "西湖区基数小", "80.0", "8 / 10", "80", "▲ 达标"],
      ["2", "上城区", "79.9999", "799,999 / 1,000,000", "80", "▼ 还差 1"],
      ["3", "余杭区", "77.6", "776 / 1,000", "80", "▼ 还差 24"],
      ["", "滨江区", "无基数", "0 / 0", "80", ""],
      ["", "钱塘区", "未提供数据", "—", "80", ""],
      ["", "未定位", "42.9", "3 / 7", "", ""],
      // 80 % of 1,001,017 is 800,813.6
      ["", "合计 ✓", "79.997", "800,786 / 1,001,017", "80", "▼ 还差 28"],
    ]);
  });

  it("are in the order of a ratio, not of its numerator", () => {
    const staff = answer([rate("330102", 12, 10), rate("330106", 9, 3)]);
    const whole = rate(null, 21, 13);
    render(RankingTable, {
      props: {
        ...props,
        measure: measure("federation-dedicated-staff"),
        parts: staff,
        total: whole,
        colour: null,
      },
    });
    expect(rowsOf(table())).toEqual([
      ["名次", "区县市", "比值"],
      ["1", "西湖区基数小", "3.0"],
      ["2", "上城区基数小", "1.2"],
      ["", "合计 ✓", "1.6"],
    ]);
    const bars = [...table().querySelectorAll("tbody .track > .bar")].map((bar) =>
      bar.getAttribute("style"),
    );
    expect(bars).toEqual([expect.stringContaining("100%"), expect.stringContaining("40%")]);
  });

  it("carry no tick when the sum does not hold, and no row 未定位 without one", () => {
    const placed = answer(parts.rows.filter(({ keys }) => keys[0] !== null));
    render(RankingTable, {
      props: { ...props, parts: placed, check: { ok: false, difference: 7 } },
    });
    const heads = within(table()).getAllByRole("rowheader");
    expect(heads.at(-1)?.textContent?.trim()).toBe("合计");
    expect(within(table()).queryByText("未定位")).toBeNull();
  });

  it("link to the page of each and are selected by a click beside the link", async () => {
    const onselect = vi.fn();
    render(RankingTable, { props: { ...props, onselect } });
    const link = within(table()).getByRole("link", { name: "余杭区" });
    expect(link.getAttribute("href")).toBe("#/place/330110");
    await fireEvent.click(link);
    expect(onselect).not.toHaveBeenCalled();
    await fireEvent.click(within(table()).getByText("776 / 1,000"));
    expect(onselect.mock.calls).toEqual([["330110"]]);
    expect(within(table()).getAllByRole("link")).toHaveLength(5);
  });

  it("say why a base is small", () => {
    render(RankingTable, { props });
    expect(within(table()).getAllByText("基数小")).toHaveLength(1);
    expect(within(table()).getByTitle("分母不足 30，比率易波动").textContent).toBe("基数小");
  });

  it("are complete in English", () => {
    render(RankingTable, { props: { ...props, words: wordsIn("en"), language: "en" } });
    const named = screen.getByRole("table", { name: "Ranking of areas" });
    expect(named.textContent).not.toMatch(/\p{Script=Han}/u);
    expect(rowsOf(named)[3]).toEqual(["3", "Yuhang", "77.6", "776 / 1,000", "80", "▼ 24 short"]);
  });

  it("have no accessibility faults", async () => {
    const { container } = render(RankingTable, { props });
    const off = { enabled: false };
    const { violations } = await axe.run(container, {
      rules: { region: off, "color-contrast": off },
    });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});

it("has no column of gaps where no number is in force", () => {
  const cities = answer([rate("450100", 60, 100), rate("450200", 70, 100)], { in: "450000" });
  render(RankingTable, {
    props: { ...props, adcode: "450000", parts: cities, total: rate(null, 130, 200) },
  });
  expect(rowsOf(table())).toEqual([
    ["名次", "设区市", "比率 %", "分子 / 分母"],
    ["1", "柳州市", "70.0", "70 / 100"],
    ["2", "南宁市", "60.0", "60 / 100"],
    ["", "合计 ✓", "65.0", "130 / 200"],
  ]);
});

it("ranks a count by its amount, without rate, denominator or gap", () => {
  const backlog = answer([amount("330102", 12), amount("330106", 1240), amount(null, 3)]);
  render(RankingTable, {
    props: {
      ...props,
      measure: measure("should-build-backlog"),
      parts: backlog,
      total: amount(null, 1255),
      colour: null,
    },
  });
  expect(rowsOf(table())).toEqual([
    ["名次", "区县市", "数量"],
    ["1", "西湖区", "1,240"],
    ["2", "上城区", "12"],
    ["", "未定位", "3"],
    ["", "合计 ✓", "1,255"],
  ]);
});
