import { describe, expect, it } from "vitest";
import { briefingContent } from "../../src/components/briefing/briefingContent.ts";
import { briefingText } from "../../src/components/briefing/briefingText.ts";
import { sinceText } from "../../src/components/briefing/sinceText.ts";
import { amount, rate, without } from "./answers.ts";
import { briefingOf, settingOf } from "./briefing.ts";

const city = briefingOf({
  total: [rate(null, 240, 400), rate(null, 246, 400)],
  parts: [
    [rate("330102", 79, 100), rate("330106", 66, 100), rate("330108", 95, 100), rate(null, 0, 100)],
    [
      rate("330102", 80, 100),
      rate("330106", 70, 100),
      rate("330108", 95, 100),
      without("330109", "hidden"),
      rate("330110", 0, 0),
      rate(null, 1, 100),
    ],
  ],
});

describe("a briefing as text", () => {
  it("says what the sheets say, a sentence a line", () => {
    const setting = settingOf({ isSynthetic: true, notReported: ["330111", "450100"] });
    const text = briefingText([briefingContent(city, setting, false)], setting);
    // 246 of 400 is 61.5 %, 320 are needed; a month before it was 60.0 %.
    expect(text.split("\n")).toEqual([
      "杭州市 · 2025年9月 · 示例市总工会（演示数据）",
      "25人以上非公企业建会率",
      "3 个区县市中 2 个达标；最低为西湖区 70.0%；全市 61.5%，还差 74 家到 80%；另有 1 个地区的数字不显示。",
      "25人以上非公企业建会率 61.5%，246 / 400 家，目标 80%，还差 74 家，较8月 +1.5 个百分点（多 6 家）。",
      "较8月变化最大：西湖区 70.0%，较8月 +4.0 个百分点（多 4 家）；上城区 80.0%，较8月 +1.0 个百分点（多 1 家）。",
      "1. 滨江区 95.0%（95 / 100），达标，较8月 0.0 个百分点。",
      "2. 上城区 80.0%（80 / 100），达标，较8月 +1.0 个百分点。",
      "3. 西湖区 70.0%（70 / 100），还差 10，较8月 +4.0 个百分点。",
      "萧山区 不显示。",
      "余杭区 无基数（0 / 0）。",
      "未定位 1.0%（1 / 100），较8月 +1.0 个百分点。",
      "合计 61.5%（246 / 400），还差 74，较8月 +1.5 个百分点。",
      "杭州市各项指标与目标：",
      "25人以上非公企业建会率 61.5%（246 / 400），目标 ≥ 80%，期限：动态保持，还差 74 家，未达标，“25人以上企业建会率动态保持80%以上”（2025年6月24日通知，一、工作目标 1.）。",
      "25人以上非公企业建会率：职工25人以上（含25人）的非公企业中已建会（单建、联建、覆盖建）的比例。",
      "未报送：富阳区，其数不详，不是零。",
      "未定位 100 家：缺地区代码，计入合计而不在地图上。",
      "为保护隐私不显示：萧山区。",
      "比率之差以百分点计；括号内为分子的增减。",
      "较上期的增减含台账更正、新增和注销。",
      "演示数据：本页台账数字由程序生成，不代表任何地区的真实情况。",
      "来源：示例市总工会台账 · 数据截至 2025-09-30",
    ]);
  });

  it("of a part tells its own change and rank, and quotes nothing again", () => {
    const setting = settingOf();
    const part = briefingOf({
      adcode: "330106",
      total: [rate(null, 12, 20), rate(null, 11, 20)],
      siblings: [rate("330102", 80, 100), rate("330106", 11, 20), rate("330108", 5, 10)],
    });
    const text = briefingText([briefingContent(part, setting, true)], setting);
    expect(text.split("\n")).toEqual([
      "西湖区 · 2025年9月 · 示例市总工会",
      "25人以上非公企业建会率",
      "西湖区 55.0%，还差 5 家到 80%。",
      "25人以上非公企业建会率 55.0%，11 / 20 家，目标 80%，还差 5 家，较8月 −5.0 个百分点（少 1 家），在 3 个区县市中排第 2。",
      "较8月变化：西湖区 55.0%，较8月 −5.0 个百分点（少 1 家）。",
      "西湖区各项指标与目标：",
      "25人以上非公企业建会率 55.0%（11 / 20），目标 ≥ 80%，还差 5 家，未达标。",
      "来源：示例市总工会台账 · 数据截至 2025-09-30",
    ]);
  });

  it("never tells a number that is withheld", () => {
    const setting = settingOf();
    const hidden = briefingOf({
      adcode: "330106",
      total: [rate(null, 12, 20), without(null, "hidden")],
    });
    const text = briefingText([briefingContent(hidden, setting, true)], setting);
    expect(text).toContain("西湖区：不显示。");
    expect(text).toContain("西湖区 不显示，与8月无从比较。");
    expect(text).not.toMatch(/\d\.\d%/);
    expect(text).not.toContain("/ 20");
  });

  it("counts in the unit of a count", () => {
    const setting = settingOf({ measure: "should-build-backlog" });
    const backlog = briefingOf({
      measure: "should-build-backlog",
      total: [amount(null, 1300), amount(null, 1265)],
      parts: [
        [amount("330102", 300), amount("330106", 1000)],
        [amount("330102", 300), amount("330106", 965)],
      ],
    });
    const text = briefingText([briefingContent(backlog, setting, false)], setting);
    expect(text).toContain("全市共 1,265 家；西湖区最多，965 家。");
    expect(text).toContain("较8月变化最大：西湖区 965 家，较8月 −35 家。");
    expect(text).toContain("1. 西湖区 965，较8月 −35。");
  });

  it("says that nothing changed, or that there is nothing to compare with", () => {
    const setting = settingOf();
    const still = briefingOf({
      total: [rate(null, 8, 10), rate(null, 8, 10)],
      parts: [[rate("330102", 8, 10)], [rate("330102", 8, 10)]],
    });
    expect(briefingContent(still, setting, false)).toMatchObject({
      change: "与8月持平",
      movers: ["各地与8月相比没有变化"],
    });
    const first = { ...still, before: undefined, change: undefined, changes: [], movers: [] };
    expect(briefingContent(first, setting, false)).toMatchObject({
      change: "没有上一期，无从比较",
      movers: ["没有上一期，无从比较"],
      since: "",
    });
  });

  it("does not round a change of one enterprise away", () => {
    const setting = settingOf();
    const large = briefingOf({ total: [rate(null, 8000, 10_000), rate(null, 8001, 10_000)] });
    expect(briefingContent(large, setting, false).change).toBe(
      "较8月 升不到 0.1 个百分点（多 1 家）",
    );
  });

  it("speaks English", () => {
    const setting = settingOf({ language: "en" });
    const text = briefingText([briefingContent(city, setting, false)], setting);
    expect(text).toContain("Hangzhou · Sep 2025 · 示例市总工会\n");
    expect(text).toContain(
      "Changed most since Aug: Xihu 70.0%, +4.0 percentage points since Aug (+4 enterprises); Shangcheng",
    );
    expect(text).not.toMatch(/[，。；：]/);
  });
});

it.each([
  ["2025-08", "2025-09", "8月", "Aug"],
  ["2024-12", "2025-01", "2024年12月", "Dec 2024"],
  ["2004", "2005", "2004年", "2004"],
])("%s beside %s is %s", (before, period, chinese, english) => {
  expect(sinceText(before, period, "zh-CN")).toBe(chinese);
  expect(sinceText(before, period, "en")).toBe(english);
});
