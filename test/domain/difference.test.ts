import { describe, expect, it } from "vitest";
import { comparedValue, difference } from "../../src/domain/difference.ts";

const row = (status: string, value: number | null, numerator: number | null) => ({
  status,
  value,
  numerator,
});

describe("two values of a measure", () => {
  it("differ and have a ratio", () => {
    expect(difference(0.75, 0.5)).toEqual({ difference: 0.25, ratio: 1.5 });
    expect(difference(30, 40)).toEqual({ difference: -10, ratio: 0.75 });
  });

  it("have no ratio to nothing, and no difference to what is unknown", () => {
    expect(difference(0.5, 0)).toEqual({ difference: 0.5, ratio: null });
    expect(difference(null, 0.5)).toEqual({ difference: null, ratio: null });
    expect(difference(0.5, null)).toEqual({ difference: null, ratio: null });
  });

  it("are values of rates and numerators of counts; what is not told is none", () => {
    expect(comparedValue({ kind: "rate" }, row("ok", 0.5, 10))).toBe(0.5);
    expect(comparedValue({ kind: "count" }, row("ok", null, 10))).toBe(10);
    expect(comparedValue({ kind: "rate" }, row("hidden", null, null))).toBeNull();
    expect(comparedValue({ kind: "rate" }, row("none", null, 0))).toBeNull();
    expect(comparedValue({ kind: "rate" }, undefined)).toBeNull();
  });
});
