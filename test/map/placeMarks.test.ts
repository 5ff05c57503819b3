import { describe, expect, it } from "vitest";
import type { MapMark } from "../../src/map/mapRow.ts";
import { placeMarks } from "../../src/map/placeMarks.ts";

const mark = (id: string, amount: number | null, at: readonly [number, number]): MapMark => ({
  id,
  name: id,
  at,
  isExact: true,
  outline: null,
  amount,
  status: "ok",
  valueText: "",
  colour: "#000000",
});
const project = ([x, y]: readonly [number, number]) => ({ x: x * 10, y: y * 10 });

describe("points on the map", () => {
  it("have areas in proportion to their amounts, the largest first", () => {
    const placed = placeMarks(
      [mark("a", 25, [1, 1]), mark("b", 400, [2, 2]), mark("c", 100, [3, 3])],
      project,
      40,
    );
    expect(placed.map(({ mark: { id }, radius }) => [id, radius])).toEqual([
      ["b", 40],
      ["c", 20],
      ["a", 10],
    ]);
    expect(placed[0]?.at).toEqual({ x: 20, y: 20 });
  });

  it("can be hit however small, also without an amount", () => {
    const placed = placeMarks(
      [mark("a", 1, [1, 1]), mark("b", 1e6, [2, 2]), mark("c", null, [3, 3])],
      project,
      40,
    );
    expect(placed.map(({ radius }) => radius)).toEqual([40, 4, 4]);
  });

  it("at one point lie beside each other", () => {
    const marks = ["a", "b", "c", "d"].map((id) => mark(id, 1, [5, 5]));
    const points = placeMarks(marks, project, 4).map(({ at }) => at);
    for (const [index, one] of points.entries())
      for (const other of points.slice(index + 1))
        expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(8);
  });
});
