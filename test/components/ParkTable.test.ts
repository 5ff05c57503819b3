import { fireEvent, render, screen, within } from "@testing-library/svelte";
import { expect, it } from "vitest";
import ParkTable from "../../src/components/ParkTable.svelte";
import { measure } from "../../src/domain/measure.ts";
import { wordsIn } from "../../src/words/words.ts";
import { amount, answer, rate, rowsOf } from "./answers.ts";

// P0 has 50 of 100, P1 51 of 100 …; P9 alone is small.
const parks = [...Array(9).keys()].map((index) => rate(`P${index}`, 50 + index, 100));
const small = rate("P9", 9, 10);

const names = new Map([
  ["P8", { name: "示例开发区", areas: ["330110", "330114"] }],
  ["P9", { name: "示例工业园", areas: ["330106"] }],
]);

const props = {
  adcode: "330100",
  measure: measure("zone-50plus-rate"),
  answer: answer([...parks, small, rate(null, 1, 1), rate("P10", 0, 0)], { by: ["park"] }),
  names,
  words: wordsIn("zh-CN"),
  language: "zh-CN" as const,
  href: (id: string) => `#/park/${id}`,
};

const table = () => screen.getByRole("table", { name: "园区" });
const shown = () =>
  within(table())
    .getAllByRole("rowheader")
    .map((head) => head.textContent?.trim());

it("lists parks with where they lie, rate, counts and gap, never added to areas", () => {
  render(ParkTable, { props });
  expect(rowsOf(table()).slice(0, 2)).toEqual([
    ["园区", "所在", "比率 %", "分子 / 分母", "距目标"],
    // all of them are to have a union
    ["示例开发区", "余杭区 钱塘区", "58.0", "58 / 100", "▼ 还差 42"],
  ]);
  expect(screen.getByText(/园区与区县交叠，不与地区合计相加/)).toBeTruthy();
  expect(within(table()).getByRole("link", { name: "示例开发区" }).getAttribute("href")).toBe(
    "#/park/P8",
  );
});

it("shows eight, then all, then eight again; the small base comes last although its rate is highest", async () => {
  render(ParkTable, { props });
  expect(shown()).toEqual(["示例开发区", "P7", "P6", "P5", "P4", "P3", "P2", "P1"]);
  await fireEvent.click(screen.getByRole("button", { name: "显示全部 10 个" }));
  expect(shown().slice(8)).toEqual(["P0", "示例工业园基数小"]);
  await fireEvent.click(screen.getByRole("button", { name: "收起" }));
  expect(shown()).toHaveLength(8);
});

it("offers no more when there is no more", () => {
  render(ParkTable, { props: { ...props, answer: answer(parks.slice(0, 8), { by: ["park"] }) } });
  expect(shown()).toHaveLength(8);
  expect(screen.queryByRole("button")).toBeNull();
});

it("calls an official park by its name when the ledger has none", () => {
  render(ParkTable, {
    props: { ...props, names: new Map(), answer: answer([rate("x-sh-01", 60, 100)]) },
  });
  expect(shown()).toEqual(["漕河泾新兴技术开发区"]);
});

it("ranks a count by its amount", () => {
  render(ParkTable, {
    props: {
      ...props,
      measure: measure("should-build-backlog"),
      answer: answer([amount("P1", 3), amount("P8", 1240)], { by: ["park"] }),
    },
  });
  expect(rowsOf(table())).toEqual([
    ["园区", "所在", "数量"],
    ["示例开发区", "余杭区 钱塘区", "1,240"],
    ["P1", "", "3"],
  ]);
});

it.each([
  ["此指标不分园区", null],
  ["没有园区数据", answer([])],
  ["没有园区数据", answer([rate("P1", 0, 0), rate(null, 3, 4)])],
])("says why it is empty: %s", (why, empty) => {
  render(ParkTable, { props: { ...props, answer: empty } });
  expect(screen.getByText(why)).toBeTruthy();
  expect(screen.queryByRole("table")).toBeNull();
});

it("says beside each park whether it has a federation, and how far its larger enterprises have a union", () => {
  const federation = answer([rate("P8", 1, 1), rate("P7", 0, 1)], {
    by: ["park"],
    measure: "zone-federation-coverage",
  });
  const fifty = answer([rate("P8", 3, 4)], { by: ["park"] });
  render(ParkTable, {
    props: { ...props, measure: measure("union-rate-25plus"), federation, fifty, selected: "P0" },
  });
  const [head, ...rows] = rowsOf(table());
  expect(head?.slice(-2)).toEqual(["50人以上 %", "联合会"]);
  expect(rows.slice(0, 3).map((cells) => cells.slice(-2))).toEqual([
    ["75.0", "已建"],
    ["—", "未建"],
    ["—", "—"],
  ]);
  expect(shown().at(-1)).toBe("P0");
});
