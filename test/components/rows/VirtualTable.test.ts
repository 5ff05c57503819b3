import { fireEvent, render, screen, within } from "@testing-library/svelte";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { gridMove } from "../../../src/components/rows/gridMove.ts";
import { rowWindow, scrollToRow } from "../../../src/components/rows/rowWindow.ts";
import { PagedRows, pageSize } from "../../../src/state/pagedRows.svelte.ts";
import { wordsIn } from "../../../src/words/words.ts";
import LongTable from "./LongTable.svelte";

const total = 200_000;
const asked: [first: number, count: number][] = [];
const load = (first: number, count: number): Promise<readonly string[]> => {
  asked.push([first, count]);
  return Promise.resolve(Array.from({ length: count }, (_, at) => `企业 ${first + at + 1}`));
};

/** jsdom lays nothing out: the frame is 634 px high, of which the head takes 34. */
beforeEach(() => {
  asked.length = 0;
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(634);
});
afterEach(() => vi.restoreAllMocks());

const calls = () => ({ onsort: vi.fn(), onopen: vi.fn() });
type Calls = ReturnType<typeof calls>;

async function long(rows = new PagedRows(total, load), heard: Calls = calls()) {
  render(LongTable, { props: { rows, words: wordsIn("zh-CN"), ...heard } });
  const grid = screen.getByRole("grid", { name: "企业" });
  await vi.waitFor(() => expect(names(grid).at(0)).not.toBe("正在加载…"));
  return { grid, frame: grid.parentElement as HTMLElement, heard };
}

const names = (grid: HTMLElement): string[] =>
  within(grid)
    .getAllByRole("rowheader")
    .map(({ textContent }) => textContent.trim());
const active = (grid: HTMLElement): string =>
  document.getElementById(grid.getAttribute("aria-activedescendant") ?? "")?.textContent.trim() ??
  "";
const rowIndex = (grid: HTMLElement, name: string): string | null | undefined =>
  within(grid).getByRole("rowheader", { name }).closest("tr")?.getAttribute("aria-rowindex");

describe("a table of 200,000 rows", () => {
  it("draws and asks for what is in view alone, and says which rows these are", async () => {
    const { grid } = await long();
    expect(grid.getAttribute("aria-rowcount")).toBe("200001");
    expect(grid.getAttribute("aria-colcount")).toBe("2");
    expect(names(grid).slice(0, 2)).toEqual(["企业 1", "企业 2"]);
    expect(rowIndex(grid, "企业 1")).toBe("2");
    expect(grid.querySelectorAll("tr").length).toBeLessThan(50);
    expect(asked).toEqual([[0, pageSize]]);
  });

  it("shows its last row after one request more", async () => {
    const { grid, frame } = await long();
    await fireEvent.scroll(frame, { target: { scrollTop: total * 34 - 600 } });
    await vi.waitFor(() => expect(names(grid).at(-1)).toBe("企业 200000"));
    expect(rowIndex(grid, "企业 200000")).toBe("200001");
    expect(grid.querySelectorAll("tr").length).toBeLessThan(50);
    expect(asked).toEqual([[0, 500], [199_500, 500]]); // prettier-ignore
  });

  it("asks for no page that was only passed by", async () => {
    const { grid, frame } = await long();
    for (let top = 0; top <= 6_000_000; top += 500_000)
      void fireEvent.scroll(frame, { target: { scrollTop: top } });
    await vi.waitFor(() => expect(names(grid)).toContain("企业 176471"));
    expect(asked.length).toBeLessThanOrEqual(3);
  });

  it("is walked by keyboard from one tab stop", async () => {
    const { grid, heard } = await long();
    expect(
      within(grid)
        .queryAllByRole("button")
        .every((one) => one.tabIndex === -1),
    ).toBe(true);
    grid.focus();
    const press = async (key: string, ctrlKey = false) => fireEvent.keyDown(grid, { key, ctrlKey });
    expect(active(grid)).toBe("企业 1");
    await press("ArrowDown");
    expect(active(grid)).toBe("企业 2");
    await press("PageDown");
    expect(active(grid)).toBe("企业 18");
    await press("End", true);
    await vi.waitFor(() => expect(active(grid)).toBe("200000"));
    await press("Home");
    expect(active(grid)).toBe("企业 200000");
    await press("Enter");
    expect(heard.onopen).toHaveBeenCalledWith(total - 1);
    await press("Home", true);
    await press("ArrowUp");
    expect(active(grid)).toMatch(/^名称/);
    await press("Enter");
    expect(heard.onsort).toHaveBeenCalledWith("name");
    await press("x");
    expect(document.activeElement).toBe(grid);
  });

  it("goes to a row by its number, and to the nearest there is", async () => {
    const { grid } = await long();
    const go = async (row: string) => {
      await fireEvent.input(screen.getByRole("spinbutton"), { target: { value: row } });
      await fireEvent.submit(screen.getByRole("spinbutton").closest("form") as HTMLElement);
    };
    await go("123456");
    await vi.waitFor(() => expect(active(grid)).toBe("企业 123456"));
    await go("999999999");
    await vi.waitFor(() => expect(active(grid)).toBe("企业 200000"));
  });

  it("says how it is sorted", async () => {
    const { grid, heard } = await long();
    const [name, number] = within(grid).getAllByRole("columnheader");
    expect([name?.getAttribute("aria-sort"), number?.getAttribute("aria-sort")]).toEqual(["ascending", "none"]); // prettier-ignore
    await fireEvent.click(within(grid).getByRole("button", { name: "序号" }));
    expect(heard.onsort).toHaveBeenCalledWith("number");
  });

  it("keeps what it has when a page does not come, and asks for it again", async () => {
    let isDown = false;
    const rows = new PagedRows(total, (first, count) =>
      isDown ? Promise.reject(new Error("down")) : load(first, count),
    );
    const { grid, frame } = await long(rows);
    isDown = true;
    await fireEvent.scroll(frame, { target: { scrollTop: 1_000_000 } });
    await vi.waitFor(() => expect(rows.error?.message).toBe("down"));
    expect(names(grid).at(0)).toBe("正在加载…");
    isDown = false;
    rows.retry();
    await vi.waitFor(() => expect(names(grid)).toContain("企业 29412"));
    expect(rows.error).toBeUndefined();
  });
});

const frames = fc.record({
  total: fc.integer({ min: 1, max: 12_000_000 }),
  rowHeight: fc.integer({ min: 24, max: 60 }),
  height: fc.integer({ min: 100, max: 2000 }),
  scrollTop: fc.constant(0),
});

it("any row of a list of any length can be scrolled into view, and the last one is at its end", () => {
  fc.assert(
    fc.property(frames, fc.double({ min: 0, max: 1, noNaN: true }), (frame, share) => {
      const row = Math.min(frame.total - 1, Math.floor(share * frame.total));
      const scrollTop = scrollToRow(frame, row);
      const { first, last, before, after } = rowWindow({ ...frame, scrollTop });
      expect(first <= row && row < last).toBe(true);
      expect(last - first).toBeLessThan(2000 / 24 + 20);
      const top = before + (row - first) * frame.rowHeight - scrollTop;
      expect(top).toBeGreaterThan(-1);
      expect(top + Math.min(frame.rowHeight, frame.height)).toBeLessThan(frame.height + 1);
      expect(before + (last - first) * frame.rowHeight + after).toBeLessThan(17_000_000);
    }),
    {
      numRuns: 300,
      examples: [
        [{ total: 271_139, rowHeight: 54, height: 100, scrollTop: 0 }, 0.000004],
        [{ total: 5_000_000, rowHeight: 60, height: 100, scrollTop: 0 }, 0.0000003],
      ],
    },
  );
});

it("keys stay inside the grid", () => {
  const size = { rows: 3, columns: 2, page: 10 };
  const from = { row: 1, column: 1 };
  const move = (key: string, ctrlKey = false) => gridMove(from, { key, ctrlKey }, size);
  expect(move("PageDown")).toEqual({ row: 2, column: 1 });
  expect(move("PageUp")).toEqual({ row: 0, column: 1 });
  expect(move("ArrowRight")).toEqual(from);
  expect(move("Home", true)).toEqual({ row: 0, column: 0 });
  expect(move("Tab")).toBe(null);
  expect(gridMove({ row: -1, column: 0 }, { key: "ArrowUp", ctrlKey: false }, size)?.row).toBe(-1);
});
