import { describe, expect, it } from "vitest";
import { paceExport, pacePicture } from "../../../src/components/exports/paceExport.ts";
import { panelsPicture } from "../../../src/components/exports/panelsPicture.ts";
import { colourScale } from "../../../src/domain/colourScale.ts";
import { measure as measureOf } from "../../../src/domain/measure.ts";
import { pace } from "../../../src/domain/pace.ts";
import { drawPicture } from "../../../src/export/exportSvg.ts";
import { svgElement } from "../../../src/export/svgElements.ts";
import { amount, answer, rate, without } from "../answers.ts";
import { board } from "../board.ts";
import { siteAt } from "../site.ts";

const drawing = () =>
  svgElement(
    "svg",
    { viewBox: "0 0 168 132" },
    svgElement("path", { d: "M0,0L9,9", fill: "#123456" }),
  );

const textsOf = (element: Element): string[] =>
  [...element.querySelectorAll("text")].map(({ textContent }) => textContent ?? "");

describe("small maps beside each other", () => {
  const measure = measureOf("union-rate-25plus");
  const months = ["2025-05", "2025-06", "2025-07", "2025-08", "2025-09"];
  const stack = months.map((period, at) => ({
    adcode: "330100",
    period,
    parts: answer([rate("330102", at, 10), without("330109", "hidden")], { periods: [period] }),
    total: at === 4 ? without(null, "hidden") : rate(null, 2 + at, 10),
  }));
  const picture = panelsPicture({
    site: siteAt({ profile: "aggregate" }),
    title: "杭州市 逐月",
    adcode: "330100",
    measure,
    stack,
    colour: colourScale([0.5, 0.8], 0.8),
    names: ["5月", "6月", "7月", "8月", "9月"],
    drawings: [...months.slice(1).map(drawing), null],
  });
  const { element, width } = drawPicture(picture);

  it("draws every map once, four in a line, each with its name and value below", () => {
    const maps = [...element.querySelectorAll("svg > svg > svg")];
    expect(maps).toHaveLength(4);
    expect(maps.map((map) => [map.getAttribute("x"), map.getAttribute("y")])).toEqual([
      ["0", "0"],
      ["186", "0"],
      ["372", "0"],
      ["558", "0"],
    ]);
    expect(width).toBeGreaterThan(4 * 168);
    const texts = textsOf(element);
    for (const [name, value] of [
      ["5月", "20.0%"],
      ["8月", "50.0%"],
      ["9月", "不显示"],
    ])
      expect(texts[texts.indexOf(name ?? "") + 1]).toBe(value);
  });

  it("explains colours and what is withheld, and names its months", () => {
    const said = textsOf(element).join("\n");
    expect(said).toContain("[80, 100] %");
    expect(said).toContain("2025年5月 – 2025年9月");
    expect(picture.legend.map(({ look }) => look)).toContain("dots");
    // 上城区 has none of ten in May.
    expect(picture.legend.map(({ look }) => look)).toContain("rings");
  });
});

describe("the pace of a target", () => {
  const at = (asOf: string, numerator: number) => ({
    asOf,
    numerator,
    denominator: null,
    status: "ok" as const,
  });
  const row = board("hz24-new-union-orgs", amount(null, 4000), {
    series: [at("2024-01-31", 1000), at("2025-09-30", 4000)],
  });
  const shown = pace(row.input);
  if (shown === null || row.measure === null) throw new Error("no pace");
  const asked = {
    site: siteAt(),
    of: "杭州市",
    measure: measureOf(row.measure),
    target: row.target,
    pace: shown,
  };

  it("is a line for each date, and the day of the deadline last", () => {
    const { rows, columns } = paceExport(asked);
    const values = [0, 1, 2].map((index) => rows.at(index)?.map(({ value }) => value));
    expect(columns.map(({ type }) => type)).toEqual(["date", "integer", "integer"]);
    expect(rows.length).toBe(3);
    expect(values).toEqual([
      ["2024-01-31", 1000, null],
      ["2025-09-30", 4000, null],
      ["2026-12-31", null, 10000],
    ]);
  });

  it("has the drawing of the page with its quotation and assumption", () => {
    const said = textsOf(drawPicture(pacePicture(asked, drawing())).element).join("");
    expect(said).toContain("假设：今后每月的变化等于");
    expect(said).toContain("2024年1月 – 2025年9月");
  });
});
