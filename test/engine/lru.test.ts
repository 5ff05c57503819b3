import { expect, it } from "vitest";
import { Lru } from "../../src/engine/lru.ts";

it("drops what was used longest ago, by weight", () => {
  const lru = new Lru<string>(10);
  lru.set("a", "A", 4);
  lru.set("b", "B", 4);
  lru.get("a");
  lru.set("c", "C", 4);
  expect([lru.get("a"), lru.get("b"), lru.get("c")]).toEqual(["A", undefined, "C"]);
  lru.set("d", "D", 11);
  expect([lru.get("d"), lru.get("a"), lru.get("c")]).toEqual([undefined, undefined, undefined]);
});
