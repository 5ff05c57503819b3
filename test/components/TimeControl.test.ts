import { fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, expect, it, vi } from "vitest";
import TimeControl from "../../src/components/TimeControl.svelte";
import { wordsIn } from "../../src/words/words.ts";
import { siteAt } from "./site.ts";

const periods = ["2025-07", "2025-08", "2025-09"];
const words = wordsIn("zh-CN");
const shown = (hash = "#/") => {
  const site = siteAt({ hash, periods });
  render(TimeControl, { props: { site, words } });
  return site;
};
const button = (name: string) => screen.getByRole<HTMLButtonElement>("button", { name });
const slider = () => screen.getByRole<HTMLInputElement>("slider", { name: "时间轴" });

afterEach(() => void vi.useRealTimers());

it("steps to the period before and after, each a step of the history", async () => {
  const site = shown();
  expect(button("下一期").disabled).toBe(true);
  const steps = history.length;
  await fireEvent.click(button("上一期"));
  await fireEvent.click(button("上一期"));
  expect(site.period).toBe("2025-07");
  expect(history.length).toBe(steps + 2);
  expect(button("上一期").disabled).toBe(true);
  await fireEvent.click(button("下一期"));
  expect(location.hash).toBe("#/overview?t=2025-08");
});

it("slides without filling the history, and says the period", async () => {
  shown("#/?t=2025-08");
  expect(slider().getAttribute("aria-valuetext")).toBe("2025年8月");
  const steps = history.length;
  await fireEvent.input(slider(), { target: { value: "0" } });
  expect(location.hash).toBe("#/overview?t=2025-07");
  expect(slider().getAttribute("aria-valuetext")).toBe("2025年7月");
  expect(history.length).toBe(steps);
});

it("plays the periods to the last", async () => {
  vi.useFakeTimers();
  const site = shown();
  await fireEvent.click(button("逐期播放"));
  expect(site.period).toBe("2025-07");
  expect(button("停止播放")).toBeDefined();
  await vi.advanceTimersByTimeAsync(5000);
  expect(site.period).toBe("2025-09");
  expect(button("逐期播放")).toBeDefined();
});

it("stops when the reader chooses a period meanwhile", async () => {
  vi.useFakeTimers();
  const site = shown();
  await fireEvent.click(button("逐期播放"));
  await fireEvent.change(screen.getByRole("combobox", { name: "时间" }), {
    target: { value: "2025-09" },
  });
  await vi.advanceTimersByTimeAsync(5000);
  expect(site.period).toBe("2025-09");
  expect(button("逐期播放")).toBeDefined();
});

it("has no slider over a single period", () => {
  render(TimeControl, { props: { site: siteAt({ periods: ["2025-09"] }), words } });
  expect(screen.queryByRole("slider")).toBeNull();
});
