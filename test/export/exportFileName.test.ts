import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exportFileName } from "../../src/export/exportFileName.ts";
import { naughtyTexts } from "../stories/naughtyTexts.ts";
import { sampleNotes } from "./sampleTable.ts";

describe("file names", () => {
  it("tell title, period, generation and marks", () => {
    expect(exportFileName("区域排名", sampleNotes, "csv")).toBe("区域排名_2025-09_01234567.csv");
    const marked = { ...sampleNotes, isSynthetic: true, isComparisonOverridden: true };
    expect(exportFileName("变化", { ...marked, periods: ["2025-08", "2025-09"] }, "xlsx")).toBe(
      "变化_2025-08-2025-09_01234567_演示_口径不同.xlsx",
    );
    expect(exportFileName("Ranking", { ...marked, language: "en" }, "svg")).toContain("演示");
    expect(exportFileName("../", sampleNotes, "csv")).toBe("数据_2025-09_01234567.csv");
  });

  it("hold no path, no control and at most 80 characters, whatever the title", () => {
    const holds = (title: string): boolean => {
      const name = exportFileName(title, { ...sampleNotes, isSynthetic: true }, "parquet");
      return (
        !/[\u0000-\u001f\\/:*?"<>|\u202e]/.test(name) &&
        !/^[.\s]/.test(name) &&
        [...name].length <= 80 &&
        name.endsWith("_2025-09_01234567_演示.parquet")
      );
    };
    expect(naughtyTexts().filter((title) => !holds(title))).toEqual([]);
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 300 }), holds), {
      numRuns: 1_000,
    });
  });
});
