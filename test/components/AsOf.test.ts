import { render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import AsOf from "../../src/components/AsOf.svelte";
import { wordsIn } from "../../src/words/words.ts";
import { read } from "./answers.ts";
import { siteAt } from "./site.ts";

const shown = (
  choices: Parameters<typeof siteAt>[0],
  check: { ok: boolean; difference: number } | null = null,
) =>
  read(
    render(AsOf, { props: { site: siteAt(choices), words: wordsIn("zh-CN"), check } }).container,
  );

// 30 September 2025 and sixty-two days
beforeEach(
  () => void vi.useFakeTimers({ now: new Date("2025-12-01T08:00:00Z"), toFake: ["Date"] }),
);
afterEach(() => void vi.useRealTimers());

describe("the as-of date", () => {
  it("is the last day of the period in view", () => {
    expect(shown({})).toMatch(/^数据截至 2025-09-30 · /);
    expect(shown({ hash: "#/?t=2025-08" })).toMatch(/^数据截至 2025-08-31 · /);
  });

  it("is left out without data", () => {
    expect(shown({ periods: [] })).toBe("");
  });
});

describe("the age", () => {
  const warning = "数据已是 62 天前的，请留意是否有更新的一期";

  it("is warned of beyond the limit of the site", () => {
    expect(shown({ ageWarningDays: 61 })).toContain(warning);
  });

  it("is of the latest period, also while an earlier one is in view", () => {
    expect(shown({ ageWarningDays: 61, hash: "#/?t=2025-08" })).toContain(warning);
  });

  it.each([62, 400, null])("is not warned of with a limit of %s", (ageWarningDays) => {
    expect(shown({ ageWarningDays })).not.toContain("天前");
  });
});

it("is one line: as of when, rows accepted and rejected, areas that did not report", () => {
  // 10 enterprises and 2 parks are accepted
  expect(shown({})).toBe("数据截至 2025-09-30 · 台账接收 12 行");
  const notReported = { enterprise: ["330106", "330110"], park: ["330106"] };
  expect(shown({ rejected: [3, 1], notReported })).toBe(
    "数据截至 2025-09-30 · 台账接收 12 行 · 剔除 4 行 · 2 个地区未报送",
  );
});

it("leads from rejected rows and silent areas to 数据, in the same period", () => {
  const site = siteAt({
    hash: "#/?t=2025-08",
    rejected: [1, 0],
    notReported: { enterprise: ["330106"] },
  });
  render(AsOf, { props: { site, words: wordsIn("zh-CN") } });
  for (const name of ["剔除 1 行", "1 个地区未报送"])
    expect(screen.getByRole("link", { name }).getAttribute("href")).toBe("#/data?t=2025-08");
});

it("says how many rows were rejected in all ledgers of the period", () => {
  expect(shown({ rejected: [1240, 3] })).toContain("剔除 1,243 行");
  expect(shown({ rejected: [0, 0] })).not.toContain("剔除");
});

it("has a tick only when the sum holds", () => {
  expect(shown({}, { ok: true, difference: 0 })).toContain("合计核对 ✓");
  expect(shown({}, { ok: false, difference: 3 })).not.toContain("✓");
});
