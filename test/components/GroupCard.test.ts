import { render, screen } from "@testing-library/svelte";
import { expect, it } from "vitest";
import GroupCard from "../../src/components/GroupCard.svelte";
import { colourScale } from "../../src/domain/colourScale.ts";
import { measure } from "../../src/domain/measure.ts";
import { isSectorId, sector } from "../../src/domain/sector.ts";
import { standing } from "../../src/domain/standing.ts";
import { wordsIn } from "../../src/words/words.ts";
import "../charts/layoutless.ts";
import { amount, answer, rate, read, without } from "./answers.ts";

const rows = [
  rate("A", 1, 2),
  rate("C", 79_999, 100_000),
  rate("I", 900, 1000),
  rate("J", 0, 0),
  without("K", "not-applicable"),
  rate(null, 3, 40),
];

const props = {
  title: "行业",
  measure: measure("union-rate-25plus"),
  answer: answer(rows, { by: ["sector"] }),
  colour: colourScale([0.6, 0.7, 0.8], 0.8),
  stands: standing("union-rate-25plus", "330100", { numerator: 776, denominator: 1000 }),
  keyName: (key: string | null) =>
    key !== null && isSectorId(key) ? sector(key).short : "行业不详",
  none: "此指标不分行业",
  words: wordsIn("zh-CN"),
  language: "zh-CN" as const,
};

const bars = () => screen.getAllByRole("listitem").map(read);

it("has a bar for each group that has something in it, in the order of the dimension", () => {
  render(GroupCard, { props });
  expect(screen.getByRole("list", { name: "行业" })).toBeTruthy();
  expect(bars()).toEqual([
    expect.stringMatching(/^农.* 50\.0 2 家$/),
    // never shown as met
    expect.stringMatching(/^制造.* 79\.999 10万 家 ?100,000 家$/),
    expect.stringMatching(/ 90\.0 1,000 家$/),
    "行业不详 7.5 40 家",
  ]);
});

it("puts the largest groups first when asked", () => {
  render(GroupCard, { props: { ...props, sorted: true } });
  expect(bars().map((text) => text.match(/([\d,]+) 家$/)?.[1])).toEqual([
    "100,000",
    "1,000",
    "40",
    "2",
  ]);
});

it("says what the notch is, only with a target", async () => {
  const { container, rerender } = render(GroupCard, { props });
  expect(read(container)).toContain("目标 80%");
  await rerender({ stands: undefined });
  expect(read(container)).not.toContain("目标");
});

it("shows a count as it is", () => {
  render(GroupCard, {
    props: {
      ...props,
      measure: measure("should-build-backlog"),
      answer: answer([amount("A", 0), amount("C", 1240)], { by: ["sector"] }),
      colour: null,
      stands: undefined,
    },
  });
  expect(bars()).toEqual([expect.stringMatching(/^制造.* 1,240$/)]);
});

it.each([
  ["the measure has no such dimension", null],
  ["no group has anything in it", answer([rate("A", 0, 0), without("C", "not-supplied")])],
])("says why it is empty when %s", (_, empty) => {
  render(GroupCard, { props: { ...props, answer: empty } });
  expect(screen.getByRole("heading", { name: "行业" })).toBeTruthy();
  expect(screen.getByText("此指标不分行业")).toBeTruthy();
  expect(screen.queryByRole("list")).toBeNull();
});
