import { expect, it } from "vitest";
import { bubbleRadius, bubbles } from "../../src/map/bubbles.ts";
import { squareRows } from "./squares.ts";

it("makes areas, not radii, proportional", () => {
  expect(bubbleRadius(25, 100, 30)).toBe(15);
  expect(bubbleRadius(100, 100, 30)).toBe(30);
  expect(bubbleRadius(0, 100, 30)).toBe(0);
  expect(bubbleRadius(5, 0, 30)).toBe(0);
});

it("draws large circles first and leaves out what has no number", () => {
  const amounts = [25, 100, 50, null];
  const rows = squareRows.map((row, i) => ({ ...row, amount: amounts[i] ?? null }));
  const drawn = bubbles(rows, () => ({ x: 1, y: 2 }), 30);
  expect(drawn.map(({ adcode, radius }) => [adcode, radius])).toEqual([
    ["900002", 30],
    ["900001", 15],
  ]);
});
