import { expect, test } from "vitest";
import { measurePicture } from "../../../src/components/exports/measurePicture.ts";
import { rankingPicture, townshipPicture } from "../../../src/components/exports/rankingPicture.ts";
import { colourScale } from "../../../src/domain/colourScale.ts";
import { measure as measureOf } from "../../../src/domain/measure.ts";
import { drawPicture } from "../../../src/export/exportSvg.ts";
import type { ExportPicture } from "../../../src/export/exportTable.ts";
import { amount, answer, rate, without } from "../answers.ts";
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
};

const textsOf = (picture: ExportPicture): string[] =>
  [...drawPicture(picture).element.querySelectorAll("text")].map(
    ({ textContent }) => textContent ?? "",
  );

test("areas are drawn in their order with value and counts, then 未定位; the total and the target stand below", () => {
  const texts = textsOf(rankingPicture(ranking));
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

test("the axis of a ratio ends where its longest bar does", () => {
  const measure = measureOf("federation-dedicated-staff");
  const parts = answer([rate("330106", 11, 3), rate("330102", 1, 2)]);
  const picture = rankingPicture({
    ...ranking,
    measure,
    parts,
    total: rate(null, 12, 5),
    colour: null,
  });
  // 11 / 3 = 3.67, which is no axis up to 4
  expect(textsOf(picture)).toEqual(expect.arrayContaining(["西湖区", "3.7", "0"]));
  expect(textsOf(picture)).not.toContain("4");
  expect(textsOf(picture).filter((text) => text === "3.7")).toHaveLength(2);
});

test("townships are drawn in their order, the enterprises without one last", () => {
  const { site, colour } = ranking;
  const question = { measure: "union-rate-25plus", in: "330106", period: "2025-09" } as const;
  const rows = [rate("北山街道", 1, 2), rate("古荡街道", 3, 4), rate(null, 9, 9)];
  const texts = textsOf(
    townshipPicture({
      ...{ site, colour, adcode: "330106" },
      counted: { status: "ok", question, rows },
    }),
  );
  expect(texts.slice(texts.indexOf("古荡街道"), texts.indexOf("0%"))).toEqual([
    ...["古荡街道", "75.0%", "3 / 4"],
    ...["北山街道", "50.0%", "1 / 2"],
    ...["街道不详", "100.0%", "9 / 9"],
  ]);
});

test("rates of an area are drawn each against its own target, counts are told", () => {
  const totals = new Map([
    ["union-rate-25plus", answer([rate(null, 7, 10)], { by: [] })],
    ["should-build-backlog", answer([amount(null, 1240)], { by: [] })],
  ] as const);
  const picture = measurePicture({ site: ranking.site, of: "杭州市", adcode: "330100", totals });
  const texts = textsOf(picture);
  expect(texts).toContain("70.0%");
  expect(texts).toContain("7 / 10");
  expect(texts.join("")).toContain("应建未建单位数：1,240 家");
  expect(texts.join("")).toContain("“25人以上企业建会率动态保持80%以上”");
  expect(picture.legend.map(({ look }) => look)).toEqual(["notch"]);
});
