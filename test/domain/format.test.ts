import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatBytes,
  formatCompact,
  formatCount,
  formatLimit,
  formatPercent,
  formatPeriod,
  formatPoints,
} from "../../src/domain/format.ts";

it.each([
  [0, "0 B"],
  [999, "999 B"],
  [1000, "1.0 kB"],
  [41_250, "41.3 kB"],
  [999_949, "999.9 kB"],
  [999_950, "1.0 MB"],
  [12_345_678, "12.3 MB"],
])("%d bytes are %s", (bytes, text) => expect(formatBytes(bytes)).toBe(text));

describe("formatPercent", () => {
  it.each([
    { value: 0, limits: [], text: "0.0" },
    { value: 0.7756, limits: [], text: "77.6" },
    { value: 1, limits: [0.8], text: "100.0" },
    // more members than employees
    { value: 1.234, limits: [1], text: "123.4" },
    // rounding would reach the target, or all
    { value: 0.79999, limits: [0.8], text: "79.999" },
    { value: 0.7996, limits: [0.8], text: "79.96" },
    { value: 0.799999, limits: [0.8], text: "79.9999" },
    { value: 0.7999999, limits: [0.8], text: "79.9999" },
    { value: 0.99999, limits: [], text: "99.999" },
    { value: 0.9999, limits: [], text: "99.99" },
    { value: 0.87499, limits: [0.875], text: "87.499" },
    // rounding reaches nothing, or the target is met
    { value: 0.79999, limits: [], text: "80.0" },
    { value: 0.79999, limits: [0.85], text: "80.0" },
    { value: 0.8, limits: [0.8], text: "80.0" },
    { value: 0.80001, limits: [0.8], text: "80.0" },
    { value: 0.7949, limits: [0.8], text: "79.5" },
  ])("$value with $limits: $text", ({ value, limits, text }) => {
    expect(formatPercent(value, limits)).toBe(text);
  });

  it("never shows a missed target as met, nor a met one as missed", () => {
    // Printed targets have at most one decimal.
    const limit = fc.integer({ min: 1, max: 1000 }).map((parts) => parts / 1000);
    const nearOne = fc.oneof(
      fc.double({ min: -1e-4, max: 1e-4, noNaN: true }),
      fc.double({ min: -1, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(limit, nearOne, (target, offset) => {
        const value = Math.max(0, target + offset);
        const shown = Number(formatPercent(value, [target]));
        const printed = Number((target * 100).toFixed(1));
        expect(shown >= printed).toBe(value >= target);
        expect(Math.abs(shown - value * 100)).toBeLessThanOrEqual(0.0500001);
      }),
      { numRuns: 2000 },
    );
  });

  it("shows what misses by the last bit as missed", () => {
    const value = 0.28 - Number.EPSILON / 4;
    expect(value).toBeLessThan(0.28);
    expect(formatPercent(value, [0.28])).toBe("27.9999");
    expect(formatPercent(0.28, [0.28])).toBe("28.0");
  });

  it("never shows all when one is missing", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 1_000_000_000 }), (denominator) => {
        expect(Number(formatPercent((denominator - 1) / denominator))).toBeLessThan(100);
      }),
    );
  });
});

it.each([
  [0, "0"],
  [999, "999"],
  [1240, "1,240"],
  [1_234_567, "1,234,567"],
  [-1240, "-1,240"],
  [-123_456, "-123,456"],
  [2_000_000_000, "2,000,000,000"],
])("formatCount(%d) is %s", (count, text) => expect(formatCount(count)).toBe(text));

describe("formatCompact", () => {
  it.each([
    [0, "0", "0"],
    [99_999, "99,999", "99,999"],
    [100_000, "10万", "100 thousand"],
    [123_456, "12.35万", "123.5 thousand"],
    [1_523_456, "152.3万", "1.523 million"],
    [12_345_678, "1,235万", "12.35 million"],
    [-1_523_456, "-152.3万", "-1.523 million"],
    // rounding would carry it into the next unit
    [999_999, "100万", "999,999"],
    [99_999_999, "99,999,999", "100 million"],
    [100_000_000, "1亿", "100 million"],
    [152_345_678, "1.523亿", "152.3 million"],
    [12_345_678_901, "123.5亿", "12.35 billion"],
  ])("%d is %s and %s", (count, zh, en) => {
    expect(formatCompact(count, "zh-CN")).toBe(zh);
    expect(formatCompact(count, "en")).toBe(en);
  });

  it("is exact where rounding would reach a limit or miss one", () => {
    expect(formatCompact(1_999_960, "zh-CN", [2_000_000])).toBe("1,999,960");
    expect(formatCompact(1_523_456, "zh-CN", [1_523_400])).toBe("1,523,456");
    expect(formatCompact(1_523_456, "zh-CN", [1_000_000])).toBe("152.3万");
  });

  it("never crosses a limit, and is within half a part in a thousand", () => {
    const count = fc.integer({ min: -2e9, max: 2e9 });
    fc.assert(
      fc.property(count, fc.integer({ min: -500, max: 500 }), (value, offset) => {
        const limit = value + offset;
        const shown = valueOf(formatCompact(value, "zh-CN", [limit]));
        expect(Math.sign(shown - limit)).toBe(Math.sign(value - limit));
        expect(Math.abs(shown - value)).toBeLessThanOrEqual(Math.abs(value) * 0.0005);
      }),
      { numRuns: 2000 },
    );
  });

  const valueOf = (text: string): number => {
    const size = text.endsWith("亿") ? 1e8 : text.endsWith("万") ? 1e4 : 1;
    return Math.round(Number(text.replace(/[,万亿]/g, "")) * size);
  };
});

it.each([
  [0.006, "+0.6"],
  [-0.012, "−1.2"],
  [0, "0.0"],
  // too small to show: no sign either
  [0.0004, "0.0"],
  [-0.0004, "0.0"],
  [-1, "−100.0"],
])("formatPoints(%d) is %s", (difference, text) => expect(formatPoints(difference)).toBe(text));

it.each([
  [0.8, "80"],
  [0.875, "87.5"],
  [1, "100"],
  // 0.29 × 100 is 28.999999999999996 in floating point
  [0.29, "29"],
  [0.55, "55"],
])("formatLimit(%d) is %s", (value, text) => expect(formatLimit(value)).toBe(text));

it.each([
  ["2025-09", "2025年9月", "Sep 2025"],
  ["2024-12", "2024年12月", "Dec 2024"],
  ["2025-01", "2025年1月", "Jan 2025"],
  ["2004", "2004年", "2004"],
])("formatPeriod(%s) is %s and %s", (period, zh, en) => {
  expect(formatPeriod(period, "zh-CN")).toBe(zh);
  expect(formatPeriod(period, "en")).toBe(en);
});
