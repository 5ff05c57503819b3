import { expect, test } from "vitest";
import { rankingPicture } from "../../../src/components/exports/rankingPicture.ts";
import { colourScale } from "../../../src/domain/colourScale.ts";
import { measure as measureOf } from "../../../src/domain/measure.ts";
import { drawPicture } from "../../../src/export/exportSvg.ts";
import { answer, rate, without } from "../answers.ts";
import { siteAt } from "../site.ts";

const ranking = {
  site: siteAt(),
  adcode: "330100",
  measure: measureOf("union-rate-25plus"),
  parts: answer([
    rate("330106", 79_999, 100_000),
    rate(null, 3, 7),
    rate("330102", 9, 10),
    without("330109", "not-supplied"),
  ]),
  // 79,999 + 3 + 9 of 100,000 + 7 + 10
  total: rate(null, 80_011, 100_017),
  colour: colourScale([0.6, 0.8], 0.8),
  target: 0.8,
};

test("areas are drawn in their order with value and counts, then 未定位; the total and the target stand below", () => {
  const { element } = drawPicture(rankingPicture(ranking));
  const texts = [...element.querySelectorAll("text")].map(({ textContent }) => textContent ?? "");
  const rows = texts.slice(texts.indexOf("上城区"), texts.indexOf("0%"));
  expect(rows).toEqual([
    ...["上城区", "90.0%", "9 / 10"],
    ...["西湖区", "79.999%", "79,999 / 100,000"],
    ...["萧山区", "未提供数据", "—"],
    ...["未定位", "42.9%", "3 / 7"],
  ]);
  expect(texts).toContain("分子 / 分母");
  // 80,011 of 100,017 is 79.997 %, which is not written as 80.0
  expect(texts.join("")).toContain("合计：79.997%（80,011 / 100,017）");
  expect(texts.join("")).toContain("“25人以上企业建会率动态保持80%以上”");
});
