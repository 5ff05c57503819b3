import { describe, expect, it } from "vitest";
import { cellText } from "../../../src/components/rows/cellText.ts";
import { countedTargets } from "../../../src/components/rows/countedTargets.ts";
import { enterpriseColumns } from "../../../src/components/rows/enterpriseColumns.ts";
import { recordChanges } from "../../../src/components/rows/recordChanges.ts";
import {
  orderSentence,
  selectionSentences,
} from "../../../src/components/rows/selectionSentences.ts";
import type { KeyNames } from "../../../src/components/keyName.ts";
import { column } from "../../../src/domain/schema.ts";
import { wordsIn } from "../../../src/words/words.ts";

const names = (language: "zh-CN" | "en" = "zh-CN"): KeyNames => ({
  language,
  words: wordsIn(language),
  parks: new Map([["P1", "示例园区一"]]),
});
const text = (name: string, value: string | number | boolean | null, language?: "en"): string =>
  cellText(column("enterprise", name), value, names(language), "未填报");

describe("a cell in words", () => {
  it.each([
    ["employees", 12345, "12,345"],
    ["employees", 0, "0"],
    ["employees", null, "未填报"],
    ["party_org", true, "是"],
    ["party_org", false, "否"],
    ["party_org", null, "未填报"],
    ["build_mode", "coverage", "覆盖建"],
    ["key_lists", 0b1100001, "全国民营企业500强；上市企业；独角兽企业"],
    ["key_lists", 0, "未填报"],
    ["adcode", "330106", "西湖区"],
    ["adcode", "450000", "广西壮族自治区"],
    ["park", "P1", "示例园区一"],
    ["park", "P9", "P9"],
    ["fee_paid_percent", 1.5, "1.5"],
    ["township", "翠苑街道", "翠苑街道"],
  ])("%s of %j is %s", (name, value, said) => expect(text(name, value)).toBe(said));

  it("is in English too", () => {
    expect(text("build_mode", "none", "en")).toBe("No union");
    expect(text("key_lists", 3, "en")).toBe("China top 500 private enterprises; China top 100 internet enterprises"); // prettier-ignore
  });
});

it("columns say by which they are sorted", () => {
  const columns = enterpriseColumns(["adcode", "employees"], { column: "employees", descending: true }, "zh-CN"); // prettier-ignore
  expect(columns.map(({ word, sort }) => [word, sort])).toEqual([
    ["名称", "none"],
    ["地区", "none"],
    ["职工人数", "descending"],
  ]);
  const byPriority = enterpriseColumns(["employees"], "priority", "en");
  expect(byPriority.map(({ sort }) => sort)).toEqual(["none", "none"]);
});

it("what changed from one period to the next is told column by column", () => {
  const before = {
    credit_code: "C",
    name: "甲",
    build_mode: "none",
    employees: 20,
    adcode: "330106",
  };
  const after = { ...before, build_mode: "joint", employees: null, adcode: "330108" };
  expect(recordChanges(before, after, names())).toEqual([
    "地区：西湖区 → 滨江区",
    "职工人数：20 → 未填报",
    "建会方式：未建会 → 联建",
  ]);
  expect(recordChanges(before, { ...before }, names())).toEqual([]);
});

it("the targets that concern an enterprise are those of its place, dated ones marked when past", () => {
  const counted = [
    { measure: "rate-100plus", part: "denominator" },
    { measure: "shanghai-physical-union-rate", part: "left-out" },
  ] as const;
  const of = (place: string, period: string) =>
    countedTargets(place, period, counted).map(({ target, isPast }) => [target.id, isPast]);
  expect(of("330100", "2025-09")).toEqual([
    ["hz25-100plus-should-build-all", false],
    ["hz24-100plus-full-coverage-2024", true],
  ]);
  expect(of("330100", "2024-10")).toContainEqual(["hz24-100plus-full-coverage-2024", false]);
  expect(of("310000", "2025-09")).toEqual([["sh18-physical-85-combined", false]]);
});

it("what a list is narrowed to is told in sentences", () => {
  const selection = {
    period: "2025-09",
    in: "330100",
    where: [{ dimension: "size" as const, from: "25", to: "gt100" }],
    township: "翠苑街道",
    part: { measure: "union-rate-25plus" as const, part: "gap" as const },
    search: "示例",
  };
  expect(selectionSentences(selection, names())).toEqual([
    "“25人以上建会率”计入分母而未计入分子的企业",
    "规模从 25 到 101+",
    "街道为 翠苑街道",
    "名称或代码含“示例”",
  ]);
  expect(orderSentence("priority", names())).toBe("按优先次序");
  expect(orderSentence({ column: "members", descending: false }, names("en"))).toBe("by Members, lowest first"); // prettier-ignore
});
