import { render, screen, within } from "@testing-library/svelte";
import { expect, it } from "vitest";
import CensusTable from "../../src/components/CensusTable.svelte";
import { wordsIn } from "../../src/words/words.ts";
import { answer, rate, read, rowsOf, without } from "./answers.ts";

const asked = { in: null, periods: ["2004"] };

// As published: legal units, and people employed by them in tens of thousands.
const union = answer(
  [
    rate("110000", 35_424, 220_956),
    rate("310000", 38_761, 343_831),
    rate("450000", 38_454, 120_704),
    without("540000", "not-supplied"),
    without("710000", "not-supplied"),
    without("810000", "not-supplied"),
  ],
  asked,
);
const members = answer([rate("110000", 3_790_800, 6_970_200), without("450000", "not-supplied")]);

const props = {
  union,
  members,
  nationUnion: rate(null, 1_166_154, 5_168_303),
  nationMembers: rate(null, 122_908_000, 212_616_600),
  marked: ["310000", "450000"],
  words: wordsIn("zh-CN"),
  language: "zh-CN" as const,
};

const table = () => screen.getByRole("table", { name: /2004年第一次全国经济普查/ });

it("ranks provinces by their rate, the nation apart below them", () => {
  render(CensusTable, { props });
  expect(rowsOf(table())).toEqual([
    ["地区", "建会率", "入会率"],
    ["广西壮族自治区", "31.9%", "38,454 / 120,704", "—", "—"],
    ["北京市", "16.0%", "35,424 / 220,956", "54.4%", "3,790,800 / 6,970,200"],
    ["上海市", "11.3%", "38,761 / 343,831", "—", "—"],
    ["全国", "22.6%", "1,166,154 / 5,168,303", "57.8%", "122,908,000 / 212,616,600"],
  ]);
  expect(table().querySelector("tfoot")?.rows).toHaveLength(1);
});

it("marks the places of the atlas", () => {
  render(CensusTable, { props });
  const marked = within(table())
    .getAllByRole("row")
    .filter((row) => row.classList.contains("marked"));
  expect(marked.map((row) => row.querySelector("th")?.textContent)).toEqual([
    "广西壮族自治区",
    "上海市",
  ]);
});

it("names what was not published, but not what a census of the mainland does not cover", () => {
  const { container } = render(CensusTable, { props });
  expect(read(container)).toMatch(/未提供：西藏$/);
});

it("says nothing of missing areas when there are none", () => {
  const whole = answer(union.rows.filter(({ status }) => status === "ok"));
  const { container } = render(CensusTable, { props: { ...props, union: whole } });
  expect(read(container)).not.toContain("未提供");
});
