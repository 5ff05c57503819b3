import { fireEvent, render, screen } from "@testing-library/svelte";
import { expect, it, vi } from "vitest";
import ClassingControl from "../../src/components/ClassingControl.svelte";
import { wordsIn } from "../../src/words/words.ts";

const onchange = vi.fn<(classing: string | null) => void>();
const shown = (classing: string | null) =>
  render(ClassingControl, {
    props: { classing, stored: "围绕目标", words: wordsIn("zh-CN"), onchange },
  });
const choose = (value: string) =>
  fireEvent.change(screen.getByRole("combobox", { name: /分级/ }), { target: { value } });

it("is the stored classes until an analyst chooses others, which are marked as such", async () => {
  const { rerender } = shown(null);
  expect(screen.queryByText("非发布的分级")).toBeNull();
  await choose("natural");
  expect(onchange).toHaveBeenLastCalledWith("natural");
  await rerender({ classing: "natural" });
  expect(screen.getByText("非发布的分级")).toBeDefined();
  await choose("stored");
  expect(onchange).toHaveBeenLastCalledWith(null);
});

it("takes classes of one's own, and says what it cannot take", async () => {
  shown("20,40");
  const field = screen.getByRole<HTMLInputElement>("textbox");
  expect(field.value).toBe("20 40");
  await fireEvent.change(field, { target: { value: "60%、30" } });
  expect(onchange).toHaveBeenLastCalledWith("30,60");
  onchange.mockClear();
  await fireEvent.change(field, { target: { value: "高" } });
  expect(onchange).not.toHaveBeenCalled();
  expect(field.getAttribute("aria-invalid")).toBe("true");
});

it("offers a start for one's own", async () => {
  shown(null);
  await choose("custom");
  expect(onchange).toHaveBeenLastCalledWith("20,40,60,80");
});
