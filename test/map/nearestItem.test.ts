import { expect, it } from "vitest";
import { mapItems } from "../../src/map/mapItem.ts";
import { nearestItem, type Direction } from "../../src/map/nearestItem.ts";
import { squares } from "./squares.ts";

it.each<[string, Direction, string]>([
  ["900001", "ArrowRight", "900002"],
  ["900001", "ArrowDown", "900003"],
  ["900004", "ArrowUp", "900002"],
  ["900004", "ArrowLeft", "900003"],
  ["900001", "ArrowUp", "900001"],
  ["900002", "ArrowRight", "900002"],
  ["999999", "ArrowRight", "999999"],
])("from %s %s to %s", (from, direction, to) => {
  expect(nearestItem(mapItems(squares, [], undefined), from, direction)).toBe(to);
});
