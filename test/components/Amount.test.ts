import { render, screen } from "@testing-library/svelte";
import { expect, it } from "vitest";
import Amount from "../../src/components/Amount.svelte";
import ChartTable from "../../src/components/ChartTable.svelte";
import { wordsIn } from "../../src/words/words.ts";
import { rowsOf } from "./answers.ts";

it("shows a short count, keeps the exact one for the pointer and for screen readers", () => {
  const { container } = render(Amount, { props: { count: 1_523_456, language: "zh-CN" } });
  expect(container.querySelector("[title]")?.getAttribute("title")).toBe("1,523,456");
  expect(container.querySelector("[aria-hidden]")?.textContent).toBe("152.3万");
  expect(container.querySelector(".visually-hidden")?.textContent).toBe("1,523,456");
});

it("shows a count that is short as it is", () => {
  const { container } = render(Amount, { props: { count: 99_999, language: "en" } });
  expect(container.textContent).toBe("99,999");
  expect(container.querySelector("[title]")).toBeNull();
});

it("draws the table of a chart when it is opened", async () => {
  const { container } = render(ChartTable, {
    props: {
      title: "走势",
      head: ["时间", "数值"],
      rows: [
        ["2025年8月", "75.9%"],
        ["2025年9月", "—"],
      ],
      words: wordsIn("zh-CN"),
    },
  });
  expect(screen.queryByRole("table")).toBeNull();
  const fold = container.querySelector("details");
  expect(fold?.querySelector("summary")?.textContent).toBe("表格：走势");
  fold?.setAttribute("open", "");
  fold?.dispatchEvent(new Event("toggle"));
  const table = await screen.findByRole("table", { name: "走势（表格）" });
  expect(rowsOf(table)).toEqual([
    ["时间", "数值"],
    ["2025年8月", "75.9%"],
    ["2025年9月", "—"],
  ]);
});
