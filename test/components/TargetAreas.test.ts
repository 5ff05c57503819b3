import { render, screen } from "@testing-library/svelte";
import { expect, it } from "vitest";
import TargetAreas from "../../src/components/TargetAreas.svelte";
import { wordsIn } from "../../src/words/words.ts";
import { rate, rowsOf, without } from "./answers.ts";
import { board } from "./board.ts";

it("ranks areas by their gap to this target, whatever another document asks for", () => {
  const of = (adcode: string, row: ReturnType<typeof rate>) =>
    board("hz25-25plus-union-rate", row, { adcode });
  const rows = [
    of("330106", rate(null, 9, 10)),
    of("330108", rate(null, 0, 0)),
    of("330110", rate(null, 776, 1000)),
    of("330102", rate(null, 799_999, 1_000_000)),
    of("330114", without(null, "not-supplied")),
  ];
  render(TargetAreas, {
    props: {
      rows,
      words: wordsIn("zh-CN"),
      language: "zh-CN",
      href: (adcode: string) => `#${adcode}`,
    },
  });
  expect(rowsOf(screen.getByRole("table", { name: "各地区（差距大的在前）" }))).toEqual([
    ["地区", "现值", "分子 / 分母", "差距", "状态"],
    // 80 % of 1,000 is 800, of 1,000,000 it is 800,000
    ["余杭区", "77.6%", "776 / 1,000", "还差 24 家", "▼ 未达标"],
    ["上城区", "79.9999%", "799,999 / 1,000,000", "还差 1 家", "▼ 未达标"],
    ["西湖区基数小", "90.0%", "9 / 10", "", "▲ 达标"],
    ["滨江区", "无基数", "0 / 0", "", "○ 无基数"],
    ["钱塘区", "未提供数据", "—", "", "◌ 未提供数据"],
  ]);
});
