import { expect, it } from "vitest";
import { tooltipPlace } from "../../src/map/tooltipPlace.ts";

const frame = { width: 400, height: 300 };
const size = { width: 100, height: 80 };

it.each([
  ["right of and below the point", { x: 50, y: 50 }, { x: 64, y: 64 }],
  ["left at the right edge", { x: 350, y: 50 }, { x: 236, y: 64 }],
  ["above at the lower edge", { x: 50, y: 280 }, { x: 64, y: 186 }],
])("stands %s", (_, at, place) => {
  expect(tooltipPlace(at, size, frame)).toEqual(place);
});

it("stays in a frame narrower than itself", () => {
  expect(tooltipPlace({ x: 30, y: 30 }, size, { width: 90, height: 60 })).toEqual({ x: 0, y: 0 });
});
