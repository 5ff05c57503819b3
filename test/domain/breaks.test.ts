import { describe, expect, it } from "vitest";
import { roundedBreaks, targetBreaks } from "../../src/domain/breaks.ts";
import { colourScale, noDataColour } from "../../src/domain/colourScale.ts";

describe("targetBreaks", () => {
  it("puts even steps around one target", () => {
    expect(targetBreaks([0.8])).toEqual([0.5, 0.6, 0.7, 0.8, 0.9]);
  });

  it("keeps full coverage as the last break: met only at exactly 100 %", () => {
    expect(targetBreaks([1])).toEqual([0.7, 0.8, 0.9, 1]);
  });

  it("makes every target a break and lets a crowded step give way", () => {
    expect(targetBreaks([1, 0.88])).toEqual([0.7, 0.8, 0.88, 1]);
    expect(targetBreaks([0.95])).toEqual([0.65, 0.75, 0.85, 0.95]);
  });
});

describe("roundedBreaks", () => {
  it("rounds to whole points and drops repeats and zero", () => {
    expect(roundedBreaks([0.2261, 0.2263, 0.001, 0.4])).toEqual([0.23, 0.4]);
  });
});

describe("colourScale", () => {
  const scale = colourScale(targetBreaks([0.8]), 0.8);

  it("never gives met and missed the same colour", () => {
    expect(scale(0.8)).not.toBe(scale(0.79999));
    expect(new Set(scale.classes.map(({ colour }) => colour)).size).toBe(6);
  });

  it("includes the lower bound and tells unknown from every class", () => {
    expect(scale(0.9)).toBe(scale(1));
    expect(scale(0.7)).toBe(scale(0.79));
    expect(scale(null)).toBe(noDataColour);
    expect(scale.classes.map(({ colour }) => colour)).not.toContain(noDataColour);
  });

  it("refuses a target that is no break", () => {
    expect(() => colourScale([0.5], 0.8)).toThrow("target is not a break");
  });

  it("is sequential without a target", () => {
    expect(colourScale([0.2, 0.3], null).classes.map(({ from }) => from)).toEqual([null, 0.2, 0.3]);
  });
});
