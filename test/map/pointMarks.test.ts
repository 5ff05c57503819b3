import { fireEvent, render } from "@testing-library/svelte";
import { expect, it, vi } from "vitest";
import type { MapMark } from "../../src/map/mapRow.ts";
import PointMarks from "../../src/map/PointMarks.svelte";
import { squares } from "./squares.ts";

const mark = (id: string, more: Partial<MapMark> = {}): MapMark => ({
  id,
  name: id,
  at: [1, 1],
  isExact: true,
  outline: null,
  amount: 10,
  status: "ok",
  valueText: "",
  colour: "#123456",
  ...more,
});
const on = { onselect: vi.fn(), onhover: vi.fn(), ondrill: vi.fn() };
const props = {
  width: 200,
  height: 200,
  project: ([lon, lat]: readonly [number, number]) => ({ x: lon, y: lat }),
  selected: null,
  hovered: null,
  ...on,
};
const drawn = (container: Element, id: string) => {
  const found = container.querySelector(`[data-id=${id}]`);
  if (found === null) throw new Error(`${id} is not drawn`);
  return found;
};

it("draws a park as its outline where it is known, else as a circle", async () => {
  const marks = [mark("outlined", { outline: squares.areas[0]?.feature ?? null }), mark("point")];
  const { container, rerender } = render(PointMarks, { props: { ...props, marks } });
  expect(drawn(container, "outlined").tagName).toBe("path");
  expect(drawn(container, "outlined").getAttribute("d")).toMatch(/^M120/);
  expect(drawn(container, "outlined").getAttribute("fill")).toBe("#123456");
  expect(drawn(container, "point").tagName).toBe("circle");
  await rerender({ selected: "outlined" });
  expect(container.querySelectorAll(".over path.selected")).toHaveLength(1);
});

it("selects, and drills by a double click or a second tap", async () => {
  const { container, rerender } = render(PointMarks, {
    props: { ...props, marks: [mark("point")] },
  });
  await fireEvent.click(drawn(container, "point"));
  expect(on.onselect).toHaveBeenLastCalledWith("point");
  await fireEvent.dblClick(drawn(container, "point"));
  expect(on.ondrill).toHaveBeenCalledExactlyOnceWith("point");
  await rerender({ selected: "point" });
  const tap = new MouseEvent("click", { bubbles: true });
  Object.defineProperty(tap, "pointerType", { value: "touch" });
  await fireEvent(drawn(container, "point"), tap);
  expect(on.ondrill).toHaveBeenCalledTimes(2);
});

it("a hidden park is dotted, one that is only known by its area has a dashed edge", () => {
  const marks = [
    mark("hidden", { status: "hidden", amount: null }),
    mark("inexact", { isExact: false }),
  ];
  const { container } = render(PointMarks, { props: { ...props, marks } });
  expect(drawn(container, "hidden").getAttribute("fill")).toMatch(/^url\(#.*dots\)$/);
  expect(drawn(container, "inexact").classList.contains("inexact")).toBe(true);
});
