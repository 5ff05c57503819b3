import { fireEvent, render, screen } from "@testing-library/svelte";
import axe from "axe-core";
import { createRawSnippet } from "svelte";
import { expect, it, vi } from "vitest";
import Legend from "../../src/components/Legend.svelte";
import { colourScale } from "../../src/domain/colourScale.ts";
import "./layoutless.ts";
import { markup } from "./markup.ts";

/** Fragments have no landmarks, and colours are not worked out here. */
const off = { enabled: false };

const legend = {
  scale: colourScale([0.6, 0.7, 0.8], 0.8),
  label: "图例",
  formatBreak: (value: number) => String(Math.round(value * 100)),
  describeClass: ({ from, to }: { from: number | null; to: number | null }, count: number) =>
    `${from ?? "低"}–${to ?? "高"}：${count}`,
  unit: "%",
  values: [0.5, 0.6, 0.65, 0.8, null],
};

const target = { value: 0.8, label: "目标 80%", below: "未达标 ◀", above: "▶ 达标" };

const left = (container: Element, selector: string) =>
  container.querySelector<HTMLElement>(selector)?.style.left;

it("is drawn", async () => {
  const { container } = render(Legend, {
    props: {
      ...legend,
      target,
      hovered: 0.65,
      selected: 0.55,
      method: createRawSnippet(() => ({ render: () => "<span>围绕目标</span>" })),
      looks: { rings: "零", hatch: "无数据", dots: "不显示", plain: "不适用" },
    },
  });
  await expect(markup(container.innerHTML)).toMatchFileSnapshot("snapshots/Legend.txt");
});

it("counts the values of each class, lower bound included", () => {
  render(Legend, { props: legend });
  expect(screen.getAllByRole("listitem").map((box) => box.title)).toEqual([
    "低–0.6：1",
    "0.6–0.7：2",
    "0.7–0.8：0",
    "0.8–高：1",
  ]);
});

it("draws the target through its break, only when one is in force", async () => {
  const { container, rerender } = render(Legend, { props: { ...legend, target } });
  // The fourth of four boxes begins at three quarters.
  expect(left(container, ".tick")).toBe("75%");
  expect(container.textContent).toContain("未达标 ◀");
  await rerender({ target: null });
  expect(container.querySelector(".tick")).toBeNull();
  expect(container.textContent).not.toContain("未达标");
});

it("points at the hovered and the selected value", () => {
  const { container } = render(Legend, { props: { ...legend, hovered: 0.65, selected: 0 } });
  expect(left(container, ".pointer.solid")).toBe("37.5%");
  expect(left(container, ".pointer.ghost")).toBe("1%");
});

it("tells the class under the pointer and when it leaves", async () => {
  const onhoverclass = vi.fn<(index: number | null) => void>();
  render(Legend, { props: { ...legend, onhoverclass } });
  const [, second] = screen.getAllByRole("listitem");
  if (second !== undefined) await fireEvent.pointerEnter(second);
  expect(onhoverclass).toHaveBeenLastCalledWith(1);
  await fireEvent.pointerLeave(screen.getByRole("list"));
  expect(onhoverclass).toHaveBeenLastCalledWith(null);
});

it("has no accessibility faults", async () => {
  const { container } = render(Legend, { props: { ...legend, target } });
  const { violations } = await axe.run(container, {
    rules: { region: off, "color-contrast": off },
  });
  expect(violations.map(({ id }) => id)).toEqual([]);
});
