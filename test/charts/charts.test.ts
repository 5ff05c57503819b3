import { fireEvent, render, screen } from "@testing-library/svelte";
import axe from "axe-core";
import { describe, expect, it, vi } from "vitest";
import BulletBar from "../../src/charts/BulletBar.svelte";
import InlineBar from "../../src/charts/InlineBar.svelte";
import RateBars from "../../src/charts/RateBars.svelte";
import TargetDot from "../../src/charts/TargetDot.svelte";
import TrendLine from "../../src/charts/TrendLine.svelte";
import { colourScale } from "../../src/domain/colourScale.ts";
import "./layoutless.ts";
import { markup } from "./markup.ts";

/** Fragments have no landmarks, and colours are not worked out here. */
const off = { enabled: false };

const scale = colourScale([0.6, 0.7, 0.8], 0.8);

const bars = [
  { key: "C", label: "制造业", value: 0.9, status: "ok", valueText: "90.0", amountText: "120 家" },
  { key: "G", label: "交通运输", value: 0, status: "ok", valueText: "0.0", amountText: "7 家" },
  { key: "I", label: "信息", value: null, status: "hidden", valueText: "*", amountText: "*" },
  { key: "J", label: "金融", value: null, status: "none", valueText: "—", amountText: "0 家" },
] as const;

const months = [0.7, 0.72, null, 0.74, null, 0.77].map((value, index) => ({
  period: `2025-0${index + 1}`,
  value,
  label: `2025年${index + 1}月`,
}));

const trend = {
  points: months,
  label: "建会率",
  target: 0.8,
  targetText: "目标 80%",
  caption: (point: { label: string; value: number | null }) =>
    `${point.label} ${point.value === null ? "无数据" : `${(point.value * 100).toFixed(1)}%`}`,
  formatTick: (value: number) => `${Math.round(value * 100)}%`,
};

const faults = async (container: Element): Promise<string[]> =>
  (await axe.run(container, { rules: { region: off, "color-contrast": off } })).violations.map(
    ({ id, help }) => `${id}: ${help}`,
  );

describe("RateBars", () => {
  it("is drawn", async () => {
    const { container } = render(RateBars, {
      props: {
        rows: bars,
        scale,
        label: "行业",
        target: 0.8,
        targetText: "目标 80%",
      },
    });
    await expect(markup(container.innerHTML)).toMatchFileSnapshot("snapshots/RateBars.txt");
  });

  it("starts bars at zero, shows a zero as a bar and a missing rate as none", () => {
    const { container } = render(RateBars, {
      props: { rows: bars, scale, label: "行业", target: 0.8 },
    });
    const rows = [...container.querySelectorAll("li")];
    const width = (row: Element) => row.querySelector<HTMLElement>(".track .bar")?.style.width;
    expect(rows.map(width)).toEqual(["90%", "0%", undefined, undefined]);
    expect(rows.map((row) => row.querySelector(".missing")?.classList.contains("hatch"))).toEqual([
      undefined,
      undefined,
      false,
      true,
    ]);
    const notches = [...container.querySelectorAll<HTMLElement>(".notch")];
    expect(notches.map((notch) => notch.style.left)).toEqual(["80%", "80%", "80%", "80%"]);
  });

  it("tells which group was chosen and which is", async () => {
    const onselect = vi.fn<(key: string) => void>();
    const rows = bars.map((row) => ({ ...row, selected: row.key === "G" }));
    const { container } = render(RateBars, { props: { rows, scale, label: "行业", onselect } });
    await fireEvent.click(screen.getByRole("button", { name: /制造业/ }));
    expect(onselect).toHaveBeenCalledExactlyOnceWith("C");
    expect(screen.getByRole("button", { pressed: true }).textContent).toContain("交通运输");
    expect(await faults(container)).toEqual([]);
  });
});

describe("InlineBar", () => {
  it("keeps a value beyond the end inside its cell", () => {
    const { container } = render(InlineBar, { props: { value: 1.3, colour: "#0b5c55", most: 1 } });
    expect(container.querySelector<HTMLElement>(".bar")?.style.width).toBe("100%");
  });
});

describe("BulletBar", () => {
  it("is drawn", async () => {
    const props = { value: 0.776, colour: "#ead6a0", label: "77.6%，目标 80%" };
    const { container } = render(BulletBar, {
      props: { ...props, target: 0.8, targetText: "目标 80%" },
    });
    await expect(markup(container.innerHTML)).toMatchFileSnapshot("snapshots/BulletBar.txt");
    expect(screen.getByRole("img", { name: "77.6%，目标 80%" })).toBeDefined();
  });

  it("draws neither bar nor tick without numbers", () => {
    const { container } = render(BulletBar, {
      props: { value: null, colour: "#ead6a0", label: "无数据" },
    });
    expect(container.querySelectorAll(".bar, .tick")).toHaveLength(0);
  });
});

describe("TargetDot", () => {
  it("is drawn", async () => {
    const props = { value: 0.5, target: 0.75, colour: "#b97a28", label: "50%，目标 75%" };
    const { container } = render(TargetDot, {
      props: { ...props, startText: "0", endText: "100%" },
    });
    await expect(markup(container.innerHTML)).toMatchFileSnapshot("snapshots/TargetDot.txt");
    // 240 wide with 8 at either end: 8 + 224 / 2.
    expect(container.querySelector("circle")?.getAttribute("cx")).toBe("120");
  });
});

describe("TrendLine", () => {
  it("is drawn", async () => {
    const { container } = render(TrendLine, { props: trend });
    await expect(markup(container.innerHTML)).toMatchFileSnapshot("snapshots/TrendLine.txt");
  });

  it("breaks the line at gaps and shows a month that stands alone", () => {
    const { container } = render(TrendLine, { props: trend });
    const d = container.querySelector("path.line")?.getAttribute("d") ?? "";
    // 1–2, then 4 alone, then 6 alone.
    expect(d.match(/M/g)).toHaveLength(3);
    expect(container.querySelectorAll("circle[r='2.5']")).toHaveLength(2);
  });

  it("reads the last known month, and each other one by arrow keys", async () => {
    const { container } = render(TrendLine, { props: trend });
    const slider = screen.getByRole("slider", { name: "建会率" });
    const read = () => slider.getAttribute("aria-valuetext");
    expect(read()).toBe("2025年6月 77.0%");
    await fireEvent.keyDown(slider, { key: "ArrowLeft" });
    expect(read()).toBe("2025年5月 无数据");
    await fireEvent.keyDown(slider, { key: "Home" });
    expect(read()).toBe("2025年1月 70.0%");
    await fireEvent.keyDown(slider, { key: "ArrowLeft" });
    expect(read()).toBe("2025年1月 70.0%");
    expect(await faults(container)).toEqual([]);
  });
});
