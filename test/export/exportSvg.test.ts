// @vitest-environment jsdom
import { afterEach, describe, expect, it } from "vitest";
import { exportSvg } from "../../src/export/exportSvg.ts";
import type { ExportPicture } from "../../src/export/exportTable.ts";
import { svgElement } from "../../src/export/svgElements.ts";
import { wrapText } from "../../src/export/wrapText.ts";
import { blobText } from "./blobText.ts";
import { sampleNotes } from "./sampleTable.ts";

afterEach(() => document.body.replaceChildren());

function picture(): ExportPicture {
  const style = document.createElement("style");
  style.textContent = ".line { fill: rgb(1, 2, 3); stroke-width: 3px } .gone { display: none }";
  const path = svgElement("path", {
    d: "M0,0L9,9",
    class: "line",
    "data-adcode": "330100",
    onclick: "x()",
  });
  const gone = svgElement("circle", { class: "gone", r: 4 });
  const name = svgElement("text", { x: 5, y: 5 }, "上城区 <b>&amp;");
  const svg = svgElement(
    "svg",
    { viewBox: "0 0 300 200", class: "map", "aria-hidden": "true" },
    path,
    gone,
    name,
  );
  document.body.append(style, svg);
  return {
    title: "杭州市 建会率",
    svg,
    legend: [
      { look: "colour", colour: "#00756e", label: "[80, 90) %" },
      { look: "dots", colour: "", label: "不显示" },
      { look: "hatch", colour: "", label: "未提供数据" },
      { look: "rings", colour: "#00756e", label: "零" },
    ],
    captions: ["13 个区县市中 5 个达标"],
    notes: { ...sampleNotes, isSynthetic: true, isComparisonOverridden: true },
  };
}

async function drawn(given: ExportPicture): Promise<Document> {
  const text = await blobText(exportSvg(given));
  return new DOMParser().parseFromString(text, "image/svg+xml");
}

describe("a picture as SVG", () => {
  it("is a document of its own: styles are attributes, nothing of the page is left", async () => {
    const found = await drawn(picture());
    expect(found.querySelector("parsererror")).toBeNull();
    const path = found.querySelector("path");
    expect(path?.getAttribute("fill")).toBe("rgb(1, 2, 3)");
    expect(path?.getAttribute("stroke-width")).toBe("3px");
    const attributes = [...found.querySelectorAll("*")].flatMap((one) => one.getAttributeNames());
    expect(attributes.filter((name) => /^(class|style|on|data-|aria-)/.test(name))).toEqual([]);
    expect(found.querySelectorAll("style, script, [href], foreignObject")).toHaveLength(0);
    expect(found.querySelector('[r="4"]')).toBeNull();
  });

  it("holds title, legend, captions, source and marks on white ground", async () => {
    const found = await drawn(picture());
    const text = found.documentElement.textContent;
    for (const said of [
      "杭州市 建会率",
      "13 个区县市中 5 个达标",
      "[80, 90) %",
      "不显示",
      "未提供数据",
      "演示数据 · 口径不同仍对比",
      "2025-09",
      "0123456789abcdef",
      "建会率达到80%以上",
      "上城区 <b>&amp;",
    ])
      expect(text).toContain(said);
    expect(found.querySelector("rect")?.getAttribute("fill")).toBe("#ffffff");
    expect(found.documentElement.getAttribute("font-family")).toContain("Noto Sans CJK SC");
  });

  it("leaves the page as it was", async () => {
    const given = picture();
    const before = document.body.innerHTML;
    await drawn(given);
    expect(document.body.innerHTML).toBe(before);
  });
});

describe("wrapping", () => {
  it("keeps every character, between words or Chinese characters", () => {
    const text = "建会率 is the share of enterprises 已建会的企业占全部应建企业的比例";
    const lines = wrapText(text, 120, 12);
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
    expect(lines).toContain("建会率 is the");
  });
});
