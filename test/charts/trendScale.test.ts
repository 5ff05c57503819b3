import { describe, expect, it } from "vitest";
import { trendDomain } from "../../src/charts/trendScale.ts";

describe("trendDomain", () => {
  it("holds values and target, rounded, not from zero", () => {
    expect(trendDomain([0.71, 0.776], 0.8)).toEqual([0.65, 0.85]);
  });

  it("does not end above the highest possible value", () => {
    expect(trendDomain([0.96, 0.99], 1)[1]).toBe(1);
  });

  it("starts at zero when the values come near it", () => {
    expect(trendDomain([0.01, 0.4], null)[0]).toBe(0);
  });

  it("gives a single value room", () => {
    const [low, high] = trendDomain([0.5, null], null);
    expect(low).toBeLessThan(0.5);
    expect(high).toBeGreaterThan(0.5);
  });

  it("shows the whole range when nothing is known", () => {
    expect(trendDomain([null, null], null)).toEqual([0, 1]);
  });
});
