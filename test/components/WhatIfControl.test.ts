import { fireEvent, render, screen } from "@testing-library/svelte";
import { expect, it, vi } from "vitest";
import WhatIfControl from "../../src/components/WhatIfControl.svelte";
import { wordsIn } from "../../src/words/words.ts";
import { rate, read } from "./answers.ts";
import { board } from "./board.ts";

function show(perMonth: number | null) {
  const onchange = vi.fn();
  const { input } = board("hz25-25plus-union-rate", rate(null, 700, 1000));
  const { container } = render(WhatIfControl, {
    props: {
      input,
      measure: "union-rate-25plus",
      period: "2025-09",
      perMonth,
      words: wordsIn("zh-CN"),
      language: "zh-CN",
      onchange,
    },
  });
  return { container, onchange };
}

// 80 % of 1,000 is 800: 100 are missing
it.each([
  [100, "2025年10月"],
  [60, "2025年11月"],
  [34, "2025年12月"],
  [33, "2026年1月"],
])("with %i a month the target is reached in %s", (perMonth, month) => {
  expect(read(show(perMonth).container)).toContain(`→ 每月 ${perMonth} 家，${month}达标`);
});

it("is marked as an assumption in words, and says what it takes for granted", () => {
  const text = read(show(60).container);
  expect(text).toMatch(/^假设 /);
  expect(text).toContain("假设：从下一个月起每月净增同样多，已计入的不减少，分母保持不变。");
});

it("says nothing before a number is given, and takes whole numbers only", async () => {
  const { container, onchange } = show(null);
  expect(container.querySelector("output")).toBeNull();
  const field = screen.getByRole("spinbutton");
  for (const text of ["60", "0", "-3", "1.5", ""])
    await fireEvent.input(field, { target: { value: text } });
  expect(onchange.mock.calls).toEqual([[60], [null], [null], [null], [null]]);
});
