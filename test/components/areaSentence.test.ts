import { describe, expect, it } from "vitest";
import { areaSentence } from "../../src/components/areaSentence.ts";
import { measure } from "../../src/domain/measure.ts";
import { wordsIn } from "../../src/words/words.ts";
import { amount, answer, rate, without } from "./answers.ts";

const told = {
  adcode: "330100",
  measure: measure("union-rate-25plus"),
  words: wordsIn("zh-CN"),
  language: "zh-CN" as const,
};

describe("what the map shows", () => {
  it("is how many meet the target, who is lowest and where the whole stands", () => {
    const parts = answer([
      rate("330102", 80, 100),
      rate("330106", 70, 100),
      rate("330108", 95, 100),
      rate("330109", 0, 0),
      without("330110", "not-supplied"),
      rate(null, 1, 100),
    ]);
    // 246 of 400 is 61.5 %; 320 are needed
    expect(areaSentence({ ...told, parts, total: rate(null, 246, 400) })).toBe(
      "3 个区县市中 2 个达标；最低为西湖区 70.0%；全市 61.5%，还差 74 家到 80%。",
    );
  });

  it("shows no missed target as met", () => {
    const parts = answer([rate("330106", 79_999, 100_000)]);
    expect(areaSentence({ ...told, parts, total: rate(null, 79_999, 100_000) })).toBe(
      "1 个区县市中 0 个达标；最低为西湖区 79.999%；全市 79.999%，还差 1 家到 80%。",
    );
  });

  it("says that the whole has reached it", () => {
    const parts = answer([rate("330106", 9, 10)]);
    expect(areaSentence({ ...told, parts, total: rate(null, 9, 10) })).toBe(
      "1 个区县市中 1 个达标；最低为西湖区 90.0%；全市 90.0%，已达 80%。",
    );
  });

  it("speaks of no target where no number is in force", () => {
    const parts = answer([rate("450100", 60, 100), rate("450200", 70, 100)], { in: "450000" });
    expect(areaSentence({ ...told, adcode: "450000", parts, total: rate(null, 130, 200) })).toBe(
      "2 个设区市；最低为南宁市 60.0%；全区 65.0%。",
    );
  });

  it("has something to say of nothing", () => {
    const parts = answer([rate("330106", 0, 0)]);
    expect(areaSentence({ ...told, parts, total: undefined })).toBe("没有可计算的地区。");
  });

  it("tells of a count its sum and where most are", () => {
    const parts = answer([amount("330102", 12), amount("330106", 1240), amount(null, 2000)]);
    expect(
      areaSentence({
        ...told,
        measure: measure("should-build-backlog"),
        parts,
        total: amount(null, 3252),
      }),
    ).toBe("全市共 3,252 家；西湖区最多，1,240 家。");
  });

  it("tells of a ratio its value for the whole and where it is greatest, not its numerator", () => {
    const parts = answer([rate("330102", 12, 10), rate("330106", 9, 3)]);
    const staff = measure("federation-dedicated-staff");
    expect(areaSentence({ ...told, measure: staff, parts, total: rate(null, 21, 13) })).toBe(
      "全市为 1.6 人；西湖区最多，3.0 人。",
    );
  });
});
