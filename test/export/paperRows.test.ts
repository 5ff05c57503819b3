// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { fittedLines } from "../../src/export/fittedLines.ts";
import { paperGrid } from "../../src/export/paperGrid.ts";
import { paperRows, type PaperRow } from "../../src/export/paperRows.ts";
import { roughWidth } from "../../src/export/wrapText.ts";

const long = "杭州经济技术开发区高新技术产业园区（下沙片区）第三期工业联合管理委员会所属企业";

describe("names in a drawing", () => {
  it("wrap, then end in …, and are never wider than their room", () => {
    const lines = fittedLines(long, 190, 13);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/…$/);
    expect(Math.max(...lines.map((line) => roughWidth(line, 13)))).toBeLessThanOrEqual(190);
    expect(fittedLines("上城区", 190, 13)).toEqual(["上城区"]);
    expect(fittedLines("Unbreakableunbreakableunbreakable", 60, 13).length).toBe(2);
  });
});

const row = (mark: PaperRow["mark"], texts: readonly string[] = [""]): PaperRow => ({
  name: long,
  mark,
  target: 0.8,
  texts,
});

describe("rows on one axis", () => {
  const svg = paperRows({
    rows: [
      row({ kind: "bar", value: 0.5, status: "ok", colour: "#00756e" }, ["50.0%"]),
      row({ kind: "bar", value: null, status: "hidden", colour: "#00756e" }, ["不显示"]),
      row({ kind: "bar", value: 0, status: "ok", colour: "#00756e" }, ["0.0%"]),
    ],
    domain: [0, 1],
    ends: ["0%", "100%"],
  });
  const widths = [...svg.querySelectorAll('rect[fill="#00756e"]')].map((bar) =>
    Number(bar.getAttribute("width")),
  );

  it("draws a bar for each value, as long as the value", () => {
    const axis = svg.querySelector("line");
    const whole = Number(axis?.getAttribute("x2")) - Number(axis?.getAttribute("x1"));
    expect(widths).toHaveLength(2);
    expect(widths[0]).toBeCloseTo(whole / 2);
    expect(widths[1]).toBe(1);
  });

  it("draws dots for what is hidden, and keeps the whole name for those who point at it", () => {
    expect(svg.querySelectorAll('circle[r="1.1"]').length).toBeGreaterThan(10);
    expect(svg.querySelectorAll("title")[1]?.textContent).toBe(`${long} 不显示`);
  });
});

it("a grid fades what is not chosen and leaves no ink on an empty crossing", () => {
  const cell = { text: "50.0", fill: "#00756e", ink: "#ffffff", isFaint: false } as const;
  const svg = paperGrid({
    corner: "行业 ＼ 规模",
    columns: ["25"],
    rows: [
      { name: "制造", cells: [{ ...cell, status: "ok" }] },
      { name: "建筑", cells: [{ ...cell, status: "ok", isFaint: true }] },
      { name: "金融", cells: [{ ...cell, status: "none", text: "·" }] },
    ],
  });
  const cells = [...svg.querySelectorAll("g > rect")];
  expect(cells.map((one) => one.getAttribute("fill"))).toEqual(["#00756e", "#00756e", "#ffffff"]);
  expect(cells.map((one) => one.getAttribute("fill-opacity"))).toEqual([null, "0.3", null]);
});
