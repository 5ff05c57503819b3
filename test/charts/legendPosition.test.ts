import { expect, it } from "vitest";
import { classOf, legendPosition } from "../../src/charts/legendPosition.ts";
import { colourScale } from "../../src/domain/colourScale.ts";

const { classes } = colourScale([0.6, 0.7, 0.8], 0.8);

it("puts a break into the class above it", () => {
  expect([0.1, 0.6, 0.799, 0.8, 1].map((value) => classOf(classes, value))).toEqual([
    0, 1, 2, 3, 3,
  ]);
});

it.each([
  // Four boxes: the middle of the second is at 1.5 / 4.
  [0.65, 0.375],
  // A quarter into the third.
  [0.725, 0.5625],
  // The open first class counts as 0.5–0.6.
  [0.55, 0.125],
  // Beyond an end the pointer stays just inside it: 0.04 / 4 and 3.96 / 4.
  [0, 0.01],
  [1, 0.99],
])("%f stands at %f", (value, place) => {
  expect(legendPosition(classes, value)).toBeCloseTo(place, 10);
});

it("tells a value just below the target from one on it", () => {
  expect(legendPosition(classes, 0.7999)).toBeLessThan(0.75);
  expect(legendPosition(classes, 0.8)).toBeGreaterThan(0.75);
});
