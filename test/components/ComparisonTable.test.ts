import { fireEvent, render, screen, within } from "@testing-library/svelte";
import axe from "axe-core";
import { describe, expect, it, vi } from "vitest";
import ComparisonTable from "../../src/components/ComparisonTable.svelte";
import { places } from "../../src/domain/area.ts";
import { comparisonRows } from "../../src/domain/comparisonRows.ts";
import type { Target } from "../../src/domain/target.ts";
import type { ComparedRow } from "../../src/state/comparison.svelte.ts";
import { wordsIn } from "../../src/words/words.ts";
import "../charts/layoutless.ts";
import { rate, read } from "./answers.ts";
import { board } from "./board.ts";

/** A row with the counts of each place; `change` alters Guangxi's record. */
function compared(id: string, change: Partial<Target> = {}): ComparedRow {
  const row = comparisonRows.find((one) => one.id === id);
  if (row === undefined) throw new Error(`no row ${id}`);
  return {
    row,
    cells: new Map(
      places.map((place, at) => [
        place,
        row.targets[place].map((target) =>
          board(target, rate(null, 60 + at * 10, 100), {
            change: place === "450000" ? change : {},
          }),
        ),
      ]),
    ),
  };
}

const show = (rows: readonly ComparedRow[], overridden: readonly string[] = []) => {
  const oncompare = vi.fn();
  const { container } = render(ComparisonTable, {
    props: {
      rows,
      places,
      compared: overridden,
      colour: () => null,
      words: wordsIn("zh-CN"),
      language: "zh-CN",
      oncompare,
    },
  });
  return { container, oncompare };
};

const axisTexts = (name: string) => {
  const axis = screen.queryByRole("group", { name });
  return axis === null
    ? null
    : within(axis)
        .getAllByRole("img")
        .map((mark) => mark.ariaLabel);
};

describe("the matrix", () => {
  it("is a table with places across, words where nothing is set, and documents under each place", () => {
    show([compared("small")]);
    const heads = screen.getAllByRole("columnheader").map(read);
    expect(heads).toEqual([
      "指标",
      "杭州2025年6月24日通知 · 杭总工[2024]32号 · 杭总工办[2025]8号",
      "上海沪工总基〔2018〕275号",
      "广西厅发〔2020〕22号 · 2020年5月7日通知",
    ]);
    const cells = screen.getAllByRole("cell").map(read);
    expect(cells[0]).toContain("60.0%");
    expect(cells.slice(1)).toEqual(["未规定", "未规定"]);
    expect(screen.queryByRole("button", { name: /仍要对比/ })).toBeNull();
  });

  it("locks a row whose records differ, field by field, and draws nothing", () => {
    show([compared("enterprises")]);
    const fence = read(screen.getAllByRole("row").at(-1) ?? document.body);
    expect(fence).toContain("不可比");
    expect(fence).toContain(
      "对象：杭州 非公企业，上海 实地实体型非公企业，广西 应建的非公企业；分子：杭州 建会，上海 建会入会（合称），广西 建会；规模段：杭州 25人以上，上海 不分规模，广西 不分规模",
    );
    expect(axisTexts("企业建会")).toBeNull();
  });

  it("asks to compare anyway, and stays marked while it does", async () => {
    const { oncompare } = show([compared("enterprises")]);
    await fireEvent.click(screen.getByRole("button", { name: "仍要对比：企业建会" }));
    expect(oncompare.mock.calls).toEqual([["enterprises", true]]);
  });

  it("draws an overridden row with its mark, and takes it back", async () => {
    const { container, oncompare } = show([compared("enterprises")], ["enterprises"]);
    expect(axisTexts("企业建会")).toEqual(["杭州 60.0%", "上海 70.0%", "广西 80.0%"]);
    expect(container.querySelectorAll(".overridden")).toHaveLength(1);
    expect(read(container)).toContain("口径不同，仅应读者要求画在一起");
    await fireEvent.click(screen.getByRole("button", { name: "不再对比：企业建会" }));
    expect(oncompare.mock.calls).toEqual([["enterprises", false]]);
  });

  it("draws records that agree on one axis without being asked", () => {
    const { container } = show([compared("women")]);
    expect(axisTexts("女职工委员会")).toEqual(["杭州 60.0%", "广西 80.0%"]);
    expect(read(container)).toContain("口径相同，画在同一把尺上");
    expect(screen.queryByRole("button", { name: /仍要对比/ })).toBeNull();
    expect(container.querySelector(".overridden")).toBeNull();
  });

  it("locks them when one field of one record changes", () => {
    const { container } = show([
      compared("women", { basis: { population: "unions", numerator: "women-committee" } }),
    ]);
    expect(axisTexts("女职工委员会")).toBeNull();
    expect(read(container)).toContain("对象：杭州 女会员10人以上的基层工会，广西 基层工会组织");
  });

  it("cannot override where a share stands beside a number", () => {
    const { container } = show([compared("federations")]);
    expect(read(container)).toContain("单位不同或没有对应指标，画不到一把尺上");
    expect(screen.queryByRole("button", { name: /仍要对比/ })).toBeNull();
  });

  it("has nothing for axe to find", async () => {
    const { container } = show([compared("enterprises"), compared("women")], ["enterprises"]);
    const { violations } = await axe.run(container, {
      rules: { "color-contrast": { enabled: false } },
    });
    expect(violations).toEqual([]);
  });
});
