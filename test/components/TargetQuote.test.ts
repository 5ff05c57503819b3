import { render, screen } from "@testing-library/svelte";
import { expect, it } from "vitest";
import TargetQuote from "../../src/components/TargetQuote.svelte";
import { measure, type MeasureId } from "../../src/domain/measure.ts";
import { wordsIn } from "../../src/words/words.ts";
import { read } from "./answers.ts";

const quote = (id: MeasureId, adcode: string) =>
  read(
    render(TargetQuote, {
      props: { measure: measure(id), adcode, words: wordsIn("zh-CN"), language: "zh-CN" },
    }).container,
  );

it("defines the measure and quotes the target in force, for a district too", () => {
  for (const adcode of ["330100", "330106"]) {
    const text = quote("union-rate-25plus", adcode);
    expect(text).toContain("职工25人以上（含25人）的非公企业中已建会");
    expect(text).toContain(
      "目标 25人以上企业建会率动态保持80%以上：“25人以上企业建会率动态保持80%以上”",
    );
    expect(text).toContain("2025年6月24日通知，一、工作目标 1.");
  }
});

it("folds away what else is written, marked as reference where it is one", () => {
  quote("union-rate-25plus", "330100");
  expect(screen.getByText("其他相关规定 1 条")).toBeTruthy();
  const others = screen.getAllByRole("listitem").map(read);
  expect(others).toHaveLength(1);
  expect(others[0]).toContain("“25人以上非公企业应建尽建”（杭总工[2024]32号，一、总体目标）");
  expect(others[0]).toContain("只作参考，不作判定");
});

it("says so where the documents print no number, and still quotes their words", () => {
  const text = quote("rate-100plus", "450000");
  expect(text).toContain("广西壮族自治区的文件没有为此指标规定数字");
  expect(text).not.toContain("目标 ");
  expect(text).toContain("“深化百人以上企业建会专项行动”");
});

it("has Shanghai's 85 as a reference only", () => {
  const text = quote("shanghai-physical-union-rate", "310115");
  expect(text).toContain("浦东新区的文件没有为此指标规定数字");
  expect(text).toContain("85%");
  expect(text).toContain("只作参考，不作判定");
});

it("has nothing more to say where nothing is written", () => {
  quote("public-sector-union-rate", "310000");
  expect(screen.queryByRole("list")).toBeNull();
  expect(screen.queryByText(/其他相关规定/)).toBeNull();
});
