import { describe, expect, it } from "vitest";
import { difference } from "../../src/domain/difference.ts";

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
});
