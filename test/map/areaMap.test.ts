import { fireEvent, render, screen, within } from "@testing-library/svelte";
import axe from "axe-core";
import { describe, expect, it, vi } from "vitest";
import AreaMap from "../../src/map/AreaMap.svelte";
import SvgMap from "../../src/map/SvgMap.svelte";
import "../charts/layoutless.ts";
import { markup } from "../charts/markup.ts";
import { squareRows, squares } from "./squares.ts";

/** Fragments have no landmarks, and colours are not worked out here. */
const off = { enabled: false };

const handlers = () => ({
  onselect: vi.fn<(adcode: string | null) => void>(),
  onhover: vi.fn<(adcode: string | null, at: unknown) => void>(),
  ondrill: vi.fn<(adcode: string) => void>(),
  onpaint: vi.fn<() => void>(),
});

const view = {
  shapes: squares,
  rows: squareRows,
  mode: "fill" as const,
  selected: null as string | null,
  hovered: null as string | null,
  label: "区县",
};

const describeArea = (adcode: string) => ({
  title: `名称 ${adcode}`,
  value: "90.0%",
  lines: ["已建 9 / 应建 10 家"],
});

function areaPath(container: Element, adcode: string): Element {
  const path = container.querySelector(`path[data-adcode="${adcode}"]`);
  if (path === null) throw new Error(`path not drawn: ${adcode}`);
  return path;
}

describe("SvgMap", () => {
  it("draws areas, patterns, labels and the selected outline", async () => {
    const { container } = render(SvgMap, { props: { ...view, ...handlers(), selected: "900002" } });
    const drawing = container.querySelector("svg");
    if (drawing === null) throw new Error("no drawing");
    await expect(markup(drawing.outerHTML)).toMatchFileSnapshot("snapshots/SvgMap.svg");
  });

  it("fills by colour, dots for hidden, hatch for no data", () => {
    const { container } = render(SvgMap, { props: { ...view, ...handlers() } });
    expect(areaPath(container, "900001").getAttribute("fill")).toBe("#0b5c55");
    expect(areaPath(container, "900003").getAttribute("fill")).toMatch(/^url\(#.*-dots\)$/);
    expect(areaPath(container, "900004").getAttribute("fill")).toMatch(/^url\(#.*-hatch\)$/);
  });

  it("selects on click, clears beside the areas, drills on double click", async () => {
    const on = handlers();
    const { container } = render(SvgMap, { props: { ...view, ...on } });
    await fireEvent.click(areaPath(container, "900002"));
    expect(on.onselect).toHaveBeenLastCalledWith("900002");
    await fireEvent.dblClick(areaPath(container, "900002"));
    expect(on.ondrill).toHaveBeenCalledExactlyOnceWith("900002");
    const drawing = container.querySelector("svg");
    if (drawing !== null) await fireEvent.click(drawing);
    expect(on.onselect).toHaveBeenLastCalledWith(null);
  });

  it("is one tab stop whose arrows walk from area to area", async () => {
    const on = handlers();
    const { container } = render(SvgMap, { props: { ...view, ...on } });
    expect(container.querySelectorAll("[tabindex='0'], a, button, input")).toHaveLength(1);
    const list = screen.getByRole("listbox", { name: "区县" });
    const active = () =>
      document
        .getElementById(list.getAttribute("aria-activedescendant") ?? "")
        ?.textContent?.trim();
    expect(active()).toBe("西北区 90.0");
    await fireEvent.keyDown(list, { key: "ArrowRight" });
    expect(active()).toBe("东北区 70.0");
    expect(on.onhover.mock.lastCall?.[0]).toBe("900002");
    await fireEvent.keyDown(list, { key: " " });
    expect(on.onselect).toHaveBeenLastCalledWith("900002");
    await fireEvent.keyDown(list, { key: "Enter" });
    expect(on.ondrill).toHaveBeenLastCalledWith("900002");
    await fireEvent.keyDown(list, { key: "Escape" });
    expect(on.onselect).toHaveBeenLastCalledWith(null);
  });

  it("selects by Enter where there is nothing to drill into", async () => {
    const on = handlers();
    render(SvgMap, { props: { ...view, ...on, ondrill: undefined } });
    await fireEvent.keyDown(screen.getByRole("listbox"), { key: "Enter" });
    expect(on.onselect).toHaveBeenLastCalledWith("900001");
  });

  it("says when it is painted, again for other rows", async () => {
    const on = handlers();
    const { rerender } = render(SvgMap, { props: { ...view, ...on } });
    await vi.waitFor(() => expect(on.onpaint).toHaveBeenCalledTimes(1));
    await rerender({ rows: squareRows.slice(0, 2) });
    await vi.waitFor(() => expect(on.onpaint).toHaveBeenCalledTimes(2));
  });

  it("outlines the hovered area and those highlighted from elsewhere", () => {
    const props = { ...view, ...handlers(), hovered: "900001", highlighted: ["900002", "900004"] };
    const { container } = render(SvgMap, { props });
    expect(container.querySelectorAll("path.hovered")).toHaveLength(3);
  });

  it("draws circles for amounts over grey areas", () => {
    const { container } = render(SvgMap, { props: { ...view, ...handlers(), mode: "bubble" } });
    expect(areaPath(container, "900001").getAttribute("fill")).toBe("var(--map-quiet)");
    expect(container.querySelectorAll(".marks circle")).toHaveLength(2);
  });
});

describe("AreaMap without WebGL", () => {
  it("shows the SVG map, and the tooltip while an area is hovered", async () => {
    const on = handlers();
    const { container, rerender } = render(AreaMap, {
      props: { ...view, ...on, describe: describeArea },
    });
    await fireEvent.mouseMove(areaPath(container, "900002"), { clientX: 30, clientY: 40 });
    expect(on.onhover).toHaveBeenLastCalledWith("900002", { x: 30, y: 40 });
    expect(screen.queryByRole("tooltip")).toBeNull();
    await rerender({ hovered: "900002" });
    const tooltip = within(screen.getByRole("tooltip"));
    expect(tooltip.getByText("名称 900002")).toBeDefined();
    expect(tooltip.getByText("已建 9 / 应建 10 家")).toBeDefined();
    await fireEvent.keyDown(window, { key: "Escape" });
    expect(screen.queryByRole("tooltip")).toBeNull();
  });

  it("shows no tooltip for an area hovered elsewhere on the page", () => {
    render(AreaMap, {
      props: { ...view, ...handlers(), describe: describeArea, hovered: "900002" },
    });
    expect(screen.queryByRole("tooltip")).toBeNull();
  });

  it("drills once for a double tap", async () => {
    const on = handlers();
    const props = { ...view, ...on, describe: describeArea, selected: "900001" };
    const { container } = render(AreaMap, { props: props });
    const tap = Object.assign(new MouseEvent("click", { bubbles: true }), { pointerType: "touch" });
    await fireEvent(areaPath(container, "900001"), tap);
    await fireEvent.dblClick(areaPath(container, "900001"));
    expect(on.ondrill).toHaveBeenCalledExactlyOnceWith("900001");
  });

  it("has no accessibility faults", async () => {
    const { container } = render(AreaMap, {
      props: { ...view, ...handlers(), describe: describeArea },
    });
    const { violations } = await axe.run(container, {
      rules: { region: off, "color-contrast": off },
    });
    expect(violations.map(({ id, help }) => `${id}: ${help}`)).toEqual([]);
  });
});
