import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { neutralText, restoredText } from "../../src/export/neutralText.ts";
import { naughtyTexts } from "../stories/naughtyTexts.ts";
import { formulaTexts } from "./sampleTable.ts";

describe("texts in a CSV file", () => {
  it.each([...formulaTexts, "  =1+1", "“=1+1", "\u3000@SUM(A1)", "\ufeff=1", "'=1", "-2+3|cmd"])(
    "%j is no formula",
    (text) => expect(neutralText(text)).toBe(`'${text}`),
  );

  it.each([
    "910000000000000019",
    "000123",
    "1E10",
    "1.50",
    "10-49",
    "2025-09",
    "3/4",
    "12:30",
    "TRUE",
    "$1.00",
    "1,000",
    "50%",
    "Sep-25",
    "2025年9月",
  ])("%s is not rewritten", (text) => expect(neutralText(text)).toBe(`'${text}`));

  it.each([
    "上城区",
    "330102",
    "25–49 人",
    "a=b",
    "示例企业 000123",
    "91330102MA2H0000X1",
    "",
    "0",
  ])("%j stays as it is", (text) => expect(neutralText(text)).toBe(text));

  it("is given back as it was", () => {
    const starts = fc.constantFrom("", "'", "''", '"', " ", "\t", "=", "'=", "' '-", "0", "１");
    const texts = fc.tuple(starts, fc.string({ unit: "grapheme" })).map((parts) => parts.join(""));
    fc.assert(
      fc.property(texts, (text) => restoredText(neutralText(text)) === text),
      { numRuns: 3_000 },
    );
    for (const text of naughtyTexts()) expect(restoredText(neutralText(text))).toBe(text);
  });

  it("never begins like a formula", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        (text) => !/^[=+\-@\t\r＝＋－＠]/.test(neutralText(text)),
      ),
      { numRuns: 3_000 },
    );
    expect(naughtyTexts().filter((text) => /^[=+\-@\t\r]/.test(neutralText(text)))).toEqual([]);
  });
});
