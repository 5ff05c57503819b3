import { render, screen, within } from "@testing-library/svelte";
import { expect, it } from "vitest";
import TownshipTable from "../../src/components/TownshipTable.svelte";
import type { AnswerRow } from "../../src/query/answer.ts";
import type { TownshipQuestion } from "../../src/query/townshipsSql.ts";
import { Latest } from "../../src/state/latest.svelte.ts";
import type { CountedTownships } from "../../src/state/townships.svelte.ts";
import { wordsIn } from "../../src/words/words.ts";
import { rate, rowsOf } from "./answers.ts";

const question: TownshipQuestion = {
  in: "330108",
  period: "2025-09",
  measure: "union-rate-25plus",
};
const words = wordsIn("zh-CN");

async function shown(counted: CountedTownships, selected: string | null = null): Promise<void> {
  const latest = new Latest<TownshipQuestion, CountedTownships>(() => Promise.resolve(counted));
  await latest.load(question);
  render(TownshipTable, {
    props: {
      adcode: "330100",
      latest,
      colour: null,
      selected,
      words,
      language: "zh-CN",
      href: (township: string | null) => `#/?w=${township ?? ""}`,
    },
  });
}
const counted = (...rows: AnswerRow[]): CountedTownships => ({ status: "ok", question, rows });

it("ranks townships, those without one last, with what is missing to the target", async () => {
  await shown(counted(rate("西兴街道", 20, 40), rate("长河街道", 36, 40), rate(null, 39, 40)));
  expect(
    rowsOf(screen.getByRole("table")).map((cells) => cells.filter((cell) => cell !== "")),
  ).toEqual([
    ["街道（乡镇）", "比率 %", "分子 / 分母", "距目标"],
    ["长河街道", "90.0", "36 / 40", "▲ 达标"],
    ["西兴街道", "50.0", "20 / 40", "▼ 还差 12"],
    ["街道不详", "97.5", "39 / 40", "▲ 达标"],
  ]);
});

it("leads to the list of a township, and back from the one that is chosen", async () => {
  await shown(counted(rate("西兴街道", 20, 40), rate("长河街道", 36, 40)), "西兴街道");
  const link = (name: string) => within(screen.getByRole("table")).getByRole("link", { name });
  expect(link("长河街道").getAttribute("href")).toBe("#/?w=长河街道");
  expect(link("西兴街道").getAttribute("href")).toBe("#/?w=");
  expect(link("西兴街道").getAttribute("aria-current")).toBe("true");
});

it.each<[CountedTownships, string]>([
  [{ status: "not-counted", question }, "此指标不按企业计数"],
  [{ status: "not-supplied", question }, "台账没有街道"],
  [{ status: "ok", question, rows: [] }, "没有企业"],
  [
    { status: "unavailable", question, reason: "period-without-rows", periods: ["2025-08"] },
    "只保留最近两期的明细，2025年9月没有街道的数字",
  ],
  [{ status: "unavailable", question, reason: "no-ledger", periods: [] }, "汇总版不含明细"],
])("says why there are none", async (value, text) => {
  await shown(value);
  expect(document.body.textContent).toContain(text);
  expect(screen.queryByRole("table")).toBeNull();
});
